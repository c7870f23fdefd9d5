package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.netloom.engine.memory.HeapUse;
import dev.netloom.engine.network.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
    /// `np.savez_compressed` of `conv1.weight`, [[[[0, 0.5], [1, 1.5]]]], and `conv1.bias`, [0.25], both float32.
    private static final String OF_NUMPY =
            "UEsDBC0AAAAIAAAAIQCtsBmV//////////8QABQAY29udjEud2VpZ2h0Lm5weQEAEACQAAAAAAAAAFMAAAAAAAAAm+wX6hs"
                    + "QychQxlCtnpJanFykbqWgbpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkahjoKQGQERJo6CrUKZAAuBgiwZ2"
                    + "BoAOID9gBQSwMELQAAAAgAAAAhAMcGUAT//////////w4AFABjb252MS5iaWFzLm5weQEAEACEAAAAAAAAAEgAAAAAAAAAm"
                    + "+wX6hsQychQxlCtnpJanFykbqWgbpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkahjqaOgq1ChQALgaGBjsA"
                    + "UEsBAi0DLQAAAAgAAAAhAK2wGZVTAAAAkAAAABAAAAAAAAAAAAAAAIABAAAAAGNvbnYxLndlaWdodC5ucHlQSwECLQMtAAA"
                    + "ACAAAACEAxwZQBEgAAACEAAAADgAAAAAAAAAAAAAAgAGVAAAAY29udjEuYmlhcy5ucHlQSwUGAAAAAAIAAgB6AAAAHQEAAA"
                    + "AA";

    /// `np.savez` of a 2 × 3 float32 array in Fortran order.
    private static final String FORTRAN =
            "UEsDBC0AAAAAAAAAIQDOLODT//////////8FABQAdy5ucHkBABAAmAAAAAAAAACYAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2N"
                    + "yJzogJzxmNCcsICdmb3J0cmFuX29yZGVyJzogVHJ1ZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgIC"
                    + "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAAQEAAAIA/AACAQAAAAEAAAKBAUEsBAi0DL"
                    + "QAAAAAAAAAhAM4s4NOYAAAAmAAAAAUAAAAAAAAAAAAAAIABAAAAAHcubnB5UEsFBgAAAAABAAEAMwAAAM8AAAAAAA==";

    /// `np.savez_compressed` of a float64 array.
    private static final String DOUBLES =
            "UEsDBC0AAAAIAAAAIQDuVWiK//////////8FABQAdy5ucHkBABAAkAAAAAAAAABJAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpx"
                    + "cpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC4GFPDBHgBQSwECLQMtAAAACAAAAC"
                    + "EA7lVoikkAAACQAAAABQAAAAAAAAAAAAAAgAEAAAAAdy5ucHlQSwUGAAAAAAEAAQAzAAAAgAAAAAAA";

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("weights.npz"), bytes);
    }

    private Path file(String base64) throws IOException {
        return file(Base64.getDecoder().decode(base64));
    }

    @Test
    void largeArraysAreWrittenPieceByPieceAndReadAgainAsTheyWere() throws Exception {
        float[] values = new float[1_000_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Weights large = new Weights(Map.of("w", new Weights.Values(List.of(values.length), values)));
        Path file = folder.resolve("large.npz");
        WeightsFile.write(file, large); // what is loaded once is loaded now
        assertThat(HeapUse.of(() -> WeightsFile.write(file, large))).isLessThan(1 << 20);
        assertThat(WeightsFile.read(file).arrays().get("w").values()).isEqualTo(values);
    }

    private static Weights some() {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        arrays.put("conv1.weight", new Weights.Values(List.of(2, 1, 1, 3), new float[] {1, -2, 3e-38f, 4, 5, 3e38f}));
        arrays.put("conv1.bias", new Weights.Values(List.of(2), new float[] {-0f, Float.NaN}));
        arrays.put("dense1.weight", new Weights.Values(List.of(1, 2), new float[] {0.1f, 0.2f}));
        return new Weights(arrays);
    }

    private static void assertSame(Weights found, Weights expected) {
        assertThat(found.arrays().keySet())
                .containsExactlyElementsOf(expected.arrays().keySet());
        expected.arrays().forEach((name, array) -> {
            assertThat(found.find(name).orElseThrow().dims()).isEqualTo(array.dims());
            assertThat(found.find(name).orElseThrow().values()).containsExactly(array.values());
        });
    }

    @Test
    void weightsComeBackToTheBit() throws Exception {
        Path file = folder.resolve("weights.npz");
        WeightsFile.write(file, some());
        assertSame(WeightsFile.read(file), some());
    }

    @Test
    void arraysBeginWhereNumPyMapsThem() throws IOException {
        Path file = folder.resolve("weights.npz");
        WeightsFile.write(file, some());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] array = zip.getInputStream(zip.getEntry("conv1.weight.npy")).readAllBytes();
            assertThat((array.length - 6 * Float.BYTES) % 64).isZero();
            assertThat(new String(array, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
        }
    }

    @Test
    void compressedFilesOfNumPyAreRead() throws Exception {
        Weights weights = WeightsFile.read(file(OF_NUMPY));
        assertThat(weights.arrays().keySet()).containsExactly("conv1.weight", "conv1.bias");
        Weights.Values weight = weights.find("conv1.weight").orElseThrow();
        assertThat(weight.dims()).containsExactly(1, 1, 2, 2);
        assertThat(weight.values()).containsExactly(0, 0.5f, 1, 1.5f);
        Weights.Values bias = weights.find("conv1.bias").orElseThrow();
        assertThat(bias.dims()).containsExactly(1);
        assertThat(bias.values()).containsExactly(0.25f);
    }

    @Test
    void otherOrdersAndTypesAreRefused() throws IOException {
        assertThat(catchThrowable(() -> WeightsFile.read(file(FORTRAN))))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("Fortran");
        assertThat(catchThrowable(() -> WeightsFile.read(file(DOUBLES))))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("float32");
    }

    @Test
    void missingEmptyAndForeignFilesAreToldApart() throws IOException {
        assertThat(catchThrowable(() -> WeightsFile.read(folder.resolve("none.npz"))))
                .isInstanceOfSatisfying(
                        FileProblem.class, problem -> assertThat(problem.key()).isEqualTo("missing"));
        for (byte[] bytes : List.of(new byte[0], "weights".getBytes(StandardCharsets.US_ASCII), new byte[1000])) {
            assertThat(catchThrowable(() -> WeightsFile.read(file(bytes))))
                    .isInstanceOfSatisfying(
                            FileProblem.class,
                            problem -> assertThat(problem.key()).isEqualTo("damaged"));
        }
    }

    /// Cut anywhere, a file is refused, or holds fewer arrays, which a network then misses.
    @Test
    void aFileThatBreaksOffIsRefused() throws Exception {
        byte[] whole = Base64.getDecoder().decode(OF_NUMPY);
        Weights complete = WeightsFile.read(file(whole));
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            Path file = file(Arrays.copyOf(whole, length));
            try {
                WeightsFile.read(file)
                        .arrays()
                        .forEach((name, array) -> assertThat(array.values())
                                .containsExactly(
                                        complete.find(name).orElseThrow().values()));
            } catch (FileProblem problem) {
                assertThat(problem.key()).isEqualTo("damaged");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(250); // the arrays end at byte 285, the rest is the zip's table of contents
    }

    /// One byte changed anywhere, a file is read or refused, and nothing else happens.
    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        for (String base64 : List.of(OF_NUMPY, FORTRAN)) {
            byte[] whole = Base64.getDecoder().decode(base64);
            for (int place = 0; place < whole.length; place++) {
                for (int change : new int[] {1, 0x80}) {
                    byte[] damaged = whole.clone();
                    damaged[place] ^= (byte) change;
                    Path file = file(damaged);
                    Throwable thrown = catchThrowable(() -> WeightsFile.read(file));
                    if (thrown != null) {
                        assertThat(thrown)
                                .as("byte %d changed by %x", place, change)
                                .isInstanceOf(FileProblem.class);
                    }
                }
            }
        }
    }
}
