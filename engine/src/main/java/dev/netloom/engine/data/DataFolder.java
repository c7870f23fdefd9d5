package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data set on the disk, in whichever of the forms that are known: four IDX files named like MNIST's,
/// CIFAR-10's binary files, or images in a folder for each class.
public final class DataFolder {
    private DataFolder() {}

    /// @throws FileProblem where there is none of them, or it is damaged; says which file
    public static Dataset load(Path folder) throws FileProblem {
        if (Mnist.isIn(folder)) {
            return Mnist.load(folder);
        }
        if (Cifar.isIn(folder)) {
            return Cifar.load(folder).readFrom(folder);
        }
        if (ImageFolder.isIn(folder)) {
            return ImageFolder.load(folder).readFrom(folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new FileProblem("no-folder", "there is no folder " + folder, folder);
        }
        throw new FileProblem("no-data", folder + " holds no data set", folder);
    }

    /// @param why of the file, as the second half of a sentence
    static FileProblem damaged(Path file, String why) {
        return new FileProblem("damaged", file + " cannot be used: " + why, file, why);
    }
}
