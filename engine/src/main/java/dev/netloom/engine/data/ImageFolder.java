package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Images in folders, as many data sets come: `train/CLASS/FILE` and `test/CLASS/FILE`, PNG, JPEG, GIF or BMP, all of
/// one size. Where every image is grey they have one channel, else three: red, green, blue. Classes are in the order
/// of their names, files too.
final class ImageFolder {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");
    private static final int MOST_CLASSES = 256;

    private ImageFolder() {}

    static boolean isIn(Path folder) {
        return Files.isDirectory(folder.resolve("train")) && Files.isDirectory(folder.resolve("test"));
    }

    /// @throws FileProblem where an image cannot be read or has another size, or a class has no folder in `train`
    static Dataset load(Path folder) throws FileProblem {
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
        List<Image> images = new ArrayList<>();
        int toTrainOn = 0;
        for (Path part : List.of(train, test)) {
            for (int label = 0; label < classes.size(); label++) {
                read(part.resolve(classes.get(label)), label, images);
            }
            if (images.size() == toTrainOn) {
                throw DataFolder.damaged(part, "it holds no images in its folders");
            }
            toTrainOn = part.equals(train) ? images.size() : toTrainOn;
        }
        int channels = images.stream().allMatch(Image::isGrey) ? 1 : 3;
        return new Dataset(
                folder.toAbsolutePath().normalize().getFileName().toString(),
                pack(images.subList(0, toTrainOn), channels),
                pack(images.subList(toTrainOn, images.size()), channels),
                classes);
    }

    private static List<String> names(Path part) throws FileProblem {
        return list(part).stream()
                .filter(Files::isDirectory)
                .map(path -> path.getFileName().toString())
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

    private static void read(Path folder, int label, List<Image> images) throws FileProblem {
        if (!Files.isDirectory(folder)) {
            return; // a class without images to test
        }
        for (Path file : list(folder)) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                Image image = Image.read(file, label);
                if (!images.isEmpty() && !image.hasSizeOf(images.getFirst())) {
                    throw DataFolder.damaged(
                            file,
                            "it is " + image.size() + ", others are "
                                    + images.getFirst().size() + ": make all images the same size");
                }
                images.add(image);
            }
        }
    }

    private static LabelledImages pack(List<Image> images, int channels) {
        Image first = images.getFirst();
        Shape shape = new Shape(channels, first.height, first.width);
        byte[] pixels = new byte[Math.multiplyExact(images.size(), shape.size())];
        byte[] labels = new byte[images.size()];
        for (int i = 0; i < images.size(); i++) {
            labels[i] = (byte) images.get(i).label;
            System.arraycopy(images.get(i).planes, 0, pixels, i * shape.size(), shape.size());
        }
        return new LabelledImages(shape, pixels, labels);
    }

    /// @param planes red, green, blue, each row after row; of a grey image all three are the same
    private record Image(int height, int width, int label, byte[] planes, boolean isGrey) {
        static Image read(Path file, int label) throws FileProblem {
            try {
                BufferedImage picture = ImageIO.read(file.toFile());
                if (picture == null) {
                    throw DataFolder.damaged(file, "it is no picture that Java can read");
                }
                return of(picture, label);
            } catch (IOException | RuntimeException e) { // damaged files make ImageIO throw either
                throw DataFolder.damaged(file, "it cannot be read (" + e.getMessage() + ")");
            }
        }

        private static Image of(BufferedImage picture, int label) {
            int plane = picture.getWidth() * picture.getHeight();
            int[] colours = colours(picture);
            byte[] planes = new byte[3 * plane];
            boolean grey = true;
            for (int i = 0; i < plane; i++) {
                byte red = (byte) (colours[i] >> 16);
                byte green = (byte) (colours[i] >> 8);
                byte blue = (byte) colours[i];
                planes[i] = red;
                planes[plane + i] = green;
                planes[2 * plane + i] = blue;
                grey &= red == green && green == blue;
            }
            return new Image(picture.getHeight(), picture.getWidth(), label, planes, grey);
        }

        /// Of grey pictures the numbers of the file: Java would take them for linear light, and make them brighter.
        private static int[] colours(BufferedImage picture) {
            int width = picture.getWidth();
            int height = picture.getHeight();
            ColorModel model = picture.getColorModel();
            if (model instanceof IndexColorModel || model.getNumColorComponents() > 1) {
                return picture.getRGB(0, 0, width, height, null, 0, width);
            }
            int[] greys = picture.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
            int largest = (1 << model.getComponentSize(0)) - 1;
            return Arrays.stream(greys)
                    .map(grey -> grey * 255 / largest * 0x010101)
                    .toArray();
        }

        boolean hasSizeOf(Image other) {
            return height == other.height && width == other.width;
        }

        String size() {
            return width + "x" + height + " pixels";
        }
    }
}
