package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.SkippedFile.Reason;
import dev.netloom.engine.store.FileProblem;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with pictures, and what a data set is without them.
class ImageFolderTest {
    private static final int SIDE = 32;

    @TempDir
    private Path folder;

    /// Kinds of files that pictures come in.
    enum Kind {
        PNG("png"),
        JPEG("jpg"),
        PROGRESSIVE("jpg"),
        GREY("jpg"),
        BMP("bmp"),
        GIF("gif");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        byte[] draw(int seed) {
            int type = this == GREY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
            BufferedImage image = new BufferedImage(SIDE, SIDE, type);
            Random random = new Random(seed);
            for (int at = 0; at < SIDE * SIDE; at++) {
                image.setRGB(at % SIDE, at / SIDE, random.nextInt());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriter writer = ImageIO.getImageWritersBySuffix(ending).next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                ImageWriteParam settings = writer.getDefaultWriteParam();
                if (this == PROGRESSIVE) {
                    settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                }
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), settings);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            writer.dispose();
            return bytes.toByteArray();
        }
    }

    @BeforeEach
    void drawTwoClasses() throws IOException {
        for (String name : List.of("train/a/1", "train/a/2", "train/b/1", "test/a/1", "test/b/1")) {
            write(name + ".png", Kind.PNG.draw(name.hashCode()));
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Dataset load() throws FileProblem {
        return DataFolder.load(folder);
    }

    private FileProblem problem() {
        FileProblem problem = catchThrowableOfType(FileProblem.class, this::load);
        assertThat(problem).isNotNull();
        return problem;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ImageFolderTest.class.getResourceAsStream("/pictures/" + name)) {
            return in.readAllBytes();
        }
    }

    private static int[] pixels(LabelledImages images, int image) {
        int[] pixels = new int[images.shape().size()];
        Arrays.setAll(pixels, at -> images.pixel(image, at));
        return pixels;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPictureThatBreaksOffIsPassedOverAndNamed(Kind kind) throws Exception {
        byte[] whole = kind.draw(1);
        Path file = write("train/b/0." + kind.ending, whole);
        assertThat(load().train().size()).as("whole").isEqualTo(4);
        for (double share : new double[] {0, 0.02, 0.1, 0.3, 0.5, 0.9, 0.98}) {
            Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length)));
            Dataset data = load();
            assertThat(data.skipped()).as("cut at %s", share).containsExactly(new SkippedFile(file, Reason.DAMAGED));
            assertThat(data.train().size()).isEqualTo(3);
        }
    }

    @Test
    void picturesOfOtherKindsAreCountedAndTheRestIsRead() throws Exception {
        Path heic = write("train/a/3.HEIC", new byte[100]);
        Path svg = write("test/b/2.svg", new byte[100]);
        write("train/a/notes.txt", new byte[100]);
        Path empty = Files.createDirectories(folder.resolve("train/c"));
        Path heics = write("train/d/1.heic", new byte[100]);
        Path untrained = write("test/e/1.png", Kind.PNG.draw(3)).getParent();
        Dataset data = load();
        assertThat(data.classes()).containsExactly("a", "b", "c", "d");
        assertThat(data.train().size()).isEqualTo(3);
        assertThat(data.test().size()).isEqualTo(2);
        assertThat(data.skipped())
                .containsExactly(
                        new SkippedFile(heic, Reason.FORMAT),
                        new SkippedFile(heics, Reason.FORMAT),
                        new SkippedFile(empty, Reason.EMPTY),
                        new SkippedFile(heics.getParent(), Reason.EMPTY),
                        new SkippedFile(svg, Reason.FORMAT),
                        new SkippedFile(untrained, Reason.UNTRAINED));
    }

    @Test
    void nothingButUnreadablePicturesNamesTheCause() throws Exception {
        for (String name : List.of("a/1", "a/2", "b/1")) {
            Files.move(folder.resolve("train/" + name + ".png"), folder.resolve("train/" + name + ".svg"));
        }
        FileProblem problem = problem();
        assertThat(problem.key()).isEqualTo("no-images");
        assertThat(problem.arguments()).containsExactly(folder.resolve("train"), 3, folder.resolve("train/a/1.svg"));
    }

    @Test
    void whatArchivesOfMacOsLeaveIsNoClass() throws Exception {
        write("train/__MACOSX/._1.png", new byte[100]);
        write("test/__MACOSX/b/._1.png", new byte[100]);
        Dataset data = load();
        assertThat(data.classes()).containsExactly("a", "b");
        assertThat(data.skipped()).isEmpty();
    }

    /// The same picture with the same profile, of Adobe's colours, as JPEG and as PNG.
    @Test
    void aColourProfileChangesNoNumber() throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, resource("png_icc_adobergb.png"));
            }
        }
        write("train/a/3.jpg", resource("jpg_icc_adobergb.jpg"));
        Dataset data = load();
        int[] png = pixels(data.train(), 0);
        int[] jpeg = pixels(data.train(), 2);
        assertThat(png[5 * 24 + 5]).isEqualTo(50);
        assertThat(png[32 * 24 + 5 * 24 + 5]).isEqualTo(40);
        assertThat(IntStream.range(0, png.length)
                        .mapToDouble(at -> Math.abs(png[at] - jpeg[at]))
                        .average()
                        .orElseThrow())
                .as("what JPEG rounds")
                .isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void everyKindOfPixelGivesItsColour(int type) throws Exception {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        boolean isGrey = type == BufferedImage.TYPE_BYTE_GRAY
                || type == BufferedImage.TYPE_USHORT_GRAY
                || type == BufferedImage.TYPE_BYTE_BINARY;
        int[] colours = {0x000000, 0xffffff, isGrey ? 0x000000 : 0xff0000, isGrey ? 0xffffff : 0x0000ff};
        for (int x = 0; x < colours.length; x++) {
            image.setRGB(x, 0, new Color(colours[x]).getRGB());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        write("train/a/1.png", bytes.toByteArray());
        int[] pixels = pixels(load().train(), 0);
        for (int x = 0; x < colours.length; x++) {
            assertThat(pixels[x] << 16 | pixels[SIDE * SIDE + x] << 8 | pixels[2 * SIDE * SIDE + x])
                    .isEqualTo(colours[x]);
        }
    }

    /// Whoever decodes first takes 40 s and 6 GB.
    @Test
    void aPictureTooLargeIsPassedOverByItsHeader() throws Exception {
        Path huge = write("train/a/1.png", png(40_000, 40_000));
        Mutations.Tally tally = Mutations.measure(new byte[0], FileProblem.class, none -> load());
        assertThat(tally.bytes()).isLessThan(16 << 20);
        Dataset data = load();
        assertThat(data.skipped()).containsExactly(new SkippedFile(huge, Reason.LARGE));
        assertThat(data.train().size()).isEqualTo(2);
    }

    /// A PNG that says of itself that it is so large, and holds no pixels.
    private static byte[] png(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes())
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .array();
    }

    @Test
    void imagesKnowTheirFiles() throws Exception {
        Dataset data = load();
        assertThat(data.train().file(2))
                .contains(folder.resolve("train/b/1.png").toString());
        assertThat(data.train().select(new int[] {1}).file(0))
                .contains(folder.resolve("train/a/2.png").toString());
        assertThat(data.test().first(1).file(0))
                .contains(folder.resolve("test/a/1.png").toString());
    }

    @Test
    void aFewImagesAreOfAllClasses() throws Exception {
        for (int i = 3; i < 9; i++) {
            write("train/a/" + i + ".png", Kind.PNG.draw(i));
            write("train/c/" + i + ".png", Kind.PNG.draw(-i));
        }
        write("test/c/1.png", Kind.PNG.draw(0));
        Dataset data = load(); // 8 of a, 1 of b, 6 of c
        LabelledImages few = data.limited(6).train();
        assertThat(labels(few)).containsExactly(0, 0, 0, 1, 2, 2);
        assertThat(pixels(few, 4)).containsExactly(pixels(data.train(), 9));
        assertThat(labels(data.limited(2).train())).containsExactly(0, 1);
        assertThat(data.limited(14).train().size()).isEqualTo(14);
        assertThat(data.limited(15).train()).isSameAs(data.train());
    }

    /// What is mixed already stays as it is: the first digits of MNIST are what they always were.
    @Test
    void aFewOfMixedImagesAreTheFirst() {
        LabelledImages mixed = new LabelledImages(new Shape(1, 1, 1), new byte[] {1, 2, 3, 4}, new byte[] {5, 5, 0, 4});
        Dataset data = new Dataset("mixed", mixed, mixed, List.of());
        assertThat(labels(data.limited(2).train())).containsExactly(5, 5);
    }

    private static int[] labels(LabelledImages images) {
        int[] labels = new int[images.size()];
        Arrays.setAll(labels, images::label);
        return labels;
    }

    @Test
    void aDamagedPictureIsReadOrPassedOver() throws Exception {
        assertBears(Mutations.SAMPLE / 2);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandDamagedPicturesAreReadOrPassedOver() throws Exception {
        assertBears(Mutations.ALL);
    }

    private void assertBears(int count) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            files.add(kind.draw(7));
        }
        Path file = folder.resolve("train/a/9.png");
        int[] passedOver = new int[1];
        Mutations.Tally tally = Mutations.check(files, count, FileProblem.class, bytes -> {
            Files.write(file, bytes);
            Dataset data = load();
            passedOver[0] += data.skipped().size();
            assertThat(data.train().shape()).isEqualTo(new Shape(3, SIDE, SIDE));
            assertThat(data.train().size() + data.skipped().size()).isEqualTo(4);
        });
        assertThat(passedOver[0]).isPositive();
        assertThat(tally.read() - passedOver[0]).isPositive();
    }
}
