package dev.netloom.engine.store.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTest {
    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("weights"), bytes); // without an ending: the content counts
    }

    private WeightMapping read(byte[] bytes) throws Exception {
        return WeightMapping.complete(file(bytes), Fixtures.GRAPH);
    }

    private FileProblem problem(byte[] bytes) {
        FileProblem problem =
                catchThrowableOfType(FileProblem.class, () -> read(bytes).weights());
        assertThat(problem).isNotNull().hasMessageContaining("weights");
        return problem;
    }

    private static void assertSame(Weights weights, double rounding) {
        assertThat(weights.find("conv1.weight").orElseThrow().dims()).containsExactly(2, 1, 2, 2);
        assertThat(values(weights, "conv1.weight")).containsExactly(Fixtures.CONV);
        assertThat(values(weights, "conv1.bias")).containsExactly(new float[] {0.25f, -0.1f}, within((float) rounding));
        assertThat(values(weights, "dense1.weight"))
                .containsExactly(new float[] {0, 1.1f, 2.2f, 3.3f, 4.4f, 5.5f}, within((float) (4 * rounding + 1e-6)));
        assertThat(values(weights, "dense1.bias"))
                .containsExactly(new float[] {1, 2, 3e-5f}, within((float) (rounding / 1e3)));
    }

    private static float[] values(Weights weights, String array) {
        return weights.find(array).orElseThrow().values();
    }

    @ParameterizedTest
    @CsvSource({
        "numpy/float32.npz, NPZ, 0",
        "numpy/float16.npz, NPZ, 1e-3",
        "numpy/float64.npz, NPZ, 0",
        "numpy/big-endian.npz, NPZ, 0",
        "numpy/fortran.npz, NPZ, 0",
        "numpy/compressed.npz, NPZ, 0",
        "numpy/extras.npz, NPZ, 0",
        "interop/state.pth, PYTORCH, 0",
        "interop/state-old.pth, PYTORCH_OLD, 0",
        "interop/float16.pth, PYTORCH, 1e-3",
        "interop/float16-old.pth, PYTORCH_OLD, 1e-3",
        "interop/bfloat16.pth, PYTORCH, 1e-2",
        "interop/bfloat16-old.pth, PYTORCH_OLD, 1e-2",
        "interop/float64.pth, PYTORCH, 0",
        "interop/float64-old.pth, PYTORCH_OLD, 0",
        "interop/strided.pth, PYTORCH, 0",
        "interop/strided-old.pth, PYTORCH_OLD, 0",
        "interop/checkpoint.pth, PYTORCH, 0",
        "interop/checkpoint-old.pth, PYTORCH_OLD, 0",
        "interop/protocol0.pkl, PICKLE, 0",
        "interop/protocol1.pkl, PICKLE, 0",
        "interop/protocol2.pkl, PICKLE, 0",
        "interop/protocol3.pkl, PICKLE, 0",
        "interop/protocol4.pkl, PICKLE, 0",
        "interop/protocol5.pkl, PICKLE, 0",
        "interop/numpy2.pkl, PICKLE, 0",
    })
    void whateverAFileIsItGivesItsArrays(String name, TensorFormat format, double rounding) throws Exception {
        byte[] bytes = Fixtures.bytes(name);
        assertThat(TensorFile.open(file(bytes)).format()).isEqualTo(format);
        assertSame(read(bytes).weights(), rounding);
    }

    @Test
    void arraysOfEitherOrderAndLists() throws Exception {
        TensorFile file = TensorFile.open(file(Fixtures.bytes("interop/orders.pkl")));
        assertThat(file.tensors())
                .extracting(NamedTensor::name)
                .containsExactly(
                        "conv1.weight",
                        "conv1.bias",
                        "dense1.weight",
                        "dense1.bias.0",
                        "dense1.bias.1",
                        "dense1.bias.2",
                        "epochs");
        assertThat(file.values(file.tensors().getFirst()).values()).containsExactly(Fixtures.CONV);
        assertThat(file.values(file.tensors().get(1)).values()).containsExactly(0.25f, -0.1f);
        assertThat(file.values(file.tensors().get(2)).values()).containsExactly(0, 1.1f, 2.2f, 3.3000002f, 4.4f, 5.5f);
        assertThat(file.values(file.tensors().get(4)).values()).containsExactly(2);
        assertThat(file.tensors().getLast().isFloating()).isFalse();
    }

    @Test
    void aSingleArrayIsCalledAfterItsFile() throws Exception {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\n";
        array.writeBytes("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
        array.writeBytes(new byte[] {(byte) header.length(), 0});
        array.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        array.writeBytes(new byte[] {0, 0, (byte) 0x80, 0x3f});
        TensorFile file = TensorFile.open(Files.write(folder.resolve("bias.npy"), array.toByteArray()));
        assertThat(file.tensors()).singleElement().extracting(NamedTensor::name).isEqualTo("bias");
        assertThat(file.values(file.tensors().getFirst()).values()).containsExactly(1);
    }

    @Test
    void whatACheckpointHoldsBesidesIsNamed() throws Exception {
        assertThat(read(Fixtures.bytes("interop/checkpoint.pth")).unused())
                .containsExactly("module.bn1.num_batches_tracked", "epoch", "loss", "optimizer");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.pkl, posix.system",
        "module.pth, torch.nn.modules.linear.Linear",
        "module-old.pth, torch.nn.modules.linear.Linear"
    })
    void noCodeOfAFileRuns(String name, String culprit) {
        FileProblem problem = problem(Fixtures.bytes("interop/" + name));
        assertThat(problem.key()).isEqualTo("weights-class");
        assertThat(problem.arguments()).last().isEqualTo(culprit);
        assertThat(Path.of("/tmp/this-was-run")).doesNotExist();
    }

    @Test
    void safetensorsOfEveryTypeAreRead() throws Exception {
        WeightMapping stored = read(Fixtures.safetensors());
        assertSame(stored.weights(), 1e-3);
        assertThat(stored.unused()).containsExactly("bn1.num_batches_tracked");
    }

    @Test
    void safetensorsAreWrittenAsTheyAreRead() throws Exception {
        Weights weights =
                new Weights(read(Fixtures.bytes("interop/state.pth")).weights().arrays(), "{\"made\":\"of digits\"}");
        Path file = folder.resolve("written.safetensors");
        Safetensors.write(file, weights, Map.of("format", "pt"));
        assertThat(WeightMapping.complete(file, Fixtures.GRAPH).weights())
                .usingRecursiveComparison()
                .isEqualTo(weights);
        byte[] bytes = Files.readAllBytes(file);
        int values = weights.arrays().values().stream()
                .mapToInt(array -> array.values().length)
                .sum();
        assertThat((bytes.length - values * Float.BYTES) % 8).isZero();
        assertThat(bytes[8]).isEqualTo((byte) '{');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}", // another length
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", // a gap at the end
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}", // a gap at the start
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}}",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}}",
                "{'a':{'dtype':'F32','shape':[null],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','data_offsets':[0,8]}}",
                "{'a':null}",
                "{'a':7}",
                "{",
            })
    void headersOfSafetensorsThatCannotBeAreRefused(String header) {
        assertThat(problem(Fixtures.safetensors(header, new byte[8])).key()).isEqualTo("damaged");
    }

    @Test
    void whatIsNoWeightsAtAllIsSaidToBeNone() {
        for (String text : List.of("<!DOCTYPE html>", "\u0089HDF\r\n", "version https://git-lfs")) {
            assertThat(problem(text.getBytes(StandardCharsets.ISO_8859_1)).key())
                    .isEqualTo("weights-format");
        }
        assertThat(problem(new byte[0])).hasMessageContaining("empty");
        Path none = folder.resolve("none.pth");
        assertThat(catchThrowableOfType(FileProblem.class, () -> TensorFile.open(none))
                        .key())
                .isEqualTo("missing");
    }

    /// Short files that ask for much: a text of 2 GB, a tensor that repeats one number, a list that holds itself as a
    /// key, numbers of 60,000 digits.
    @Test
    void picklesThatAskForMuchAreRefused() {
        String digits = "I" + "9".repeat(70_000) + "\n.";
        for (String pickle : List.of(
                "\u0080\u0002X\u00ff\u00ff\u00ff\u007f.",
                "\u0080\u0004\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f.",
                "\u0080\u0002}]q\u0000h\u0000sh\u0000.",
                "\u0080\u0002" + digits,
                "\u0080\u0002" + "}0".repeat(1_100_000) + ".",
                "\u0080\u0002ca\nb\nq\u0000.",
                "\u0080\u00020000.",
                "\u0080\u0002}h\u0007.")) {
            byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
            Mutations.Tally tally = Mutations.measure(
                    bytes, FileProblem.class, file -> read(file).weights());
            assertThat(tally.refused()).isOne();
        }
    }

    /// As the oldest protocol has the values of an array.
    @Test
    void textsOfPicklesMayBeLong() {
        for (String text : List.of("V" + "a".repeat(300_000) + "\n", "S'" + "\\x00".repeat(100_000) + "'\n")) {
            byte[] pickle = ("\u0080\u0002" + text + ".").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(problem(pickle).key()).isEqualTo("weights-missing");
        }
    }

    @Test
    void damagedFilesAreReadOrRefused() {
        assertBears(3 * Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandDamagedFilesOfEachFormatAreReadOrRefused() {
        assertBears(5 * Mutations.ALL);
    }

    /// Zips have checksums: what is read of them is what was written.
    private void assertBears(int count) {
        Stream.of(
                        List.of("interop/state.pth", "interop/strided.pth", "interop/checkpoint.pth"),
                        List.of("interop/state-old.pth", "interop/strided-old.pth", "interop/checkpoint-old.pth"),
                        List.of("interop/protocol0.pkl", "interop/protocol2.pkl", "interop/protocol5.pkl"),
                        List.of("numpy/float32.npz", "numpy/compressed.npz", "numpy/extras.npz"),
                        List.of("safetensors"))
                .forEach(names -> {
                    List<byte[]> files = names.stream()
                            .map(name -> name.equals("safetensors") ? Fixtures.safetensors() : Fixtures.bytes(name))
                            .toList();
                    boolean sums = names.getFirst().endsWith("state.pth")
                            || names.getFirst().endsWith("npz");
                    Mutations.Tally tally = Mutations.check(files, count / 5, FileProblem.class, bytes -> {
                        Weights weights = read(bytes).weights();
                        assertThat(values(weights, "conv1.weight")).hasSize(Fixtures.CONV.length);
                        if (sums) {
                            assertThat(values(weights, "conv1.weight")).containsExactly(Fixtures.CONV);
                        }
                    });
                    assertThat(tally.refused()).as(names.toString()).isPositive();
                    assertThat(tally.read()).as(names.toString()).isPositive();
                });
    }
}
