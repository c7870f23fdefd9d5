package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.plot.AnsweringSaver;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Fit;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.store.interop.MappedWeight;
import dev.netloom.engine.store.interop.WeightMapping;
import dev.netloom.engine.store.interop.onnx.OnnxImport;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingStart;
import dev.netloom.engine.train.TransferSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFilesTest {
    private final SimpleObjectProperty<Graph> canvas = new SimpleObjectProperty<>();
    private final List<String> failed = new ArrayList<>();
    private final List<WeightMapping> asked = new ArrayList<>();
    private Function<WeightMapping, Optional<WeightMapping>> answer = mapping -> Optional.empty();
    private final AnsweringSaver saver = new AnsweringSaver();

    @TempDir
    private Path folder;

    private TrainingSession session;
    private ShippedWeights shown;
    private List<MenuItem> items;
    private Path file;
    private Graph network;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        network = ProjectFile.read(Samples.network("simple-convnet")).graph();
        file = Files.copy(Samples.weights("simple-convnet"), folder.resolve("mine.npz"));
        canvas.set(network);
        FxTest.run(() -> {
            session = new TrainingSession(ScriptedRun::digits, TrainingDesk.engine());
            shown = new ShippedWeights(session, canvas, Map::of);
            WeightsFiles files = new WeightsFiles(session, shown, canvas, saver);
            files.setOnDoubt(mapping -> {
                asked.add(mapping);
                return answer.apply(mapping);
            });
            files.setOnFailed((title, why) -> failed.add(title + ": " + why));
            items = files.items(() -> Optional.of(file));
        });
    }

    @Test
    void whatWasLoadedIsTestedAndShownAndCanBeSavedAgain() throws Exception {
        FxTest.run(() -> {
            assertThat(items).extracting(MenuItem::isDisable).containsExactly(false, true, true);
            items.getFirst().fire();
        });
        FxTest.await("the weights", 60, () -> shown.shownProperty().get() != null);
        saver.folder = folder;
        Path again = folder.resolve("weights.npz");
        FxTest.run(() -> {
            assertThat(shown.shownProperty().get().source()).contains("mine.npz");
            assertThat(session.notices().property().get().text()).contains("mine.npz");
            assertThat(items.get(1).isDisable()).isFalse();
            items.get(1).fire();
        });
        FxTest.await("the file", () -> saver.saved.contains(again));
        assertThat(WeightsFile.read(again, network).weights())
                .usingRecursiveComparison()
                .isEqualTo(WeightsFile.read(file, network).weights());
    }

    @Test
    void whatIsOnShowIsExportedAndComparedAgain() throws Exception {
        FxTest.run(() -> items.getFirst().fire());
        FxTest.await("the weights", 60, () -> shown.shownProperty().get() != null);
        saver.folder = folder;
        Project project = ProjectFile.read(Samples.network("simple-convnet"));
        NetworkExport export =
                FxTest.onFx(() -> new NetworkExport(session, shown, new TrainingSettings(), () -> project, saver));
        FxTest.run(() -> {
            assertThat(((Label) export.pane().lookup("#network-export-weights")).getText())
                    .isEqualTo(Texts.of("network-export.trained"));
            assertThat(export.pane().chosen()).isEqualTo(ExportFormat.ONNX);
            export.export(ExportFormat.ONNX, true);
        });
        String difference = "largest difference of a probability 0";
        FxTest.await(
                "the comparison",
                60,
                () -> session.notices().property().get().text().endsWith(difference));
        try (Stream<Path> files = Files.list(folder)) {
            Path written = files.filter(path -> path.toString().endsWith(".onnx"))
                    .findFirst()
                    .orElseThrow();
            assertThat(OnnxImport.read(written).weights().arrays().keySet())
                    .isEqualTo(shown.shownProperty().get().weights().arrays().keySet());
        }
        Graph broken = Graph.chain(new Input(1, 28, 28), Dense.of(10), new Output());
        NetworkExport drawn = FxTest.onFx(() -> new NetworkExport(
                session, shown, new TrainingSettings(), () -> new Project("broken", broken, Map.of()), saver));
        FxTest.run(() -> assertThat(drawn.pane().chosen()).isEqualTo(ExportFormat.SVG));
    }

    @Test
    void imagesAreBroughtToWhatTheWeightsWereTrainedOn() throws Exception {
        Dataset digits = ScriptedRun.digits();
        Shape shape = digits.test().shape();
        ChannelNormalization own = new ChannelNormalization(List.of(0.5f), List.of(0.25f));
        Weights read = WeightsFile.read(file, network).weights();
        WeightsFile.write(file, trainedOn(read, new InputDescription(shape, Fit.FIT, own, List.of("even", "odd"))));
        Evaluation wanted = Evaluator.evaluate(network, read, digits.test().normalized(own));
        FxTest.run(() -> items.getFirst().fire());
        FxTest.await("the weights", 60, () -> shown.shownProperty().get() != null);
        FxTest.run(() -> {
            assertThat(shown.shownProperty().get().test().predictions()).isEqualTo(wanted.predictions());
            assertThat(session.notices().property().get().text()).contains("other classes (even, odd)");
        });
        Shape large = new Shape(1, 32, 32);
        WeightsFile.write(
                file, trainedOn(read, new InputDescription(large, Fit.FIT, ChannelNormalization.NONE, List.of())));
        FxTest.run(() -> items.getFirst().fire());
        FxTest.await(
                "the refusal",
                60,
                () -> session.notices().property().get().text().contains("trained on images of"));
    }

    private static Weights trainedOn(Weights weights, InputDescription images) {
        return new Weights(weights.arrays(), images.toText());
    }

    /// What names do not decide is shown first; what is then missing begins as in a new network.
    @Test
    void weightsWithOtherNamesAreLoadedAsTheUserSays() throws Exception {
        Weights read = WeightsFile.read(file, network).weights();
        Map<String, Weights.Values> renamed = new LinkedHashMap<>();
        read.arrays().forEach((name, array) -> renamed.put("other_" + name, array));
        WeightsFile.write(file, new Weights(renamed, read.input()));
        FxTest.run(() -> items.getFirst().fire());
        FxTest.await("the question", () -> !asked.isEmpty());
        FxTest.run(() -> {
            assertThat(asked.getFirst().matched()).hasSize(6).noneMatch(MappedWeight::named);
            assertThat(shown.shownProperty().get()).isNull();
            answer = mapping -> Optional.of(mapping.reassign("dense2.weight", Optional.empty()));
            items.getFirst().fire();
        });
        FxTest.await("the weights", 60, () -> shown.shownProperty().get() != null);
        FxTest.run(() -> {
            Map<String, Weights.Values> loaded =
                    shown.shownProperty().get().weights().arrays();
            assertThat(loaded.get("conv1.weight"))
                    .usingRecursiveComparison()
                    .isEqualTo(read.arrays().get("conv1.weight"));
            assertThat(loaded.get("dense2.weight").values())
                    .isNotEqualTo(read.arrays().get("dense2.weight").values());
        });
    }

    @Test
    void theTableOfLayersSaysHowFarARunTookEach() throws Exception {
        Weights start = WeightsFile.read(file, network).weights();
        LayersTable table =
                FxTest.onFx(() -> new LayersTable(new DiagramModel(Diagram.of(new Project("net", network, Map.of())))));
        FxTest.run(() -> {
            table.follow(new LiveWeights(session, shown, Duration.seconds(1)));
            table.activeProperty().set(false);
            table.activeProperty().set(true);
            assertThat(table.getColumns().getLast().isVisible()).isFalse();
            session.trainFrom(
                    TrainingStart.from(start),
                    network,
                    TrainingConfig.of(20).withTransfer(TransferSettings.freezing("conv*")),
                    PrecisionChoice.FLOAT32);
        });
        FxTest.await("the run", 60, () -> !session.stateProperty().get().isActive());
        FxTest.await(
                "what moved",
                () -> !moved(table, "dense2").isEmpty()
                        && !moved(table, "dense2").equals("0.00%"));
        FxTest.run(() -> {
            assertThat(moved(table, "conv1")).isEqualTo("0.00%");
            assertThat(moved(table, "relu1")).isEqualTo("\u2013");
            session.forget();
        });
        FxTest.await("nothing", () -> !table.getColumns().getLast().isVisible());
    }

    /// Empty while that is not shown.
    private static String moved(LayersTable table, String block) {
        TableColumn<Summary.Layer, ?> column = table.getColumns().getLast();
        return table.getItems().stream()
                .filter(layer -> column.isVisible() && layer.id().equals(block))
                .map(layer -> "" + column.getCellData(layer))
                .collect(Collectors.joining());
    }

    @Test
    void whatHoldsNoWeightsIsRefused() throws Exception {
        Files.writeString(file, "<!DOCTYPE html>");
        FxTest.run(() -> items.getFirst().fire());
        FxTest.await("the explanation", () -> !failed.isEmpty());
        assertThat(failed.getFirst()).contains("mine.npz", "safetensors");
        FxTest.run(() -> assertThat(shown.shownProperty().get()).isNull());
    }
}
