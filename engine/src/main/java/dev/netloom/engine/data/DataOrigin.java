package dev.netloom.engine.data;

import java.nio.file.Path;

/// What was understood of the files of a data set.
///
/// @param file the folder or file that was opened
/// @param asked the name or path that a user asked for it by
/// @param smallest picture, and `largest`: columns and rows; the images' own size where nothing was resized
/// @param splitHere whether the test images were chosen by Netloom, since the files do not say
/// @param inMemory false where pictures are decoded anew whenever they are needed
public record DataOrigin(
        Path file,
        String asked,
        Form form,
        DataSettings settings,
        DataSettings.Size smallest,
        DataSettings.Size largest,
        boolean splitHere,
        boolean inMemory) {
    /// What files a set comes in. `data.form.FORM` in the texts says it to the user.
    public enum Form {
        IDX,
        CIFAR,
        PICTURES,
        CSV,
        NPZ
    }

    static DataOrigin of(Path file, Form form, DataSettings settings, LabelledImages images, boolean splitHere) {
        DataSettings.Size size =
                new DataSettings.Size(images.shape().width(), images.shape().height());
        return new DataOrigin(file, file.toString(), form, settings, size, size, splitHere, true);
    }

    DataOrigin askedFor(String name) {
        return new DataOrigin(file, name, form, settings, smallest, largest, splitHere, inMemory);
    }

    /// Whether some pictures had another size than the images.
    public boolean isResized(LabelledImages images) {
        DataSettings.Size size =
                new DataSettings.Size(images.shape().width(), images.shape().height());
        return !smallest.equals(size) || !largest.equals(size);
    }
}
