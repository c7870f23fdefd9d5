package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A table of pixels, `.csv`: an image a line, its label before its pixels or behind them, with or without a line of
/// headings, as Kaggle's digits and Fashion-MNIST come. Pixels are whole numbers from 0 to 255, row after row;
/// colours,
/// where there are three times as many as a square has, lie channel behind channel. Labels are numbers or words.
///
/// In a folder, the file with `train` in its name and the one with `test` are the two parts.
final class PixelTable {
    private static final int MOST_CLASSES = 256;
    private static final int MOST_COLUMNS = 3 * 512 * 512 + 1;
    private static final long MOST_BYTES = 1L << 30; // of pixels

    private static final String NUMBER = "\\d{1,3}(\\.\\d*)?";
    private static final List<String> LABEL =
            List.of("label", "labels", "class", "class_id", "category", "target", "targets", "digit", "letter", "y");

    private final Path file;
    private final List<byte[]> rows = new ArrayList<>(); // without the first and the last column
    private final List<String> firsts = new ArrayList<>();
    private final List<String> lasts = new ArrayList<>();
    private int columns;
    private boolean headed;
    private boolean named; // the headings say which column the label is
    private boolean labelIsLast;

    private PixelTable(Path file) {
        this.file = file;
    }

    static boolean isTable(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }

    private static List<Path> tables(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PixelTable::isTable).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static boolean isIn(Path path) {
        return isTable(path) || Files.isDirectory(path) && part(tables(path), "train") != null;
    }

    private static Path part(List<Path> tables, String word) {
        return tables.stream()
                .filter(table ->
                        table.getFileName().toString().toLowerCase(Locale.ROOT).contains(word))
                .findFirst()
                .orElse(tables.size() == 1 && word.equals("train") ? tables.getFirst() : null);
    }

    /// @throws FileProblem says in which line what is wrong
    static Dataset load(Path path, DataSettings settings) throws FileProblem {
        List<Path> tables = isTable(path) ? List.of(path) : tables(path);
        Path trainFile = isTable(path) ? path : part(tables, "train");
        Path testFile = isTable(path) ? null : part(tables, "test");
        PixelTable train = new PixelTable(trainFile).read();
        PixelTable test = testFile == null ? null : new PixelTable(testFile).read();
        if (test != null && test.columns != train.columns) {
            throw DataFolder.damaged(
                    testFile, "its lines have " + test.columns + " columns, those to train on have " + train.columns);
        }
        Map<String, Integer> classes = classes(train, test);
        if (classes.size() > MOST_CLASSES) {
            throw DataFolder.damaged(
                    trainFile, "it has " + classes.size() + " different labels; from 1 to 256 are possible");
        }
        LabelledImages images = train.images(classes);
        LabelledImages tested = test == null ? null : test.images(classes);
        String name = path.toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
        DataOrigin origin = DataOrigin.of(path, DataOrigin.Form.CSV, settings, images, test == null);
        return DataParts.dataset(name, images, tested, List.copyOf(classes.keySet()), List.of(), origin);
    }

    /// Numbers keep their places, 0 to the largest; words are in their natural order.
    private static Map<String, Integer> classes(PixelTable train, PixelTable test) {
        TreeMap<String, Integer> found = new TreeMap<>(NaturalOrder::compare);
        Stream.of(train, test)
                .filter(table -> table != null)
                .flatMap(table -> table.labels().stream())
                .forEach(label -> found.put(label, 0));
        Map<String, Integer> places = new LinkedHashMap<>();
        if (found.keySet().stream().allMatch(label -> label.matches("\\d{1,3}"))) {
            int largest =
                    found.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0);
            int smallest =
                    found.keySet().stream().mapToInt(Integer::parseInt).min().orElse(0);
            for (int label = Math.min(smallest, 1); label <= largest; label++) {
                places.put(Integer.toString(label), places.size());
            }
        } else {
            found.keySet().forEach(label -> places.put(label, places.size()));
        }
        return places;
    }

    private PixelTable read() throws FileProblem {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                CSVParser lines = CSVFormat.DEFAULT
                        .builder()
                        .setIgnoreEmptyLines(true)
                        .setIgnoreSurroundingSpaces(true)
                        .get()
                        .parse(new InputStreamReader(Idx.unpacked(raw), StandardCharsets.UTF_8))) {
            for (CSVRecord line : lines) {
                take(line);
            }
        } catch (IOException | UncheckedIOException e) {
            throw DataFolder.damaged(file, "it cannot be read (" + e.getMessage() + ")");
        }
        if (rows.isEmpty()) {
            throw DataFolder.damaged(file, "it holds no images");
        }
        findLabels();
        return this;
    }

    private void take(CSVRecord line) throws FileProblem {
        if (columns == 0) {
            begin(line);
            if (headed) {
                return;
            }
        }
        if (line.size() != columns) {
            throw wrong(line.getRecordNumber(), "it has " + line.size() + " columns, those before have " + columns);
        }
        byte[] pixels = new byte[columns - 2];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = pixel(line.getRecordNumber(), at + 1, line.get(at + 1));
        }
        if ((rows.size() + 1L) * pixels.length > MOST_BYTES) {
            throw DataFolder.damaged(file, "it holds more than " + rows.size() + " images: too many to hold at once");
        }
        rows.add(pixels);
        firsts.add(label(line.get(0)));
        lasts.add(label(line.get(columns - 1)));
    }

    private void begin(CSVRecord line) throws FileProblem {
        columns = line.size();
        if (columns > MOST_COLUMNS || columns < 2 || shape() == null) {
            throw wrong(
                    line.getRecordNumber(),
                    "it has " + columns + " columns; a label and the pixels of a square are wanted, as 785 for 28x28");
        }
        headed = isHeading(line);
        labelIsLast = headed && isLabel(line.get(columns - 1));
        named = headed && (labelIsLast || isLabel(line.get(0)));
    }

    private static boolean isLabel(String heading) {
        return LABEL.contains(heading.toLowerCase(Locale.ROOT));
    }

    /// Where no heading says so, the label is what is no number, or else what is not the same everywhere, as corners
    /// are.
    private void findLabels() {
        if (!named) {
            boolean words = lasts.stream().anyMatch(text -> !text.matches(NUMBER));
            labelIsLast = words
                    || firsts.stream().distinct().count() == 1
                            && lasts.stream().distinct().count() > 1;
        }
    }

    private boolean isHeading(CSVRecord line) {
        return columns > 2 && !line.get(columns / 2).matches(NUMBER);
    }

    /// Null where the columns are not those of a square.
    private Shape shape() {
        int pixels = columns - 1;
        for (int channels : new int[] {1, 3}) {
            int side = (int) Math.round(Math.sqrt((double) pixels / channels));
            if (side > 0 && side * side * channels == pixels) {
                return new Shape(channels, side, side);
            }
        }
        return null;
    }

    private byte pixel(long line, int column, String text) throws FileProblem {
        try {
            double value = Double.parseDouble(text);
            if (value != Math.rint(value)) {
                throw wrong(line, text + " in column " + (column + 1) + " is no whole number from 0 to 255");
            }
            if (value >= 0 && value <= 255) {
                return (byte) value;
            }
        } catch (NumberFormatException e) {
            throw wrong(line, "\"" + text + "\" in column " + (column + 1) + " is no number");
        }
        throw wrong(line, text + " in column " + (column + 1) + " is not from 0 to 255");
    }

    private static String label(String text) {
        return text.matches("\\d{1,3}\\.0*") ? text.substring(0, text.indexOf('.')) : text;
    }

    private FileProblem wrong(long line, String why) {
        return DataFolder.damaged(file, "line " + line + ": " + why);
    }

    private List<String> labels() {
        return labelIsLast ? lasts : firsts;
    }

    private LabelledImages images(Map<String, Integer> classes) throws FileProblem {
        Shape shape = shape();
        byte[] pixels = new byte[rows.size() * shape.size()];
        byte[] places = new byte[rows.size()];
        for (int image = 0; image < places.length; image++) {
            int at = image * shape.size();
            String corner = (labelIsLast ? firsts : lasts).get(image);
            byte pixel = pixel(image + (headed ? 2 : 1), labelIsLast ? 0 : columns - 1, corner);
            System.arraycopy(rows.get(image), 0, pixels, labelIsLast ? at + 1 : at, columns - 2);
            pixels[labelIsLast ? at : at + columns - 2] = pixel;
            places[image] = (byte) (int) classes.get(labels().get(image));
        }
        return new LabelledImages(shape, pixels, places);
    }
}
