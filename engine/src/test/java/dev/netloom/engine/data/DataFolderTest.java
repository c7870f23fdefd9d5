package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final int RECORD = 1 + 3 * 32 * 32;

    @TempDir
    private Path folder;

    private FileProblem problem() {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> DataFolder.load(folder));
        assertThat(problem).isNotNull();
        return problem;
    }

    /// Images whose red is their number, green 100, blue their label.
    private void writeCifar(String name, int... labels) throws IOException {
        byte[] records = new byte[labels.length * RECORD];
        for (int image = 0; image < labels.length; image++) {
            int at = image * RECORD;
            records[at] = (byte) labels[image];
            Arrays.fill(records, at + 1, at + 1 + 1024, (byte) image);
            Arrays.fill(records, at + 1 + 1024, at + 1 + 2048, (byte) 100);
            Arrays.fill(records, at + 1 + 2048, at + RECORD, (byte) labels[image]);
        }
        Files.write(folder.resolve(name), records);
    }

    private void writeCifar() throws IOException {
        for (int i = 1; i <= 5; i++) {
            writeCifar("data_batch_" + i + ".bin", i, 9);
        }
        writeCifar("test_batch.bin", 7, 0, 3);
    }

    private void picture(String file, int type, int width, int height, int... colours) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, type);
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
            picture.getRaster().setSamples(0, 0, width, height, 0, colours);
        } else {
            picture.setRGB(0, 0, width, height, colours, 0, width);
        }
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        ImageIO.write(picture, file.substring(file.lastIndexOf('.') + 1), path.toFile());
    }

    private void colour(String file, int... colours) throws IOException {
        picture(file, BufferedImage.TYPE_INT_RGB, 2, 1, colours);
    }

    @Test
    void cifarIsReadFromItsSixFiles() throws Exception {
        writeCifar();
        Dataset data = DataFolder.load(folder);
        assertThat(data.name()).isEqualTo("CIFAR-10");
        assertThat(data.train().shape()).isEqualTo(new Shape(3, 32, 32));
        assertThat(data.train().size()).isEqualTo(10);
        assertThat(data.test().size()).isEqualTo(3);
        assertThat(data.train().label(8)).isEqualTo(5);
        assertThat(data.train().label(9)).isEqualTo(9);
        assertThat(data.test().label(2)).isEqualTo(3);
        assertThat(data.test().pixel(2, 0)).isEqualTo(2);
        assertThat(data.test().pixel(2, 1024)).isEqualTo(100);
        assertThat(data.test().pixel(2, 3071)).isEqualTo(3);
        assertThat(data.classes()).hasSize(10).startsWith("0", "1");
    }

    @Test
    void theNamesOfCifarsClassesAreTakenFromTheirFile() throws Exception {
        writeCifar();
        Files.writeString(
                folder.resolve("batches.meta.txt"),
                "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
        assertThat(DataFolder.load(folder).classes())
                .hasSize(10)
                .startsWith("airplane")
                .endsWith("truck");
        Files.writeString(folder.resolve("batches.meta.txt"), "airplane\n");
        assertThat(problem()).hasMessageContaining("1 classes instead of 10");
    }

    @Test
    void aMissingAShortOrAWrongFileOfCifarIsNamed() throws Exception {
        writeCifar();
        Files.delete(folder.resolve("data_batch_3.bin"));
        assertThat(problem()).hasMessageContaining("data_batch_3.bin");
        Files.write(folder.resolve("data_batch_3.bin"), new byte[RECORD + 5]);
        assertThat(problem()).hasMessageContaining("data_batch_3.bin").hasMessageContaining("3078 bytes");
        writeCifar("data_batch_3.bin", 0, 12);
        assertThat(problem()).hasMessageContaining("image 1 has label 12");
    }

    @Test
    void damagedFilesOfCifarAreReadOrRefused() throws Exception {
        assertCifarBears(Mutations.SAMPLE / 4);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandDamagedFilesOfCifarAreReadOrRefused() throws Exception {
        assertCifarBears(Mutations.ALL);
    }

    private void assertCifarBears(int count) throws Exception {
        writeCifar();
        String names = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n";
        Path batch = folder.resolve("data_batch_3.bin");
        byte[] whole = Files.readAllBytes(batch);
        Mutations.Tally tally = Mutations.check(List.of(whole, names.getBytes()), count, FileProblem.class, bytes -> {
            boolean isBatch = bytes.length > RECORD;
            Files.write(batch, isBatch ? bytes : whole);
            Files.write(folder.resolve("batches.meta.txt"), isBatch ? names.getBytes() : bytes);
            Dataset data = DataFolder.load(folder);
            assertThat(data.classes()).hasSize(10);
            assertThat(data.train().size()).isGreaterThanOrEqualTo(9);
        });
        assertThat(tally.refused()).isPositive();
        assertThat(tally.read()).isPositive();
    }

    @Test
    void picturesInFoldersAreReadInColour() throws Exception {
        colour("train/cat/a.png", 0x102030, 0xffffff);
        colour("train/dog/b.png", 0, 0x405060);
        colour("train/dog/c.bmp", 0x010203, 0x040506);
        colour("test/dog/d.png", 0x708090, 0);
        Files.writeString(folder.resolve("train/dog/notes.txt"), "no picture");
        Dataset data = DataFolder.load(folder);
        assertThat(data.classes()).containsExactly("cat", "dog");
        assertThat(data.train().shape()).isEqualTo(new Shape(3, 1, 2));
        assertThat(data.train().size()).isEqualTo(3);
        assertThat(pixels(data.train(), 0)).containsExactly(0x10, 0xff, 0x20, 0xff, 0x30, 0xff);
        assertThat(pixels(data.train(), 2)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(data.train().label(0)).isZero();
        assertThat(data.train().label(2)).isEqualTo(1);
        assertThat(data.test().label(0)).isEqualTo(1);
        assertThat(data.name()).isEqualTo(folder.getFileName().toString());
    }

    @Test
    void greyPicturesKeepTheNumbersOfTheirFiles() throws Exception {
        picture("train/one/a.png", BufferedImage.TYPE_BYTE_GRAY, 2, 2, 0, 64, 128, 255);
        colour("test/one/b.png", 0x404040, 0x505050);
        picture("test/one/b.png", BufferedImage.TYPE_INT_RGB, 2, 2, 0x404040, 0x505050, 0, 0xffffff);
        Dataset data = DataFolder.load(folder);
        assertThat(data.train().shape()).isEqualTo(new Shape(1, 2, 2));
        assertThat(pixels(data.train(), 0)).containsExactly(0, 64, 128, 255);
        assertThat(pixels(data.test(), 0)).containsExactly(0x40, 0x50, 0, 0xff);
    }

    @Test
    void whatIsWrongWithFoldersOfPicturesIsSaid() throws Exception {
        colour("train/cat/a.png", 1, 2);
        colour("test/cow/b.png", 1, 2);
        assertThat(problem()).hasMessageContaining("test").hasMessageContaining("holds no images");
        Files.createDirectories(folder.resolve("train/cow"));
        assertThat(DataFolder.load(folder).classes()).containsExactly("cat", "cow");
        Files.delete(folder.resolve("test/cow/b.png"));
        assertThat(problem()).hasMessageContaining("test").hasMessageContaining("holds no images");
    }

    @Test
    void aFolderOfSomethingElseAndNoFolderAreTold() {
        assertThat(problem().key()).isEqualTo("no-data");
        folder = folder.resolve("nowhere");
        assertThat(problem().key()).isEqualTo("no-folder");
    }

    private static int[] pixels(LabelledImages images, int image) {
        int[] pixels = new int[images.shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = images.pixel(image, i);
        }
        return pixels;
    }
}
