package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The handwritten digits of LeCun, Cortes and Burges, or any data set in four files of the same names.
public final class Mnist {
    private static final List<String> PARTS = List.of("train", "t10k");

    private Mnist() {}

    /// Reads `train-images-idx3-ubyte`, `train-labels-idx1-ubyte` and the `t10k` pair from
    /// `folder`, plain or gzipped; `train-images.idx3-ubyte` will do, too.
    ///
    /// @throws FileProblem where one is missing or damaged
    public static Dataset load(Path folder) throws FileProblem {
        return IdxFolder.load(folder, DataSettings.PLAIN);
    }

    /// Writes `images` as a folder that [#load] reads, gzipped: both as the images to train on and
    /// as those to test on, so that a small collection can be used for either.
    public static void save(Path folder, LabelledImages images) throws IOException {
        for (String part : PARTS) {
            Shape shape = images.shape();
            Idx.write(imageFile(folder, part), images.pixels(), images.size(), shape.height(), shape.width());
            Idx.write(labelFile(folder, part), images.labels(), images.size());
        }
    }

    /// Whether `folder` holds one of the files of such a data set.
    public static boolean isIn(Path folder) {
        return PARTS.stream()
                .flatMap(part -> Stream.of(imageFile(folder, part), labelFile(folder, part)))
                .anyMatch(file -> Idx.find(file).isPresent());
    }

    /// Removes what [#save] wrote.
    public static void delete(Path folder) throws IOException {
        for (String part : PARTS) {
            for (Path file : List.of(imageFile(folder, part), labelFile(folder, part))) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".gz"));
            }
        }
    }

    private static Path imageFile(Path folder, String part) {
        return folder.resolve(part + "-images-idx3-ubyte");
    }

    private static Path labelFile(Path folder, String part) {
        return folder.resolve(part + "-labels-idx1-ubyte");
    }
}
