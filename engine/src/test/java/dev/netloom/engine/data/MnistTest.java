package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeASmallSet() throws IOException {
        for (String part : new String[] {"train", "t10k"}) {
            Files.write(images(part), idx(new int[] {2, 3, 2}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255));
            Files.write(labels(part), idx(new int[] {2}, 9, 0));
        }
    }

    private Path images(String part) {
        return folder.resolve(part + "-images-idx3-ubyte");
    }

    private Path labels(String part) {
        return folder.resolve(part + "-labels-idx1-ubyte");
    }

    private static byte[] idx(int[] dims, int... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 * dims.length + values.length).putInt(0x800 | dims.length);
        Arrays.stream(dims).forEach(bytes::putInt);
        Arrays.stream(values).forEach(value -> bytes.put((byte) value));
        return bytes.array();
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    private FileProblem problem() {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> Mnist.load(folder));
        assertThat(problem).isNotNull();
        return problem;
    }

    @Test
    void theDigitsOfTheSampleFolderAreMnist() throws FileProblem {
        Dataset mnist = Mnist.load(Samples.mnist());
        assertThat(mnist.train().size()).isEqualTo(60_000);
        assertThat(mnist.test().size()).isEqualTo(10_000);
        assertThat(mnist.train().shape()).isEqualTo(new Shape(1, 28, 28));
        assertThat(mnist.classes()).hasSize(10).startsWith("0").endsWith("9");
        assertThat(new int[] {
                    mnist.train().label(0),
                    mnist.train().label(1),
                    mnist.train().label(59_999)
                })
                .containsExactly(5, 0, 8);
        assertThat(new int[] {
                    mnist.test().label(0), mnist.test().label(1), mnist.test().label(9_999)
                })
                .containsExactly(7, 2, 6);
        int[] counts = new int[10];
        for (int i = 0; i < mnist.test().size(); i++) {
            counts[mnist.test().label(i)]++;
        }
        assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        long sum = 0;
        for (int i = 0; i < 784; i++) {
            sum += mnist.train().pixel(0, i);
        }
        assertThat(sum).isEqualTo(27_525); // of the first five
    }

    @Test
    void plainAndZippedFilesAreRead() throws Exception {
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), zipped(Files.readAllBytes(labels("train"))));
        Files.delete(labels("train"));
        Dataset data = Mnist.load(folder);
        assertThat(data.train().shape()).isEqualTo(new Shape(1, 3, 2));
        assertThat(data.train().label(0)).isEqualTo(9);
        assertThat(data.train().pixel(1, 5)).isEqualTo(255);
    }

    /// As some archives name them, and unpacked by programs that leave the name as it was, or the content.
    @Test
    void otherNamesAndFilesThatAreZippedAgainstTheirNameAreRead() throws Exception {
        Dataset plain = Mnist.load(folder);
        for (String part : new String[] {"train", "t10k"}) {
            Files.move(images(part), folder.resolve(part + "-images.idx3-ubyte"));
            Files.write(folder.resolve(part + "-labels.idx1-ubyte"), zipped(Files.readAllBytes(labels(part))));
            Files.delete(labels(part));
        }
        Files.move(folder.resolve("t10k-images.idx3-ubyte"), folder.resolve("t10k-images.idx3-ubyte.gz"));
        assertThat(Mnist.isIn(folder)).isTrue();
        Dataset data = Mnist.load(folder);
        assertThat(data.train().pixels()).containsExactly(plain.train().pixels());
        assertThat(data.test().pixels()).containsExactly(plain.test().pixels());
        assertThat(data.test().labels()).containsExactly(plain.test().labels());
    }

    @Test
    void testImagesOfAnotherSizeAreRefused() throws IOException {
        Files.write(images("t10k"), idx(new int[] {2, 2, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        FileProblem problem = problem();
        assertThat(problem.key()).isEqualTo("damaged");
        assertThat(problem)
                .hasMessageContaining("t10k-images-idx3-ubyte")
                .hasMessageContaining("2x3 pixels")
                .hasMessageContaining("3x2 pixels");
    }

    /// 70 kB that unpack to 70 MB, and say so.
    @Test
    void aFileThatSwellsTakesNoMemory() throws IOException {
        byte[] swollen = Arrays.copyOf(idx(new int[] {50_000, 1_400, 1}), 16 + 70_000_000);
        byte[] file = zipped(swollen);
        Files.delete(images("train"));
        Mutations.Tally tally = Mutations.measure(file, FileProblem.class, bytes -> {
            Files.write(folder.resolve("train-images-idx3-ubyte.gz"), bytes);
            Mnist.load(folder);
        });
        assertThat(tally.refused()).isOne();
        assertThat(tally.bytes()).isLessThan(1 << 20);
    }

    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        assertBears(Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandDamagedFilesAreReadOrRefused() throws IOException {
        assertBears(Mutations.ALL);
    }

    private void assertBears(int count) throws IOException {
        byte[] plain = Files.readAllBytes(images("train"));
        byte[] labels = Files.readAllBytes(labels("train"));
        Mutations.Tally tally =
                Mutations.check(List.of(plain, labels, zipped(plain)), count, FileProblem.class, bytes -> {
                    Files.write(images("train"), bytes);
                    Files.write(labels("t10k"), bytes.length < 20 ? bytes : labels);
                    Dataset data = Mnist.load(folder);
                    assertThat(data.train().shape()).isEqualTo(data.test().shape());
                    assertThat(data.train().pixels())
                            .hasSize(data.train().size() * data.train().shape().size());
                });
        assertThat(tally.refused()).isPositive();
        assertThat(tally.read()).isPositive();
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(labels("t10k"));
        assertThat(problem().key()).isEqualTo("missing");
        assertThat(problem()).hasMessageContaining("t10k-labels-idx1-ubyte");
    }

    @Test
    void whatDoesNotFitIsDamaged() throws IOException {
        assertDamaged(images("train"), "holds 11", idx(new int[] {2, 3, 2}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        assertDamaged(images("train"), "not an IDX file", idx(new int[] {12}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        assertDamaged(images("train"), "not an IDX file", new byte[0]);
        assertDamaged(images("train"), "", idx(new int[] {-2, -3, 2}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        assertDamaged(images("train"), "", idx(new int[] {1 << 30, 1 << 30, 1 << 30}));
        assertDamaged(labels("train"), "3 labels for 2 images", idx(new int[] {3}, 1, 2, 3));
    }

    @Test
    void aZippedFileThatBreaksOffIsDamaged() throws IOException {
        byte[] whole = zipped(Files.readAllBytes(labels("train")));
        Files.delete(labels("train"));
        Path file = folder.resolve("train-labels-idx1-ubyte.gz");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(problem().key()).isEqualTo("damaged");
        }
    }

    @Test
    void anEmptySetIsDamaged() throws IOException {
        Files.write(images("train"), idx(new int[] {0, 3, 2}));
        Files.write(labels("train"), idx(new int[] {0}));
        assertThat(problem()).hasMessageContaining("no images");
    }

    private void assertDamaged(Path file, String reason, byte[] bytes) throws IOException {
        byte[] good = Files.readAllBytes(file);
        Files.write(file, bytes);
        assertThat(problem().key()).isEqualTo("damaged");
        assertThat(problem()).hasMessageContaining(file.toString()).hasMessageContaining(reason);
        Files.write(file, good);
    }

    @Test
    void whatIsSavedCanBeLoadedAndDeleted() throws Exception {
        Path own = folder.resolve("own");
        byte[] pixels = new byte[2 * 784];
        pixels[783] = (byte) 200;
        assertThat(Mnist.isIn(own)).isFalse();
        Mnist.save(own, new LabelledImages(new Shape(1, 28, 28), pixels, new byte[] {7, 3}));
        Dataset read = Mnist.load(own);
        assertThat(read.test().label(0)).isEqualTo(7);
        assertThat(read.train().label(1)).isEqualTo(3);
        assertThat(read.test().pixel(0, 783)).isEqualTo(200);
        assertThat(Mnist.isIn(own)).isTrue();
        Mnist.delete(own);
        assertThat(own).isEmptyDirectory();
    }
}
