package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Images in folders, as many data sets come: `train/CLASS/FILE` and `test/CLASS/FILE`, PNG, JPEG, GIF or BMP, all of
/// one size. Where every image is grey they have one channel, else three: red, green, blue. Classes are in the order
/// of their names, files too. Files that cannot be read are passed over.
final class ImageFolder {
    private static final int MOST_CLASSES = 256;
    /// Pixels in a row or column; no network takes more.
    private static final int LARGEST_SIDE = 4096;
    /// What macOS puts into archives.
    private static final String RESOURCES = "__MACOSX";

    private final List<SkippedFile> skipped = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();

    private record Image(Path file, int label, Picture picture) {}

    private int partBegins; // which of the images is the first of this part
    private boolean coloured; // whether any is

    private ImageFolder() {}

    static boolean isIn(Path folder) {
        return Files.isDirectory(folder.resolve("train")) && Files.isDirectory(folder.resolve("test"));
    }

    /// @throws FileProblem where an image has another size, a class has no folder in `train`, or no image can be read
    static Dataset load(Path folder) throws FileProblem {
        return new ImageFolder().read(folder);
    }

    private Dataset read(Path folder) throws FileProblem {
        Path train = folder.resolve("train");
        Path test = folder.resolve("test");
        List<String> classes = names(train);
        for (String name : names(test)) {
            if (!classes.contains(name)) {
                throw DataFolder.damaged(test.resolve(name), "there are no images of this class in " + train);
            }
        }
        if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
            throw DataFolder.damaged(
                    train, "it holds " + classes.size() + " folders, one for each class; from 1 to 256 are possible");
        }
        readPart(train, classes);
        int toTrainOn = images.size();
        noteEmpty(train, classes);
        readPart(test, classes);
        int channels = images.stream().allMatch(image -> image.picture.isGrey()) ? 1 : 3;
        return new Dataset(
                folder.toAbsolutePath().normalize().getFileName().toString(),
                pack(images.subList(0, toTrainOn), channels),
                pack(images.subList(toTrainOn, images.size()), channels),
                classes,
                skipped);
    }

    private static List<String> names(Path part) throws FileProblem {
        return list(part).stream()
                .filter(Files::isDirectory)
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.equals(RESOURCES))
                .toList();
    }

    private static List<Path> list(Path folder) throws FileProblem {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw DataFolder.damaged(folder, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    private void readPart(Path part, List<String> classes) throws FileProblem {
        int before = images.size();
        partBegins = before;
        int skippedBefore = skipped.size();
        for (int label = 0; label < classes.size(); label++) {
            Path folder = part.resolve(classes.get(label));
            if (Files.isDirectory(folder)) { // else a class without images to test
                for (Path file : list(folder)) {
                    if (PictureFile.isPicture(file)) {
                        read(file, label);
                    }
                }
            }
        }
        if (images.size() == before) {
            throw nothing(part, skipped.subList(skippedBefore, skipped.size()));
        }
    }

    private static FileProblem nothing(Path part, List<SkippedFile> skipped) {
        if (skipped.isEmpty()) {
            return DataFolder.damaged(part, "it holds no images in its folders");
        }
        return new FileProblem(
                "no-images",
                part + " holds no images that can be read, "
                        + skipped.getFirst().file() + " is one of them",
                part,
                skipped.size(),
                skipped.getFirst().file());
    }

    private void noteEmpty(Path train, List<String> classes) {
        for (int label = 0; label < classes.size(); label++) {
            int wanted = label;
            if (images.stream().noneMatch(image -> image.label == wanted)) {
                skipped.add(new SkippedFile(train.resolve(classes.get(label)), SkippedFile.Reason.EMPTY));
            }
        }
    }

    private void read(Path file, int label) throws FileProblem {
        try (PictureFile picture = new PictureFile(file)) {
            requireSize(file, picture.width(), picture.height());
            Picture read = picture.read();
            coloured |= !read.isGrey();
            images.add(new Image(file, label, read));
        } catch (PictureFile.Unreadable e) {
            skipped.add(new SkippedFile(file, e.reason()));
        }
    }

    /// By what the file says of itself, before anything is decoded.
    private void requireSize(Path file, int width, int height) throws FileProblem {
        if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new FileProblem(
                    "picture-large",
                    file + " is " + size(width, height) + ", more than " + size(LARGEST_SIDE, LARGEST_SIDE),
                    file,
                    width,
                    height,
                    LARGEST_SIDE);
        }
        if (images.isEmpty()) {
            return;
        }
        Picture first = images.getFirst().picture;
        if (first.width() != width || first.height() != height) {
            throw DataFolder.damaged(
                    file,
                    "it is " + size(width, height) + ", others are " + size(first.width(), first.height())
                            + ": make all images the same size");
        }
        int ofPart = images.size() - partBegins;
        if ((ofPart + 1L) * width * height * (coloured ? 3 : 1) > Integer.MAX_VALUE) {
            throw new FileProblem(
                    "pictures-many",
                    "more than " + ofPart + " images of " + size(width, height) + " do not fit",
                    file.getParent().getParent(),
                    ofPart,
                    width,
                    height);
        }
    }

    private static String size(int width, int height) {
        return width + "x" + height + " pixels";
    }

    private static LabelledImages pack(List<Image> images, int channels) {
        Picture first = images.getFirst().picture;
        Shape shape = new Shape(channels, first.height(), first.width());
        byte[] pixels = new byte[Math.multiplyExact(images.size(), shape.size())];
        byte[] labels = new byte[images.size()];
        for (int i = 0; i < images.size(); i++) {
            labels[i] = (byte) images.get(i).label;
            images.get(i).picture.copyTo(pixels, i * shape.size(), channels);
        }
        return new LabelledImages(
                shape,
                pixels,
                labels,
                images.stream().map(image -> image.file.toString()).toList());
    }
}
