package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// CIFAR-10 in its binary version: 32 x 32 images in colour, of ten classes. A record is a label and 3,072
/// bytes, red, green and blue, each row after row. Source: Alex Krizhevsky, *Learning Multiple Layers of
/// Features from Tiny Images*, 2009, and the page of the data set.
final class Cifar {
    private static final Shape SHAPE = new Shape(3, 32, 32);
    private static final int CLASSES = 10;
    private static final int RECORD = 1 + SHAPE.size();
    /// Images in a file; those of CIFAR-10 hold 10,000.
    private static final long MOST = 100_000;

    private static final int LONGEST_LIST = 1 << 16;
    private static final List<String> TRAIN = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "data_batch_" + i + ".bin")
            .toList();
    private static final List<String> TEST = List.of("test_batch.bin");
    private static final String NAMES = "batches.meta.txt";

    private Cifar() {}

    static boolean isPart(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return TRAIN.contains(name) || TEST.contains(name);
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(TRAIN.getFirst())) || Files.exists(folder.resolve(TEST.getFirst()));
    }

    /// Reads `data_batch_1.bin` to `data_batch_5.bin`, `test_batch.bin`, and the names of the classes where
    /// `batches.meta.txt` has them.
    ///
    /// @throws FileProblem where one is missing or damaged
    static Dataset load(Path folder, DataSettings settings) throws FileProblem {
        LabelledImages train = images(folder, TRAIN);
        LabelledImages test = images(folder, TEST);
        DataOrigin origin = DataOrigin.of(folder, DataOrigin.Form.CIFAR, settings, train, false);
        return DataParts.dataset("CIFAR-10", train, test, classes(folder.resolve(NAMES)), List.of(), origin);
    }

    private static LabelledImages images(Path folder, List<String> names) throws FileProblem {
        byte[][] files = new byte[names.size()][];
        int count = 0;
        for (int i = 0; i < files.length; i++) {
            files[i] = read(folder.resolve(names.get(i)));
            count += files[i].length / RECORD;
        }
        byte[] pixels = new byte[count * SHAPE.size()];
        byte[] labels = new byte[count];
        int image = 0;
        for (byte[] file : files) {
            for (int at = 0; at < file.length; at += RECORD) {
                labels[image] = file[at];
                System.arraycopy(file, at + 1, pixels, image * SHAPE.size(), SHAPE.size());
                image++;
            }
        }
        return new LabelledImages(SHAPE, pixels, labels);
    }

    private static byte[] read(Path file) throws FileProblem {
        if (!Files.exists(file)) {
            throw new FileProblem("missing", "there is no file " + file, file);
        }
        byte[] bytes;
        try {
            if (Files.size(file) > MOST * RECORD) {
                throw DataFolder.damaged(file, "it holds more than " + MOST + " images");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw DataFolder.damaged(file, "it cannot be read (" + e.getMessage() + ")");
        }
        if (bytes.length == 0 || bytes.length % RECORD != 0) {
            throw DataFolder.damaged(
                    file, "it holds " + bytes.length + " bytes, which is not some records of " + RECORD);
        }
        for (int at = 0; at < bytes.length; at += RECORD) {
            if ((bytes[at] & 0xff) >= CLASSES) {
                throw DataFolder.damaged(
                        file, "image " + at / RECORD + " has label " + (bytes[at] & 0xff) + ", the largest is 9");
            }
        }
        return bytes;
    }

    private static List<String> classes(Path file) throws FileProblem {
        if (!Files.exists(file)) {
            return IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        }
        try {
            if (Files.size(file) > LONGEST_LIST) {
                throw DataFolder.damaged(file, "it is too long for a list of classes");
            }
            List<String> names = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (names.size() != CLASSES) {
                throw DataFolder.damaged(file, "it names " + names.size() + " classes instead of " + CLASSES);
            }
            return names;
        } catch (IOException e) {
            throw DataFolder.damaged(file, "it cannot be read (" + e.getMessage() + ")");
        }
    }
}
