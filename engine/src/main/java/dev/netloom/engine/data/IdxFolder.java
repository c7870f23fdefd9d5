package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Data sets in four IDX files, as MNIST, Fashion-MNIST, KMNIST and EMNIST come: `train-images-idx3-ubyte` and so on,
/// with `t10k` or `test` for the other two, plain or gzipped, perhaps all with a name before.
///
/// EMNIST's images lie on their sides, its letters count from 1: both are put right. Source: Cohen, Afshar, Tapson,
/// van Schaik, *EMNIST: an extension of MNIST to handwritten letters*, 2017.
final class IdxFolder {
    private static final Pattern NAME =
            Pattern.compile("(.*?)(train|t10k|test)-(images|labels)[-.]idx[13]-ubyte(\\.gz)?");
    private static final int MOST_CLASSES = 256;
    private static final int LONGEST_LIST = 1 << 16;

    private final Path folder;
    private final String prefix;

    private IdxFolder(Path folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    static boolean isPart(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /// Whether `path` is such a file or a folder that holds one.
    static boolean isIn(Path path) {
        return !prefixes(path).isEmpty();
    }

    private static TreeSet<String> prefixes(Path path) {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
            files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(matcher -> found.add(matcher.group(1)));
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    /// @throws FileProblem where a file is missing or damaged, or the folder holds several sets
    static Dataset load(Path path, DataSettings settings) throws FileProblem {
        TreeSet<String> prefixes = prefixes(path);
        if (prefixes.size() > 1) {
            throw new FileProblem(
                    "data-several", path + " holds several data sets: " + prefixes, path, String.join(", ", prefixes));
        }
        if (prefixes.isEmpty()) {
            throw new FileProblem("missing", "there is no data set in " + path, path);
        }
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        return new IdxFolder(folder, prefixes.first()).read(path, settings);
    }

    private Dataset read(Path opened, DataSettings settings) throws FileProblem {
        String test = Idx.find(file("test", "images")).isPresent() ? "test" : "t10k";
        Idx.Content trainLabels = Idx.read(file("train", "labels"), 1);
        Idx.Content testLabels = Idx.read(file(test, "labels"), 1);
        int first = Math.min(smallest(trainLabels), smallest(testLabels)) == 1 ? 1 : 0;
        LabelledImages train = images("train", trainLabels, first);
        LabelledImages tested = images(test, testLabels, first);
        if (!train.shape().equals(tested.shape())) {
            throw DataFolder.damaged(
                    Idx.find(file(test, "images")).orElseThrow(),
                    "its images are " + size(tested) + ", those to train on are " + size(train));
        }
        List<String> classes = classes(train, tested, first);
        DataOrigin origin = DataOrigin.of(opened, DataOrigin.Form.IDX, settings, train, false);
        String name = prefix.isEmpty() ? "MNIST" : prefix.replaceAll("[-_.]$", "");
        return DataParts.dataset(name, train, tested, classes, List.of(), origin);
    }

    private Path file(String part, String what) {
        return folder.resolve(prefix + part + "-" + what + (what.equals("images") ? "-idx3-ubyte" : "-idx1-ubyte"));
    }

    private static int smallest(Idx.Content labels) {
        int smallest = MOST_CLASSES;
        for (byte label : labels.values()) {
            smallest = Math.min(smallest, label & 0xff);
        }
        return smallest;
    }

    private LabelledImages images(String part, Idx.Content labels, int first) throws FileProblem {
        Path imageFile = file(part, "images");
        Idx.Content images = Idx.read(imageFile, 3);
        if (images.dims()[0] != labels.dims()[0]) {
            throw DataFolder.damaged(
                    file(part, "labels"), labels.dims()[0] + " labels for " + images.dims()[0] + " images");
        }
        if (images.dims()[0] == 0 || images.values().length == 0) {
            throw DataFolder.damaged(imageFile, "it holds no images");
        }
        byte[] places = labels.values();
        for (int i = 0; i < places.length; i++) {
            places[i] -= (byte) first;
        }
        int height = images.dims()[1];
        int width = images.dims()[2];
        boolean onTheirSides = prefix.startsWith("emnist");
        Shape shape = onTheirSides ? new Shape(1, width, height) : new Shape(1, height, width);
        byte[] pixels = onTheirSides ? transposed(images.values(), height, width) : images.values();
        return new LabelledImages(shape, pixels, places);
    }

    private static byte[] transposed(byte[] images, int height, int width) {
        byte[] result = new byte[images.length];
        int plane = height * width;
        for (int at = 0; at < images.length; at++) {
            int row = at % plane / width;
            int column = at % width;
            result[at - at % plane + column * height + row] = images[at];
        }
        return result;
    }

    /// From `classes.txt`, a name a line, or EMNIST's list of characters; else numbers.
    private List<String> classes(LabelledImages train, LabelledImages test, int first) throws FileProblem {
        int count = Stream.of(train, test)
                        .mapToInt(images -> {
                            int largest = 0;
                            for (int image = 0; image < images.size(); image++) {
                                largest = Math.max(largest, images.label(image));
                            }
                            return largest;
                        })
                        .max()
                        .orElseThrow()
                + 1;
        Path names = folder.resolve("classes.txt");
        Path characters = folder.resolve(prefix + "mapping.txt");
        List<String> classes =
                Files.exists(names) ? lines(names) : Files.exists(characters) ? characters(characters, first) : null;
        if (classes == null) {
            return Stream.iterate(first, label -> label + 1)
                    .limit(Math.max(count, prefix.isEmpty() ? DIGITS : 1))
                    .map(String::valueOf)
                    .toList();
        }
        if (classes.size() < count) {
            throw DataFolder.damaged(
                    Files.exists(names) ? names : characters,
                    "it names " + classes.size() + " classes, and there are " + count);
        }
        return classes;
    }

    /// MNIST's own; a few images of it may not show all of them.
    private static final int DIGITS = 10;

    /// `label upper lower`, the characters as numbers.
    private static List<String> characters(Path file, int first) throws FileProblem {
        return lines(file).stream()
                .map(line -> line.split("\\s+"))
                .filter(fields -> fields.length >= 2 && fields[1].matches("\\d{1,6}"))
                .map(fields -> Character.toString(Integer.parseInt(fields[1])))
                .toList();
    }

    private static List<String> lines(Path file) throws FileProblem {
        try {
            if (Files.size(file) > LONGEST_LIST) {
                throw DataFolder.damaged(file, "it is too long for a list of classes");
            }
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw DataFolder.damaged(file, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String size(LabelledImages images) {
        return images.shape().height() + "x" + images.shape().width() + " pixels";
    }
}
