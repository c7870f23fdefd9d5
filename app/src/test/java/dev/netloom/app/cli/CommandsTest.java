package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.app.ui.LogFile;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.TrainingFields;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract that scripts rely on: exit status, one clear line for a failure, JSON Lines and nothing else.
class CommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path digits;

    private static final int DIGITS = 500;

    @TempDir
    Path folder;

    /// So few digits that a training takes no time: the same to test on as to train on.
    @BeforeAll
    static void fewDigits() throws FileProblem, IOException {
        Mnist.save(digits, Mnist.load(Samples.mnist()).train().first(DIGITS));
    }

    private static String train(String options) {
        return "train simple-convnet --data " + digits + " " + options;
    }

    private record Outcome(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        List<JsonNode> json() throws IOException {
            return JSON.readerFor(JsonNode.class).<JsonNode>readValues(out).readAll();
        }
    }

    private static Outcome run(Optional<IntSupplier> columns, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.run(new Console(new PrintWriter(out), new PrintWriter(err), columns), arguments);
        return new Outcome(status, out.toString(), err.toString());
    }

    private static Outcome run(String... arguments) {
        return run(Optional.empty(), arguments);
    }

    private static void assertFails(Outcome outcome, int status, String... words) {
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).startsWith("netloom: ").contains(words).doesNotContain("Exception", "\tat ");
    }

    @Test
    void summaryCountsTheParametersOfTheBooksNetwork() throws IOException {
        Outcome outcome = run("summary", "deep-convnet", "--format", "json");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.lines()).hasSize(1);
        JsonNode summary = outcome.json().getFirst();
        assertThat(summary.get("parameters").asInt()).isEqualTo(123_552);
        assertThat(summary.get("multiply_adds").asInt()).isEqualTo(8_772_340);
        JsonNode conv4 = summary.get("layers").get(8);
        assertThat(conv4)
                .hasToString("{\"id\":\"conv4\",\"type\":\"conv\",\"output\":[32,16,16],\"parameters\":9248,"
                        + "\"multiply_adds\":2359296,\"receptive_field\":[14,14]}");
    }

    @Test
    void summaryForPeopleIsATable() {
        assertThat(run("summary", "deep-convnet").lines()).first().isEqualTo("DeepConvNet: 8 layers with weights");
        assertThat(run("summary", "deep-convnet").out())
                .containsPattern("conv2 +16 x 28 x 28 +2,320 +1,806,336 +5 x 5");
    }

    @Test
    void anUnknownNetworkIsAnsweredWithThoseThatExist() {
        assertFails(run("summary", "shallow"), 1, "shallow", "deep-convnet", "simple-convnet");
    }

    @Test
    void aDamagedProjectFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("torn.netloom.json"), "{\"netloom\": 1, \"blocks\": [");

        assertFails(run("train", file.toString()), 1, file.toString(), "JSON");
    }

    @Test
    void aRunThatFailsLeavesNoFolder() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        for (Path out : List.of(folder.resolve("new/deep"), there)) {
            Outcome outcome =
                    run("train", "deep-convnet", "--limit", "20", "--weights", "nowhere.npz", "--out", out.toString());
            assertFails(outcome, 1, "nowhere.npz");
        }

        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void anUnexpectedFailureIsOneSentenceThatNamesTheLog() throws IOException {
        PrintWriter broken = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String line) {
                throw new IllegalStateException("nobody thought of this");
            }
        };
        StringWriter err = new StringWriter();

        assertThat(Commands.run(new Console(broken, new PrintWriter(err), Optional.empty()), "experiment"))
                .isOne();
        assertThat(err.toString())
                .hasLineCount(1)
                .contains("nobody thought of this", LogFile.path().toString());
        assertThat(Files.readString(LogFile.path())).contains("nobody thought of this", "\tat dev.netloom.app.cli");
    }

    @Test
    void aNetworkWithProblemsIsRefusedInSentences() throws IOException {
        Path file = folder.resolve("flawed.netloom.json");
        Graph flawed = new Graph(List.of(
                Node.of("input", BlockType.of(Input.class).preset()),
                Node.of("conv1", BlockType.of(Conv.class).preset(), "input"),
                Node.of("dense1", BlockType.of(Dense.class).preset(), "conv1"),
                Node.of("output", BlockType.of(Output.class).preset(), "dense1"),
                Node.of("lost", BlockType.of(Conv.class).preset())));
        ProjectFile.write(file, new Project("Flawed", flawed, Map.of()));

        assertFails(run("summary", file.toString()), 1, "dense1: ", "lost: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "train deep-convnet --colour red",
                "train deep-convnet --batch 0",
                "train deep-convnet --epochs many",
                "train deep-convnet --limit -1",
                "train deep-convnet --optimizer lion",
                "train deep-convnet --learning-rate 0",
                "train deep-convnet --find-rate --out there",
                "train deep-convnet --find-rate --resume 1",
                "train deep-convnet --schedule one_cycle",
                "train deep-convnet --warmup -1",
                "train deep-convnet --weight-decay -0.1",
                "train deep-convnet --weight-decay NaN",
                "train deep-convnet --clip -1",
                "train deep-convnet --optimizer nesterov --momentum 1",
                "train deep-convnet --momentum 0.8",
                "train deep-convnet --patience 2",
                "train deep-convnet --optimizer sgd --beta1 0.8",
                "train deep-convnet --label-smoothing 1",
                "train deep-convnet --validation 1",
                "train deep-convnet --validation NaN",
                "train deep-convnet --learning-rate NaN",
                "train deep-convnet --learning-rate Infinity",
                "evaluate shallow",
                "doubts simple-convnet --folds 1",
                "bench --seconds 0",
                "summary deep-convnet --format yaml",
                "teach deep-convnet"
            })
    void wrongUsageIsStatusTwoAndPointsToTheHelp(String line) {
        assertFails(run(line.split(" ")), 2, "--help");
    }

    /// What the panel of the window can set, the command line can, by the same name.
    @Test
    void everyDeclaredSettingIsAnOptionOfTrain() {
        String help = run("train", "--help").out();
        Map<String, String> others = Map.of("train-images", "limit");
        assertThat(TrainingFields.ALL)
                .allSatisfy(
                        field -> assertThat(help).contains("--" + others.getOrDefault(field.key(), field.key()) + "="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "train --help",
                "evaluate -h",
                "summary --help",
                "bench --help",
                "screenshot -h",
                "import -h"
            })
    void helpExplainsEveryOption(String line) {
        Outcome outcome = run(line.split(" "));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Usage: netloom").doesNotContain("{0}");
        // A long option stands on a line of its own, with what it does below it.
        assertThat(outcome.out()).doesNotContainPattern("(?m)^ +(-[a-z], )?--[a-z-]+(=\\S+)?$(?!\\R {20})");
    }

    @Test
    void gradualUnfreezingNeedsSomethingFrozen() {
        assertThat(run("train", "deep-convnet", "--unfreeze", "1", "--weights", "nowhere.npz")
                        .err())
                .contains("--freeze");
    }

    @Test
    void debugShowsWhereAFailureComesFrom() {
        assertThat(run("summary", "shallow", "--debug").err()).contains("\tat dev.netloom");
    }

    @Test
    void experimentsAreListedWithWhatTheyAsk() {
        Outcome outcome = run("experiment");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.lines()).hasSizeGreaterThan(7).allMatch(line -> line.matches("[a-z0-9-]+: .+"));

        Outcome wrong = run("experiment", "9x9");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("5x5-or-two-3x3: ", "no experiment '9x9'");
    }

    @Test
    void anExperimentTellsEveryRunAndThenItsVerdict() throws IOException {
        String[] command =
                "experiment 5x5-or-two-3x3 --format json --limit 200 --epochs 1 --seeds 2 --seed 5".split(" ");
        Outcome outcome = run(command);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err().lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("seed 1 of 2, one 5×5: epoch 1 of 1");
        List<JsonNode> lines = outcome.json();
        assertThat(lines).hasSize(5);
        JsonNode run = lines.getFirst();
        assertThat(run.get("event").asText()).isEqualTo("run");
        assertThat(run.get("seed").asInt()).isEqualTo(5);
        assertThat(run.get("digits").asInt()).isEqualTo(200);
        assertThat(run.get("test_total").asInt()).isEqualTo(10_000);
        JsonNode verdict = lines.getLast();
        assertThat(verdict.get("event").asText()).isEqualTo("verdict");
        JsonNode pair = verdict.get("pairs").get(0);
        assertThat(pair.get("interval")).hasSize(2);
        assertThat(pair.get("mcnemar")).hasSize(2);
        assertThat(pair.get("words").asText()).contains("two 3×3", "McNemar");
        assertThat(run(command).json().getLast().get("pairs")).isEqualTo(verdict.get("pairs"));
    }

    @Test
    void trainingTellsEveryEpochAndEvaluationAgreesWithItsEnd() throws IOException {
        Outcome trained = run(("train simple-convnet --format json --epochs 2 --limit 500 --out " + folder).split(" "));

        assertThat(trained.status()).isZero();
        assertThat(trained.err()).isEmpty();
        List<JsonNode> events = trained.json();
        assertThat(trained.lines()).hasSize(3);
        assertThat(events).extracting(event -> event.get("event").asText()).containsExactly("epoch", "epoch", "done");
        assertThat(events.getFirst().fieldNames())
                .toIterable()
                .containsExactly(
                        "event",
                        "epoch",
                        "train_loss",
                        "train_accuracy",
                        "test_loss",
                        "test_accuracy",
                        "images_seen",
                        "images_per_s",
                        "seconds");
        JsonNode done = events.getLast();
        assertThat(done.get("test_total").asInt()).isEqualTo(10_000);
        assertThat(done.get("precision").asText()).isIn("float32", "bfloat16");
        assertThat(done.get("weights").asText())
                .isEqualTo(folder.resolve("weights.npz").toString());

        JsonNode evaluation = run(("evaluate simple-convnet --format json --weights "
                                + done.get("weights").asText())
                        .split(" "))
                .json()
                .getFirst();
        int correct = evaluation.get("correct").asInt();
        assertThat(correct).isEqualTo(done.get("test_correct").asInt()).isGreaterThan(5_000);
        assertThat(evaluation.get("misclassified")).hasSize(10_000 - correct);
        assertThat(evaluation.get("misclassified").get(0).get("probabilities")).hasSize(10);

        assertFails(
                run(("evaluate deep-convnet --weights " + done.get("weights").asText()).split(" ")), 1, "conv1.weight");
    }

    @Test
    void aPresetIsChangedByTheOptionsBesideIt() throws IOException {
        String command = train("--preset accurate --epochs 1 --limit 300 --precision float32 ")
                + "--augment crop:1,flip --label-smoothing 0.2 --format json --out " + folder;
        Outcome outcome = run(command.split(" "));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.lines()).hasSize(2);
        assertThat(outcome.json().getLast().get("precision").asText()).isEqualTo("float32");
    }

    @Test
    void aProjectIsTrainedAsItSaysAndOptionsChangeThat() throws Exception {
        Project said = ProjectFile.read(Samples.network("simple-convnet"))
                .withTraining(new TreeMap<>(Map.of("epochs", "1", "batch", "250", "validation", "0.2", "newer", "[]")));
        Path file = folder.resolve("said.netloom.json");
        ProjectFile.write(file, said);
        String line = "train " + file + " --data " + digits + " --format json --out " + folder;
        Outcome outcome = run(line.split(" "));
        assertThat(outcome.json()).hasSize(2);
        assertThat(outcome.json().getFirst().has("validation_accuracy")).isTrue();
        assertThat(run((line + " --validation 0 --epochs 2").split(" ")).json()).hasSize(3);

        ProjectFile.write(file, said.withTraining(new TreeMap<>(Map.of("epochs", "1", "learning-rate", "abc"))));
        assertFails(run(line.split(" ")), 1, said.name(), "learning-rate", "abc");
        assertThat(run((line + " --learning-rate 0.01").split(" ")).json()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "--augment whirl:3, whirl",
        "--augment shift, shift",
        "--augment rotate:many, many",
        "--augment rotate:400, 400",
        "--dropout-scale 2, --dropout-scale",
        "--preset slow, 'slow is none of fast, accurate, record'",
        "--cycles 3, --schedule cosine",
        "--min-delta 0.1, --patience",
        "--precision float64, float64",
    })
    void trainingRefusesWhatCannotBeAndNamesIt(String option, String named) {
        assertFails(run((train("") + option).split(" ")), 2, named);
    }

    @Test
    void benchTellsEachPrecisionAndWhereTheTimeGoes() throws IOException {
        Outcome outcome =
                run("bench simple-convnet --seconds 0.2 --precision float32 --profile --format json".split(" "));

        assertThat(outcome.status()).isZero();
        JsonNode line = outcome.json().getFirst();
        assertThat(line.get("precision").asText()).isEqualTo("float32");
        assertThat(line.get("train_images_per_s").asDouble()).isPositive();
        JsonNode conv1 = line.get("layers").get(1);
        assertThat(conv1.get("id").asText()).isEqualTo("conv1");
        assertThat(conv1.get("forward_gflops").asDouble()).isPositive();
        assertThat(conv1.get("backward_alone_ms").asDouble()).isPositive();
        assertThat(line.get("bare_convolutions_ms").asDouble())
                .isGreaterThanOrEqualTo(conv1.get("backward_alone_ms").asDouble());
    }

    @Test
    void trainingGoesOnFromGivenWeights() throws IOException {
        String train = train("--format json --epochs 1 --limit 500 --out ") + folder + "/";
        Outcome first = run((train + "first").split(" "));

        Outcome second = run((train + "second --weights " + folder + "/first/weights.npz").split(" "));

        assertThat(accuracy(second)).isGreaterThan(accuracy(first));
    }

    @Test
    void aRunEntersTheHistory() throws IOException {
        Outcome trained = run((train("--format json --epochs 1 --limit 200 --seed 271828 --out ") + folder).split(" "));

        Outcome found = run("runs --search 271828 --last 1 --format json".split(" "));

        assertThat(found.status()).as(found.err()).isZero();
        JsonNode run = found.json().getFirst();
        assertThat(run.get("origin").asText()).isEqualTo("command");
        assertThat(run.get("state").asText()).isEqualTo("done");
        assertThat(run.get("seed").asLong()).isEqualTo(271828);
        assertThat(run.get("epochs_done").asInt()).isEqualTo(1);
        assertThat(run.get("test_accuracy").asDouble()).isEqualTo(accuracy(trained));
        assertThat(run("runs", "--search", "no run has these words").err()).contains("No run");
        Path csv = folder.resolve("runs.csv");
        assertThat(run("runs", "--search", "271828", "--csv", csv.toString()).status())
                .isZero();
        assertThat(csv).content().startsWith("id,name,").contains("271828");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--optimizer momentum",
                "--optimizer Nesterov",
                "--optimizer adagrad",
                "--optimizer rmsprop --schedule step",
                "--optimizer muon --ema 0.9",
                "--optimizer adamw --schedule one-cycle --warmup 0.25 --weight-decay 0.05",
                "--optimizer sgd --schedule constant --warmup 2 --clip 1 --label-smoothing 0.1"
            })
    void everyWayToUpdateTheWeightsLearns(String options) throws IOException {
        Outcome outcome = run(
                (train("--format json --epochs 2 --limit 400 --batch 50 --out ") + folder + " " + options).split(" "));

        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(accuracy(outcome)).isGreaterThan(0.3);
    }

    @Test
    void averagedWeightsAndEarlyStoppingAreReported() throws IOException {
        String options = " --ema 0.9 --patience 1 --min-delta 0.5 --validation 0.2";
        Outcome outcome =
                run((train("--format json --epochs 4 --limit 200 --batch 50 --out ") + folder + options).split(" "));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.json().getFirst().fieldNames())
                .toIterable()
                .contains("validation_accuracy", "ema_test_accuracy", "ema_validation_loss", "ema_validation_accuracy");
        JsonNode done = outcome.json().getLast();
        assertThat(done.get("stopped_early").asBoolean()).isTrue();
        int best = done.get("best_epoch").asInt();
        assertThat(outcome.json())
                .hasSize(best + 2); // nothing gains half of the images: the epoch after it is the last
        assertThat(done.get("test_accuracy"))
                .isEqualTo(outcome.json().get(best - 1).get("ema_test_accuracy"));
        assertThat(run((train("--epochs 4 --limit 200 --batch 50 --out ") + folder + options).split(" "))
                        .out())
                .contains("averaged weights: test", "Stopped early after epoch " + (best + 1));
    }

    @Test
    void optionsReachTheRun() throws IOException {
        String line = train("--format json --epochs 1 --limit 200 --batch 50 --out ") + folder + " ";
        double plain = trainLoss(run((line + "--seed 1").split(" ")));

        for (String option : List.of(
                "--schedule constant",
                "--warmup 2",
                "--weight-decay 0.5",
                "--clip 0.01",
                "--label-smoothing 0.5",
                "--augment shift:2",
                "--optimizer adamw --weight-decay 0.5")) {
            assertThat(trainLoss(run((line + option).split(" ")))).as(option).isNotEqualTo(plain);
        }
        assertThat(trainLoss(run((line + "--schedule one-cycle --warmup 0 --augment none").split(" "))))
                .isEqualTo(plain);
    }

    @Test
    void aLearningRateIsFoundAndNothingIsKept() throws IOException {
        String line = train("--find-rate --batch 20 --seed 314159");
        Outcome outcome = run((line + " --format json").split(" "));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        List<JsonNode> rates = outcome.json().subList(0, outcome.json().size() - 1);
        assertThat(rates)
                .hasSizeGreaterThan(30)
                .allMatch(rate -> rate.get("event").asText().equals("rate"));
        assertThat(rates.getFirst().fieldNames()).toIterable().containsExactly("event", "rate", "loss", "smooth");
        JsonNode suggestion = outcome.json().getLast();
        assertThat(suggestion.get("event").asText()).isEqualTo("suggestion");
        assertThat(suggestion.get("rate").asDouble()).isBetween(1e-5, 1.0);

        Outcome text = run(line.split(" "));
        assertThat(text.lines()).hasSize(2 + (rates.size() + 4) / 5);
        assertThat(text.lines().getLast())
                .contains("--learning-rate "
                        + new BigDecimal(suggestion.get("rate").asText()).toPlainString());
        assertThat(run("runs", "--search", "314159").err()).contains("No run");
    }

    private static double trainLoss(Outcome outcome) throws IOException {
        return outcome.json().getFirst().get("train_loss").asDouble();
    }

    @Test
    void heldOutImagesAreReportedBesideTheOthers() throws IOException {
        String line = train("--epochs 1 --limit 300 --validation 0.2 --out ") + folder;
        Outcome outcome = run((line + " --format json").split(" "));

        JsonNode epoch = outcome.json().getFirst();
        assertThat(epoch.fieldNames())
                .toIterable()
                .containsExactly(
                        "event",
                        "epoch",
                        "train_loss",
                        "train_accuracy",
                        "test_loss",
                        "test_accuracy",
                        "validation_loss",
                        "validation_accuracy",
                        "images_seen",
                        "images_per_s",
                        "seconds");
        double accuracy = epoch.get("validation_accuracy").asDouble();
        assertThat(accuracy * 60).isEqualTo(Math.rint(accuracy * 60));
        assertThat(run(line.split(" ")).out())
                .containsPattern(
                        "epoch 1: test [0-9.%]+ right, loss [0-9.]+; validation [0-9.%]+, loss [0-9.]+; train");
        assertThat(run(line.replace("--validation 0.2", "--validation 0").split(" "))
                        .out())
                .contains("epoch 1: ")
                .doesNotContain("validation");
    }

    @Test
    void aRunThatBreaksSaysWhereAndSavesTheLastGoodWeights() throws IOException {
        Outcome outcome = run((train("--format json --limit 300 --batch 10 --optimizer sgd --learning-rate 100")
                        + " --weight-decay 1 --schedule constant --out " + folder)
                .split(" "));

        Path weights = folder.resolve("weights.npz");
        assertFails(outcome, 1, "step ", "NaN", "learning rate", "--clip", weights.toString());
        assertThat(outcome.err()).containsPattern("began in [a-z]+[0-9]");
        Outcome evaluated = run("evaluate", "simple-convnet", "--per-class-report", "--weights", weights.toString());
        assertThat(evaluated.status()).isZero();
        assertThat(evaluated.out())
                .containsPattern("(?m)^Class +Precision .* Images$")
                .containsPattern("(?m)^9 .* 1,009$")
                .contains("Without the 15 images", "Balanced accuracy", "calibration error");
    }

    private static double accuracy(Outcome outcome) throws IOException {
        return outcome.json().getLast().get("test_accuracy").asDouble();
    }

    @Test
    void theProgressBarIsForTerminalsOnly() {
        String[] line = (train("--epochs 1 --limit 300 --out ") + folder).split(" ");

        assertThat(run(Optional.of(() -> 80), line).out()).contains("\r", "images/s", "left");
        assertThat(run(line).out()).doesNotContain("\r", "left");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80})
    void theProgressBarNeverWraps(int columns) {
        String[] line = (train("--epochs 1 --limit 300 --out ") + folder).split(" ");

        assertThat(run(Optional.of(() -> columns), line).out().split("\\R|\r"))
                .filteredOn(shown -> shown.startsWith("epoch 1/1"))
                .isNotEmpty()
                .allSatisfy(bar -> assertThat(bar).hasSizeLessThan(columns));
    }

    @Test
    void evaluationFallsBackOnTheWeightsThatComeWithTheNetwork() throws IOException {
        String line = "evaluate deep-convnet --format json";
        Outcome shipped = run(line.split(" "));

        assertThat(shipped.status()).as(shipped.err()).isZero();
        JsonNode evaluation = shipped.json().getFirst();
        assertThat(evaluation.get("accuracy").asDouble()).isGreaterThanOrEqualTo(0.995);
        assertThat(evaluation.get("balanced_accuracy").asDouble()).isBetween(0.994, 1.0);
        assertThat(evaluation.get("ece").asDouble()).isBetween(0.0, 0.1);
        assertThat(evaluation.get("accuracy_without_disputed").asDouble())
                .isGreaterThan(evaluation.get("accuracy").asDouble());
        JsonNode zero = evaluation.get("classes").get(0);
        assertThat(zero.get("name").asText()).isEqualTo("0");
        assertThat(zero.get("support").asInt()).isEqualTo(980);
        assertThat(List.of("precision", "recall", "f1"))
                .allSatisfy(figure -> assertThat(zero.get(figure).asDouble()).isBetween(0.98, 1.0));
        assertThat(run((line + " --weights " + Samples.weights("deep-convnet")).split(" "))
                        .out())
                .isEqualTo(shipped.out());
    }

    /// On few images: it is the same on many.
    @Test
    void testTimeAugmentationStandsBesideTheNetworkAlone() throws Exception {
        Path few = Files.createDirectories(folder.resolve("few"));
        Dataset digits = Mnist.load(Samples.mnist());
        Mnist.save(few, digits.test().first(200));
        String line = "evaluate simple-convnet --data " + few + " --tta 3";
        JsonNode alone = run((line + " --augment rotate:0 --format json").split(" "))
                .json()
                .getFirst();
        JsonNode tta = alone.get("tta");
        assertThat(tta.get("correct").asInt()).isEqualTo(alone.get("correct").asInt());
        assertThat(tta.get("only_tta").asInt()).isZero();
        assertThat(tta.get("p").asDouble()).isEqualTo(1);
        JsonNode turned = run((line + " --augment rotate:180 --format json").split(" "))
                .json()
                .getFirst();
        assertThat(turned.get("correct").asInt()).isEqualTo(alone.get("correct").asInt());
        assertThat(turned.get("tta").get("correct").asInt())
                .isLessThan(alone.get("correct").asInt());
        assertThat(turned.get("tta").get("only_alone").asInt()
                        - turned.get("tta").get("only_tta").asInt())
                .isEqualTo(turned.get("correct").asInt()
                        - turned.get("tta").get("correct").asInt());
        assertThat(run(line.split(" ")).out())
                .contains("mean over 3 variants (shift:2,rotate:10,scale:0.1): ", "McNemar, p = ");
        assertFails(run((line + " --augment blur:1").split(" ")), 2, "blur");
        assertFails(run("evaluate", "simple-convnet", "--tta", "1"), 2, "at least 2");
        assertFails(run("evaluate", "simple-convnet", "--augment", "flip"), 2, "--tta");
    }

    @Test
    void doubtsTellsEveryFoldEveryDoubtAndEveryClass() throws IOException {
        Outcome outcome =
                run("doubts simple-convnet --limit 300 --epochs 2 --batch 20 --folds 2 --format json".split(" "));

        assertThat(outcome.status()).as(outcome.err()).isZero();
        List<JsonNode> lines = outcome.json();
        assertThat(lines.subList(0, 2))
                .allSatisfy(line -> assertThat(line.get("event").asText()).isEqualTo("fold"))
                .extracting(line -> line.get("total").asInt())
                .containsExactly(150, 150);
        JsonNode done = lines.getLast();
        assertThat(done.get("total").asInt()).isEqualTo(300);
        assertThat(done.get("correct").asInt()).isGreaterThan(150);
        assertThat(done.get("classes")).hasSize(10);
        assertThat(lines.subList(2, lines.size() - 1))
                .hasSize(done.get("doubtful").asInt())
                .allSatisfy(line -> assertThat(line.get("label").asInt())
                        .isNotEqualTo(line.get("suggested").asInt()));
    }

    @Test
    void weightsOfOtherFormatsAreMappedWrittenAndRead() throws IOException {
        Path written = folder.resolve("weights.safetensors");
        Outcome imported = run(
                "import",
                Samples.weights("simple-convnet").toString(),
                "--out",
                written.toString(),
                "--format",
                "json");
        JsonNode line = imported.json().getFirst();
        assertThat(line.get("network").asText()).isEqualTo("simple-convnet");
        assertThat(line.get("weights").asText()).isEqualTo(written.toString());
        assertThat(line.get("matched").asInt()).isEqualTo(6);
        assertThat(line.get("missing")).isEmpty();
        assertThat(line.get("unused")).isEmpty();
        assertThat(line.get("converted")).isEmpty();
        String evaluate = "evaluate simple-convnet --format json --data " + digits + " --weights ";
        assertThat(run((evaluate + written).split(" ")).out())
                .isEqualTo(run((evaluate + Samples.weights("simple-convnet")).split(" "))
                        .out());

        Outcome other = run("import", written.toString(), "--network", "deep-convnet");
        assertThat(other.out()).contains("conv6.weight", "missing", "of 16 parameters");
        assertFails(
                run("import", written.toString(), "--network", "deep-convnet", "--out", folder + "/no.npz"),
                1,
                "conv1.weight");
        Path foreign = folder.resolve("state.pth");
        Files.write(
                foreign,
                CommandsTest.class.getResourceAsStream("/interop/state.pth").readAllBytes());
        assertThat(run("import", foreign.toString()).out()).contains("PyTorch, 4 arrays", "2 x 1 x 2 x 2", "--network");
        assertFails(run("import", foreign.toString(), "--out", folder + "/no.npz"), 2, "--network");
    }

    @Test
    void weightsThatAreNoneAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("weights.npz"), "not a zip");

        assertFails(run("evaluate", "deep-convnet", "--weights", text.toString()), 1, text.toString());
        assertFails(run("evaluate", "deep-convnet", "--weights", "nowhere.npz"), 1, "nowhere.npz");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsFoundBeforeTraining() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertFails(
                run(
                        "train",
                        "simple-convnet",
                        "--limit",
                        "100",
                        "--out",
                        file.resolve("below").toString()),
                1,
                file.toString());
    }
}
