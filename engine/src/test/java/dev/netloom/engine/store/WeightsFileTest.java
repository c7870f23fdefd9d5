package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.memory.HeapUse;
import dev.netloom.engine.network.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsFileTest {
    /// That the arrays of `numpy/make.py` are of.
    private static final Graph GRAPH =
            Graph.chain(new Input(1, 2, 2), Conv.of(2, 2, 1, 0), new Flatten(), Dense.of(3), new Output());

    private static final float[] CONV = {-1, -0.75f, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f};

    @TempDir
    private Path folder;

    private static byte[] ofNumPy(String name) {
        try (InputStream in = WeightsFileTest.class.getResourceAsStream("/numpy/" + name + ".npz")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("weights.npz"), bytes);
    }

    private StoredWeights read(byte[] bytes) throws Exception {
        return WeightsFile.read(file(bytes), GRAPH);
    }

    private FileProblem problem(byte[] bytes) {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> read(bytes));
        assertThat(problem).isNotNull().hasMessageContaining("weights.npz");
        return problem;
    }

    @Test
    void largeArraysAreWrittenPieceByPieceAndReadAgainAsTheyWere() throws Exception {
        Graph graph = Graph.chain(new Input(1, 31, 31), new Flatten(), Dense.of(1_041), new Output());
        float[] values = new float[1_041 * 31 * 31];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Weights large = new Weights(Map.of(
                "dense1.weight",
                new Weights.Values(List.of(1_041, 31 * 31), values),
                "dense1.bias",
                new Weights.Values(List.of(1_041), new float[1_041])));
        Path file = folder.resolve("large.npz");
        WeightsFile.write(file, large); // what is loaded once is loaded now
        assertThat(HeapUse.of(() -> WeightsFile.write(file, large))).isLessThan(1 << 20);
        assertThat(WeightsFile.read(file, graph)
                        .weights()
                        .arrays()
                        .get("dense1.weight")
                        .values())
                .isEqualTo(values);
    }

    private static Weights some() {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        arrays.put("conv1.weight", new Weights.Values(List.of(2, 1, 2, 2), CONV));
        arrays.put("conv1.bias", new Weights.Values(List.of(2), new float[] {-0f, Float.MIN_VALUE}));
        arrays.put("dense1.weight", new Weights.Values(List.of(3, 2), new float[] {1, -2, 3e-38f, 4, 5, 3e38f}));
        arrays.put("dense1.bias", new Weights.Values(List.of(3), new float[] {0.1f, 0.2f, 0.3f}));
        return new Weights(arrays);
    }

    /// [#some], with one value changed.
    private byte[] with(String array, int place, float value) throws IOException {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>(some().arrays());
        float[] values = arrays.get(array).values().clone();
        values[place] = value;
        arrays.put(array, new Weights.Values(arrays.get(array).dims(), values));
        Path file = folder.resolve("changed.npz");
        WeightsFile.write(file, new Weights(arrays));
        return Files.readAllBytes(file);
    }

    /// The weights of NumPy, with one array replaced by these bytes.
    private static byte[] with(String array, byte[] replacement) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("conv1.weight", "conv1.bias", "dense1.weight", "dense1.bias")) {
                zip.putNextEntry(new ZipEntry(name + ".npy"));
                zip.write(name.equals(array) ? replacement : entry("float32", name));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] entry(String file, String array) throws IOException {
        Path copy = Files.createTempFile("weights", ".npz");
        try {
            Files.write(copy, ofNumPy(file));
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                return zip.getInputStream(zip.getEntry(array + ".npy")).readAllBytes();
            }
        } finally {
            Files.delete(copy);
        }
    }

    private static byte[] array(String header, int bytes) {
        ByteBuffer array = ByteBuffer.allocate(10 + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        array.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
        array.putShort((short) header.length());
        array.put(header.getBytes(StandardCharsets.US_ASCII));
        return array.array();
    }

    @Test
    void weightsComeBackToTheBit() throws Exception {
        Path file = folder.resolve("weights.npz");
        WeightsFile.write(file, some());
        StoredWeights stored = WeightsFile.read(file, GRAPH);
        assertThat(stored.unused()).isEmpty();
        Weights read = stored.weights();
        assertThat(read.arrays().keySet())
                .containsExactlyElementsOf(some().arrays().keySet());
        some().arrays().forEach((name, array) -> {
            assertThat(read.find(name).orElseThrow().dims()).isEqualTo(array.dims());
            assertThat(read.find(name).orElseThrow().values()).containsExactly(array.values());
        });
    }

    @Test
    void arraysBeginWhereNumPyMapsThem() throws IOException {
        Path file = folder.resolve("weights.npz");
        WeightsFile.write(file, some());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] array = zip.getInputStream(zip.getEntry("conv1.weight.npy")).readAllBytes();
            assertThat((array.length - CONV.length * Float.BYTES) % 64).isZero();
            assertThat(new String(array, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "float16", "float64", "big-endian", "fortran", "compressed", "extras"})
    void whateverNumPyStoresIsRead(String name) throws Exception {
        Weights weights = read(ofNumPy(name)).weights();
        float rounding = name.equals("float16") ? 1e-3f : 0;
        assertThat(weights.find("conv1.weight").orElseThrow().dims()).containsExactly(2, 1, 2, 2);
        assertThat(values(weights, "conv1.weight")).containsExactly(CONV);
        assertThat(values(weights, "conv1.bias")).containsExactly(new float[] {0.25f, -0.1f}, within(rounding));
        assertThat(values(weights, "dense1.weight"))
                .containsExactly(new float[] {0, 1.1f, 2.2f, 3.3f, 4.4f, 5.5f}, within(2 * rounding + 1e-6f));
        assertThat(values(weights, "dense1.bias")).containsExactly(new float[] {1, 2, 3e-5f}, within(rounding / 1e4f));
    }

    private static float[] values(Weights weights, String array) {
        return weights.find(array).orElseThrow().values();
    }

    /// An object, texts, PyTorch's count of batches, and what macOS puts into archives.
    @Test
    void whatNoBlockAsksForIsPassedOverAndNamed() throws Exception {
        assertThat(read(ofNumPy("extras")).unused())
                .containsExactly("meta", "names", "bn1.num_batches_tracked", "__MACOSX/._conv1.bias");
    }

    @Test
    void numbersThatAreNoneAreNamedWithTheirPlace() throws Exception {
        FileProblem problem = problem(with("dense1.weight", 3, Float.NaN));
        assertThat(problem.key()).isEqualTo("weights-broken");
        assertThat(problem).hasMessageContaining("dense1.weight holds NaN at [1, 1]");
        assertThat(problem(with("conv1.bias", 0, Float.NEGATIVE_INFINITY)))
                .hasMessageContaining("conv1.bias holds -Infinity at [0]");
    }

    @Test
    void anArrayWithoutDimensionsIsSaidToHaveNone() {
        FileProblem problem = problem(ofNumPy("scalar"));
        assertThat(problem.key()).isEqualTo("weights-scalar");
        assertThat(problem).hasMessageContaining("conv1.bias has no dimensions");
    }

    @Test
    void whatIsMissingOrOfAnotherShapeIsNamed() throws Exception {
        Graph wider = Graph.chain(new Input(1, 2, 2), Conv.of(2, 2, 1, 0), new Flatten(), Dense.of(4), new Output());
        Path file = file(ofNumPy("float32"));
        FileProblem shape = catchThrowableOfType(FileProblem.class, () -> WeightsFile.read(file, wider));
        assertThat(shape.key()).isEqualTo("weights-shape");
        assertThat(shape.arguments()).containsExactly(file, "dense1.weight", "4 x 2", "3 x 2");
        Graph longer = Graph.chain(new Input(1, 2, 2), Conv.of(2, 2, 1, 0), Conv.of(1, 1, 1, 0), new Output());
        FileProblem missing = catchThrowableOfType(FileProblem.class, () -> WeightsFile.read(file, longer));
        assertThat(missing.key()).isEqualTo("weights-missing");
        assertThat(missing.arguments()).containsExactly(file, "conv2.weight", 2, "dense1.weight, dense1.bias");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647),",
                "'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,),",
                "'descr': '<f4', 'fortran_order': False, 'shape': (3,),",
                "'descr': '<f4', 'fortran_order': False, 'shape': (-2,),",
                "'descr': '<f4', 'fortran_order': Perhaps, 'shape': (2,),",
                "'descr': '<i4', 'fortran_order': False, 'shape': (2,),",
                "nothing",
            })
    void aHeaderThatCannotBeIsDamage(String header) throws Exception {
        FileProblem problem = problem(with("conv1.bias", array("{" + header + "}\n", 8)));
        assertThat(problem.key()).isEqualTo("damaged");
        assertThat(problem).hasMessageContaining("conv1.bias");
    }

    @Test
    void anArrayWhoseChecksumIsWrongIsRefused() {
        byte[] bytes = ofNumPy("float32");
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("}") + 40;
        while (bytes[at] == ' ' || bytes[at] == '\n') {
            at++;
        }
        bytes[at + 1] ^= 1; // in the first value of the first array
        FileProblem problem = problem(bytes);
        assertThat(problem.key()).isEqualTo("damaged");
        assertThat(problem).hasMessageContaining("conv1.weight").hasMessageContaining("checksum");
    }

    /// A hundred kilobytes that unpack to 100 MB, both where the network asks for it and where it does not.
    @Test
    void anArchiveThatSwellsTakesNoMemory() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("meta", "conv1.weight")) {
                zip.putNextEntry(new ZipEntry(name + ".npy"));
                zip.write(array("{'descr': '<f4', 'fortran_order': False, 'shape': (12500000,), }", 0));
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 50; i++) {
                    zip.write(zeros, 0, 1_000_000);
                }
            }
        }
        assertThat(bytes.size()).isLessThan(1 << 20);
        Mutations.Tally tally = Mutations.measure(bytes.toByteArray(), FileProblem.class, this::read);
        assertThat(tally.refused()).isOne();
        assertThat(tally.bytes()).isLessThan(1 << 20);
        assertThat(problem(bytes.toByteArray()).key()).isEqualTo("weights-shape");
    }

    @Test
    void missingEmptyAndForeignFilesAreToldApart() throws Exception {
        Path none = folder.resolve("none.npz");
        assertThat(catchThrowableOfType(FileProblem.class, () -> WeightsFile.read(none, GRAPH))
                        .key())
                .isEqualTo("missing");
        for (byte[] bytes : List.of(new byte[0], "weights".getBytes(StandardCharsets.US_ASCII), new byte[1000])) {
            assertThat(problem(bytes).key()).isEqualTo("damaged");
        }
    }

    @Test
    void aFileThatBreaksOffIsRefused() {
        byte[] whole = ofNumPy("compressed");
        for (int length = 0; length < whole.length; length += 3) {
            assertThat(problem(Arrays.copyOf(whole, length)).key()).isIn("damaged", "weights-missing");
        }
    }

    @Test
    void aDamagedFileIsReadRightlyOrRefused() throws Exception {
        assertBears(Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandDamagedFilesAreReadRightlyOrRefused() throws Exception {
        assertBears(Mutations.ALL);
    }

    /// Checksums see to it that what is read is what was written.
    private void assertBears(int count) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of("float32", "float64", "fortran", "compressed", "extras")) {
            files.add(ofNumPy(name));
        }
        Mutations.Tally tally = Mutations.check(files, count, FileProblem.class, bytes -> {
            Weights weights = read(bytes).weights();
            assertThat(values(weights, "conv1.weight")).containsExactly(CONV);
        });
        assertThat(tally.refused()).isPositive();
        assertThat(tally.read()).isPositive();
    }
}
