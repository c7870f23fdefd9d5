package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.interop.onnx.ImportedNetwork;
import dev.netloom.engine.store.interop.onnx.OnnxImport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private static final String NETWORK = "simple-convnet";
    private static final String NORMALISED = "../samples/experiments/networks/deep-convnet-normalised";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void everyFormatIsReadAgainAndSaysHowCloselyItAgrees() throws Exception {
        for (String format : new String[] {"onnx", "safetensors", "npz"}) {
            Path file = folder.resolve("network." + format);
            assertThat(run("export", NETWORK, "--to", format, file.toString(), "--format", "json"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .startsWith("{\"format\":\"" + format + "\",\"file\":\"" + file + "\",\"images\":100,")
                    .contains("\"largest_difference\":0.0");
        }
        assertThat(run(
                        "export",
                        NETWORK,
                        "--to",
                        "pytorch",
                        folder.resolve("net.py").toString()))
                .isZero();
        assertThat(out.toString()).contains("100 images");
        assertThat(Files.readString(folder.resolve("net.py")))
                .contains("self.conv1 = nn.Conv2d(1, 30, 5)", "optimiser = torch.optim.Adam(");
        assertThat(folder.resolve("net.npz")).exists();
        assertThat(err.toString()).isEmpty();
    }

    /// A file that Python cannot import by its name is told to be one; one that hides what it imports is not written.
    @Test
    void pythonFindsWhatIsExportedForIt() {
        for (String[] name : new String[][] {
            {"3x3 net.py", "net_3x3_net.py"}, {"class.py", "net_class.py"}, {"torch.jit.py", "torch_jit.py"}
        }) {
            String file = folder.resolve(name[0]).toString();
            assertThat(run("export", NETWORK, "--to", "pytorch", file)).isZero();
            assertThat(err.toString()).endsWith("; as " + name[1] + " it could\n");
        }
        Path hiding = folder.resolve("torch.py");
        assertThat(run("export", NETWORK, "--to", "pytorch", hiding.toString())).isEqualTo(Commands.FAILED);
        assertThat(err.toString()).contains("Python's own torch").contains("call it net_torch.py");
        assertThat(hiding).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamedWithWhatToDo() throws Exception {
        assertThat(run("export", NETWORK, "--to", "npz", folder.toString())).isEqualTo(Commands.FAILED);
        assertThat(err.toString()).endsWith(folder + " is a folder: name a file in it\n");
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run("export", NETWORK, "--to", "npz", file.resolve("net.npz").toString()))
                .isEqualTo(Commands.FAILED);
        assertThat(err.toString()).endsWith(file + " is a file, where a folder is needed: choose another place\n");
        Path longest = folder.resolve("n".repeat(300) + ".npz");
        assertThat(run("export", NETWORK, "--to", "npz", longest.toString())).isEqualTo(Commands.FAILED);
        assertThat(err.toString()).endsWith("has a name that is too long: choose a shorter one\n");
        assertThat(run("runs", "--csv", folder.toString())).isEqualTo(Commands.FAILED);
        assertThat(err.toString()).endsWith(folder + " is a folder: name a file in it\n");
    }

    @Test
    void anEnsembleGoesIntoOneFileThatBeginsWithPixels() throws FileProblem {
        Path file = folder.resolve("both.onnx");
        String weights = Samples.weights(NETWORK).toString();
        assertThat(run(
                        "export",
                        NETWORK,
                        "--weights",
                        weights,
                        "--weights",
                        weights,
                        "--preprocessing",
                        "--to",
                        "onnx",
                        file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(OnnxImport.members(file)).hasSize(2);
        ImportedNetwork member = OnnxImport.members(file).getFirst();
        assertThat(member.project().graph().nodes())
                .hasSameSizeAs(
                        ProjectFile.read(Samples.network(NETWORK)).graph().nodes());
    }

    @Test
    void anExportedNetworkIsImportedAgain() throws Exception {
        Path file = folder.resolve("network.onnx");
        Path project = folder.resolve("again.netloom.json");
        assertThat(run("export", NETWORK, "--to", "onnx", file.toString())).isZero();
        assertThat(run("import", file.toString(), "--out", project.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("arrays of weights").contains("again.npz");
        String weights = folder.resolve("again.npz").toString();
        assertThat(run(
                        "export",
                        project.toString(),
                        "--weights",
                        weights,
                        "--to",
                        "safetensors",
                        folder.resolve("again.safetensors").toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("import", file.toString(), "--network", NETWORK)).isEqualTo(Commands.MISUSED);
    }

    /// What is left of DeepConvNet that learned with batch normalisation is DeepConvNet.
    @Test
    void batchNormalisationsAreFoldedIntoTheWeights() {
        String network = NORMALISED + ".netloom.json";
        String weights = "../samples/weights/deep-convnet-normalised.npz";
        Path folded = folder.resolve("folded.netloom.json");
        assertThat(run("fold", network, "--weights", weights, "--out", folded.toString(), "--format", "json"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("\"folded\":[\"bn1\",\"bn2\",\"bn3\",\"bn4\",\"bn5\",\"bn6\",\"bn7\"],\"kept\":[]")
                .contains("\"parameters\":123552,\"images\":100");
        double difference = Double.parseDouble(out.toString().replaceAll("(?s).*difference\":([^}]*)}.*", "$1"));
        assertThat(difference).isLessThan(1e-5);

        String again = folder.resolve("folded.npz").toString();
        assertThat(run(
                        "fold",
                        folded.toString(),
                        "--weights",
                        again,
                        "--out",
                        folder.resolve("a.netloom.json").toString()))
                .isEqualTo(Commands.FAILED);
        assertThat(err.toString()).contains("has no batch normalisation right behind");
        assertThat(run("export", "deep-convnet", "--weights", again, "--to", "npz", folder + "/deep.npz"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(run("fold", folded.toString(), "--weights", again, "--out", folded.toString()))
                .isEqualTo(Commands.MISUSED);
        assertThat(err.toString()).contains("is what is read: give another name");
        assertThat(run("fold", network, "--weights", weights, "--out", "folded.json"))
                .isEqualTo(Commands.MISUSED);
        assertThat(err.toString()).contains("folded.json should end with .netloom.json");
    }

    @Test
    void wrongUsageIsToldInOneLine() {
        assertThat(run(
                        "export",
                        NETWORK,
                        "--to",
                        "pytorch",
                        folder.resolve("net.txt").toString()))
                .isEqualTo(Commands.MISUSED);
        assertThat(err.toString()).contains("should end with .py");
        assertThat(run(
                        "export",
                        NETWORK,
                        "deep-convnet",
                        "--to",
                        "npz",
                        folder.resolve("net.npz").toString()))
                .isEqualTo(Commands.MISUSED);
        assertThat(err.toString()).contains("Only ONNX holds several networks");
        assertThat(run("export", NETWORK, "--to", "onnx")).isEqualTo(Commands.MISUSED);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Commands.run(new Console(new PrintWriter(out), new PrintWriter(err), Optional.empty()), arguments);
    }
}
