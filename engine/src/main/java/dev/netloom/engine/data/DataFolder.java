package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.UserFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data set on the disk, in whichever of the forms that are known: four IDX files named like MNIST's, CIFAR-10's
/// binary files, pictures in a folder for each class, a table of pixels, NumPy arrays, or an archive of any of these.
public final class DataFolder {
    private DataFolder() {}

    /// With nothing said about how.
    ///
    /// @throws FileProblem where there is no data set, or it is damaged; says which file
    public static Dataset load(Path path) throws FileProblem {
        return load(path, DataSettings.PLAIN, DataProgress.NONE);
    }

    /// @param path a folder, or a file that holds a data set
    /// @param progress hears how far it is; may end it by throwing a [java.util.concurrent.CancellationException]
    /// @throws FileProblem where there is no data set, or it is damaged; says which file
    public static Dataset load(Path path, DataSettings settings, DataProgress progress) throws FileProblem {
        if (Archive.isArchive(path)) {
            return load(
                    Archive.unpack(path, UserFolder.ofUser().data().resolve("datasets"), progress), settings, progress);
        }
        if (!Files.exists(path)) {
            throw new FileProblem("no-folder", "there is no folder " + path, path);
        }
        if (IdxFolder.isIn(path)) {
            return IdxFolder.load(path, settings);
        }
        Path folder = Cifar.isPart(path) ? path.toAbsolutePath().getParent() : path;
        if (Cifar.isIn(folder)) {
            return Cifar.load(folder, settings);
        }
        if (NumpyImages.isAt(path)) {
            return NumpyImages.load(path, settings);
        }
        if (PixelTable.isIn(path)) {
            return PixelTable.load(path, settings);
        }
        if (Files.isDirectory(path) && ImageFolder.isIn(path)) {
            return ImageFolder.load(path, settings, progress);
        }
        throw new FileProblem("no-data", path + " holds no data set", path);
    }

    /// Whether `path` looks like a data set, by its name and what lies there; nothing is read but a folder's list.
    public static boolean isData(Path path) {
        return Files.isDirectory(path)
                || Archive.isArchive(path)
                || PixelTable.isTable(path)
                || IdxFolder.isPart(path)
                || Cifar.isPart(path)
                || NumpyImages.isIn(path);
    }

    /// @param why of the file, as the second half of a sentence
    static FileProblem damaged(Path file, String why) {
        return new FileProblem("damaged", file + " cannot be used: " + why, file, why);
    }
}
