package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.WeightsFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on images of one's own.
class OwnDataTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Commands.run(
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), Optional.empty()), arguments);
    }

    /// Two pictures of 32 × 32 for each of ten classes, each class with its own colour.
    private void paint(String part) throws IOException {
        for (int label = 0; label < 10; label++) {
            Path home = Files.createDirectories(folder.resolve(part).resolve("class" + label));
            for (int i = 0; i < 2; i++) {
                BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
                for (int at = 0; at < 32 * 32; at++) {
                    picture.setRGB(at % 32, at / 32, 0x180c06 * label + i);
                }
                ImageIO.write(picture, "png", home.resolve(i + ".png").toFile());
            }
        }
    }

    @Test
    void whatWasUnderstoodOfAFolderIsTold() throws Exception {
        paint("train");
        Files.write(folder.resolve("train/class3/2.png"), new byte[] {1, 2, 3});
        assertThat(run("data", folder.toString(), "--format", "json")).isZero();
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.get("classes").get(3).get("name").asText()).isEqualTo("class3");
        assertThat(line.get("train").asInt() + line.get("test").asInt()).isEqualTo(20);
        assertThat(line.get("split_here").asBoolean()).isTrue();
        assertThat(line.get("shape").toString()).isEqualTo("[3,32,32]");
        assertThat(line.get("skipped").get(0).get("why").asText()).isEqualTo("damaged");
        assertThat(err.toString()).contains("1 file is damaged").contains("2.png");
        out.getBuffer().setLength(0);
        assertThat(run("data", folder.toString(), "--size", "8x6", "--colour", "grey", "--fit", "crop"))
                .isZero();
        assertThat(out.toString())
                .contains("the middle is shown, at 8 x 6")
                .contains("grey")
                .contains("20% were chosen");
    }

    @Test
    void setsAreKnownByName() {
        assertThat(run("data")).isZero();
        assertThat(out.toString()).contains("mnist:", "fashion-mnist:", "kmnist:", "emnist-letters:", "cifar-10:");
        assertThat(run("data", "get", "imagenet")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no data set \"imagenet\" to fetch");
        assertThat(run("data", "nowhere")).isEqualTo(1);
        assertThat(run("data", folder.toString(), "--size", "0x3")).isEqualTo(2);
    }

    @Test
    void picturesArePredictedAsTheNetworkLearnedThem() throws Exception {
        paint("train");
        String project = tiny();
        Path run = folder.resolve("run");
        assertThat(run(
                        "train",
                        project,
                        "--data",
                        folder.toString(),
                        "--size",
                        "8x8",
                        "--colour",
                        "grey",
                        "--normalize",
                        "--epochs",
                        "1",
                        "--out",
                        run.toString()))
                .as(err.toString())
                .isZero();
        out.getBuffer().setLength(0);
        String weights = run.resolve("weights.npz").toString();
        String picture = folder.resolve("train/class7/0.png").toString();
        assertThat(run("predict", project, "--weights", weights, picture, "--format", "json"))
                .isZero();
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.get("file").asText()).isEqualTo(picture);
        assertThat(line.get("top").size()).isEqualTo(5);
        assertThat(line.get("top").get(0).get("class").asText()).startsWith("class");
        assertThat(run(
                        "predict",
                        project,
                        "--weights",
                        weights,
                        folder.resolve("gone.png").toString(),
                        picture))
                .isEqualTo(1);
        assertThat(err.toString()).contains("gone.png");
    }

    /// A network of one layer for 8 x 8 grey pixels.
    private String tiny() throws IOException {
        Graph graph = Graph.chain(new Input(1, 8, 8), new Flatten(), Dense.of(10), new Output());
        Path file = folder.resolve("tiny" + ProjectFile.EXTENSION);
        ProjectFile.write(file, new Project("tiny", graph, Map.of()));
        return file.toString();
    }

    @Test
    void aVariantForColourLearnsFromPicturesInFolders() throws Exception {
        paint("train");
        paint("test");
        int status = run(
                "train",
                "resnet20-32",
                "--data",
                folder.toString(),
                "--epochs",
                "1",
                "--batch",
                "10",
                "--precision",
                "float32",
                "--out",
                folder.resolve("run").toString(),
                "--format",
                "json");
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("\"event\":\"done\"").contains("\"test_total\":20");
    }

    @Test
    void aNetworkForOtherImagesSaysWhatItTakes() throws Exception {
        paint("train");
        paint("test");
        assertThat(run("train", "deep-convnet", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("1 × 28 × 28").contains("3 × 32 × 32");
    }

    @Test
    void aFolderWithoutADataSetSaysWhatWouldBeOne() {
        assertThat(run("train", "deep-convnet", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains(folder.toString())
                .contains("MNIST's")
                .contains("a folder of pictures for each class");
    }

    /// Classes 0 to 11, in the order of their names 0, 1, 10, 11, 2, ...: places are not names.
    private Path twelve() throws Exception {
        for (String part : List.of("train", "test")) {
            for (int label = 0; label < 12; label++) {
                for (int i = 0; i < (part.equals("train") ? 3 : 1); i++) {
                    Path home = Files.createDirectories(folder.resolve(part).resolve(Integer.toString(label)));
                    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
                    picture.setRGB(label % 8, i, 0xffffff);
                    ImageIO.write(picture, "png", home.resolve(i + ".png").toFile());
                }
            }
        }
        return network(12);
    }

    private static Graph graph(int classes) {
        return Graph.chain(new Input(1, 8, 8), Conv.of(2, 3, 1, 1), new Flatten(), Dense.of(classes), new Output());
    }

    private Path network(int classes) throws IOException {
        return network(classes, Map.of());
    }

    private Path network(int classes, Map<String, String> training) throws IOException {
        Path file = folder.resolve("small.netloom.json");
        Project project = new Project("Small", graph(classes), Map.of());
        ProjectFile.write(file, project.withTraining(new TreeMap<>(training)));
        return file;
    }

    private String[] train(Path network, String... more) {
        List<String> line = new ArrayList<>(
                List.of("train", network.toString(), "--data", folder.toString(), "--precision", "float32"));
        line.addAll(List.of("--epochs", "1"));
        line.addAll(List.of("--out", folder.resolve("run").toString()));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private String[] evaluate(Path network, String... more) {
        List<String> line = new ArrayList<>(List.of("evaluate", network.toString(), "--data", folder.toString()));
        line.addAll(List.of("--weights", folder.resolve("run/weights.npz").toString()));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    @Test
    void mistakesAreNamedByClassAndFile() throws Exception {
        Path network = twelve();
        assertThat(run(train(network))).as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        assertThat(run(evaluate(network, "--format", "json"))).isZero();
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.get("misclassified")).isNotEmpty();
        List<String> classes = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        for (JsonNode miss : line.get("misclassified")) {
            assertThat(miss.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "index", "file", "label", "class", "predicted", "predicted_class", "probabilities");
            String name = miss.get("class").asText();
            assertThat(name).isEqualTo(classes.get(miss.get("label").asInt()));
            assertThat(miss.get("predicted_class").asText())
                    .isEqualTo(classes.get(miss.get("predicted").asInt()));
            assertThat(miss.get("file").asText())
                    .isEqualTo(folder.resolve("test/" + name + "/0.png").toString());
        }
        out.getBuffer().setLength(0);
        assertThat(run(evaluate(network))).isZero();
        assertThat(out.toString())
                .containsPattern(Pattern.quote(folder.toString()) + "/test/([0-9]+)/0.png: \\1, taken for [0-9]+ \\(");
    }

    @Test
    void aProjectBringsItsImagesAndWeightsWhatTheirImagesWereBroughtTo() throws Exception {
        twelve();
        Path network = network(12, Map.of("data", ".", "data-normalize", "true", "epochs", "2"));
        String weights = folder.resolve("run/weights.npz").toString();
        assertThat(run(
                        "train",
                        network.toString(),
                        "--out",
                        folder.resolve("run").toString(),
                        "--precision",
                        "float32"))
                .as(err.toString())
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(run("runs", "--last", "1", "--format", "json")).isZero();
        JsonNode run = new ObjectMapper().readTree(out.toString());
        assertThat(run.get("data_where").asText()).isEqualTo(folder.toString());
        assertThat(run.get("data_settings").asText()).isEqualTo("normalize=true");
        out.getBuffer().setLength(0);
        assertThat(run("evaluate", network.toString(), "--weights", weights, "--format", "json"))
                .isZero();
        String own = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run(evaluate(network, "--format", "json"))).isZero(); // the set as it is
        assertThat(out.toString()).isEqualTo(own);
        network(12, Map.of("data", ".", "data-fit", "cover"));
        assertThat(run("train", network.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("\"data-fit\" is \"cover\"");
    }

    /// A network for five classes, of whose weights all but the head's go into one for twelve.
    @Test
    void aBodyThatLearnedGetsAHeadForOtherClasses() throws Exception {
        Path twelve = twelve();
        assertThat(run(train(twelve))).as(err.toString()).isZero();
        Weights learned =
                WeightsFile.read(folder.resolve("run/weights.npz"), graph(12)).weights();
        Path five = network(5, Map.of("data", ".", "freeze", "body"));
        String[] again = {
            "train",
            five.toString(),
            "--epochs",
            "1",
            "--out",
            folder.resolve("again").toString()
        };
        assertThat(run(with(again, "--replace-head"))).isEqualTo(2);
        assertThat(err.toString()).contains("--replace-head", "need --weights");
        out.getBuffer().setLength(0);
        String weights = folder.resolve("run/weights.npz").toString();
        assertThat(run(with(again, "--replace-head", "--moved", "--weights", weights, "--format", "json")))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).containsPattern("1 of 2 layers begin with the weights of .*; anew begin dense1");
        assertThat(out.toString()).contains("{\"event\":\"frozen\",\"blocks\":[\"conv1\"],\"features\":");
        assertThat(out.toString()).contains("{\"layer\":\"conv1\",\"distance\":0.0,\"cosine\":1.0}");
        Path kept = folder.resolve("again/network.netloom.json");
        Weights transferred = WeightsFile.read(
                        folder.resolve("again/weights.npz"),
                        ProjectFile.read(kept).graph())
                .weights();
        assertThat(transferred.arrays().get("conv1.weight").values())
                .containsExactly(learned.arrays().get("conv1.weight").values());
        assertThat(transferred.arrays().get("dense1.weight").values())
                .isNotEqualTo(learned.arrays().get("dense1.weight").values());
    }

    /// The network with a head of its own is kept with what it learned, and not before.
    @Test
    void aRunThatDoesNotFitIntoThisMachineLeavesNothing() throws Exception {
        twelve();
        List<Block> blocks = new ArrayList<>(List.of(new Input(1, 64, 64), Conv.of(4096, 1, 1, 0)));
        blocks.addAll(Collections.nCopies(200, new Tanh()));
        blocks.addAll(List.of(Conv.of(1, 1, 1, 0), new Flatten(), Dense.of(5), new Output()));
        Graph deep = Graph.chain(blocks.toArray(Block[]::new));
        Path file = folder.resolve("deep.netloom.json");
        ProjectFile.write(file, new Project("Deep", deep, Map.of()));
        Path weights = folder.resolve("deep.npz");
        WeightsFile.write(
                weights,
                new Weights(Map.of(
                        "conv1.weight", new Weights.Values(List.of(4096, 1, 1, 1), new float[4096]),
                        "conv1.bias", new Weights.Values(List.of(4096), new float[4096]))));
        assertThat(run(train(file, "--size", "64x64", "--replace-head", "--weights", weights.toString())))
                .isEqualTo(1);
        assertThat(err.toString()).contains("GB");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    /// Weights that say nothing of their images, with as many outputs as ImageNet has classes.
    @Test
    void weightsForAThousandClassesAreTakenForImageNets() throws Exception {
        Graph graph = Graph.chain(new Input(3, 8, 8), new Flatten(), Dense.of(1000), new Output());
        Path file = folder.resolve("large.netloom.json");
        ProjectFile.write(file, new Project("Large", graph, Map.of()));
        float[] bias = new float[1000];
        bias[207] = 9;
        bias[1] = 7;
        Path weights = folder.resolve("large.npz");
        WeightsFile.write(
                weights,
                new Weights(Map.of(
                        "dense1.weight", new Weights.Values(List.of(1000, 192), new float[192_000]),
                        "dense1.bias", new Weights.Values(List.of(1000), bias))));
        Path picture = folder.resolve("photo.png");
        ImageIO.write(new BufferedImage(20, 12, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        assertThat(run("predict", file.toString(), "--weights", weights.toString(), picture.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).containsSubsequence("golden retriever", "goldfish");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void filesThatWereLeftOutAreCountedAndNamed() throws Exception {
        Path network = twelve();
        Path torn = folder.resolve("train/3/1.png");
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), 50));
        for (int i = 0; i < 3; i++) {
            Files.move(folder.resolve("train/5/" + i + ".png"), folder.resolve("train/5/" + i + ".heic"));
        }
        assertThat(run(train(network))).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("1 file is damaged and was left out: " + torn)
                .contains("3 files were left out, since only PNG, JPEG, GIF, BMP, TIFF and WebP are read: "
                        + folder.resolve("train/5/0.heic"))
                .contains("1 class has no images to train on: " + folder.resolve("train/5"));
    }

    @Test
    void aShareThatHoldsOutNoImageIsSaidTo() throws Exception {
        Path network = twelve();
        assertThat(run(train(network, "--validation", "0.01"))).isZero();
        assertThat(err.toString()).contains("0.01", "36 training images", "none are held out");
    }

    @Test
    void weightsThatNobodyAsksForAreNamedAndBrokenOnesRefused() throws Exception {
        Path network = twelve();
        assertThat(run(train(network))).isZero();
        Path file = folder.resolve("run/weights.npz");
        Weights learned = WeightsFile.read(file, graph(12)).weights();
        Map<String, Weights.Values> arrays = new LinkedHashMap<>(learned.arrays());
        arrays.put("bn1.num_batches_tracked", new Weights.Values(List.of(1), new float[] {7}));
        WeightsFile.write(file, new Weights(arrays));
        assertThat(run(evaluate(network))).isZero();
        assertThat(err.toString()).contains(file + " also holds an array").contains("bn1.num_batches_tracked");

        arrays.compute("dense1.bias", (name, bias) -> changed(bias, Float.NaN));
        WeightsFile.write(file, new Weights(arrays));
        assertThat(run(evaluate(network))).isEqualTo(1);
        assertThat(err.toString()).contains("dense1.bias holds NaN").contains("at [0]");

        arrays.compute("dense1.bias", (name, bias) -> changed(bias, 0));
        arrays.compute("conv1.weight", (name, weight) -> changed(weight, 3e38f));
        arrays.compute("dense1.weight", (name, weight) -> changed(weight, 3e38f));
        WeightsFile.write(file, new Weights(arrays));
        err.getBuffer().setLength(0);
        assertThat(run(evaluate(network))).isEqualTo(1);
        assertThat(err.toString()).contains("NaN or infinity, first in dense1");
    }

    private static Weights.Values changed(Weights.Values array, float value) {
        float[] values = array.values().clone();
        Arrays.fill(values, value);
        return new Weights.Values(array.dims(), values);
    }
}
