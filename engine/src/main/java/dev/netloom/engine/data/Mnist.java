package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// The handwritten digits of LeCun, Cortes and Burges, or any data set in four files of the same names.
public final class Mnist {
    private static final int CLASSES = 10;

    private Mnist() {}

    /// Reads `train-images-idx3-ubyte`, `train-labels-idx1-ubyte` and the `t10k` pair from `folder`, plain or with
    /// `.gz`.
    ///
    /// @throws FileProblem where one is missing or damaged
    public static Dataset load(Path folder) throws FileProblem {
        return new Dataset(
                "MNIST",
                images(folder, "train"),
                images(folder, "t10k"),
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList());
    }

    private static LabelledImages images(Path folder, String part) throws FileProblem {
        Path imageFile = folder.resolve(part + "-images-idx3-ubyte");
        Path labelFile = folder.resolve(part + "-labels-idx1-ubyte");
        Idx.Content images = Idx.read(imageFile, 3);
        Idx.Content labels = Idx.read(labelFile, 1);
        if (images.dims()[0] != labels.dims()[0]) {
            throw Idx.damaged(labelFile, labels.dims()[0] + " labels for " + images.dims()[0] + " images");
        }
        for (byte label : labels.values()) {
            if ((label & 0xff) >= CLASSES) {
                throw Idx.damaged(labelFile, "label " + (label & 0xff) + " is not a digit");
            }
        }
        if (images.dims()[0] == 0 || images.values().length == 0) {
            throw Idx.damaged(imageFile, "it holds no images");
        }
        return new LabelledImages(new Shape(1, images.dims()[1], images.dims()[2]), images.values(), labels.values());
    }
}
