package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingRunner;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Branch;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.TrainingStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The history of runs in the window, with runs that are played.
@Timeout(120)
class RunsTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(16, 3, 1, 1),
            Conv.of(24, 3, 1, 1),
            new Flatten(),
            Dense.of(10),
            new Output());

    @TempDir
    private Path folder;

    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;
    private Hands hands;
    private final Script script = new Script();
    private boolean saved;

    /// Plays a run of as many epochs as the plan has, in which `wrong` digits stay unrecognised at the end.
    private static final class Script implements TrainingRunner {
        private volatile int wrong = 8;
        private volatile Graph network = NETWORK;
        private volatile Optional<Weights> start = Optional.empty();

        @Override
        public void run(
                Graph graph,
                TrainingStart start,
                Dataset data,
                TrainingConfig plan,
                TrainingControl control,
                Consumer<TrainingEvent> events) {
            this.start = start.weights();
            for (TrainingEvent event : ScriptedRun.events(plan.epochs())) {
                switch (event) {
                    case TrainingEvent.Started started ->
                        events.accept(new TrainingEvent.Started(plan, started.stepsPerEpoch(), 2));
                    case TrainingEvent.EpochDone done -> {
                        int still = wrong + 10 * (plan.epochs() - done.epoch());
                        events.accept(new TrainingEvent.EpochDone(
                                done.epoch(),
                                done.step(),
                                done.train(),
                                ScriptedRun.evaluation(still, 0.1),
                                2400,
                                done.seconds()));
                        events.accept(new TrainingEvent.WeightsTaken(done.step(), weights(network, done.epoch())));
                    }
                    case TrainingEvent.Finished done ->
                        events.accept(new TrainingEvent.Finished(
                                done.step(),
                                Optional.of(ScriptedRun.evaluation(wrong, 0.1)),
                                weights(network, plan.epochs()),
                                false,
                                10));
                    default -> events.accept(event);
                }
            }
        }
    }

    /// Those of a script, and whatever else the network needs, so that a run can go on from them.
    private static Weights weights(Graph graph, int seed) {
        try (Network network = new Network(graph, 1)) {
            Map<String, Weights.Values> all = new HashMap<>(network.weights().arrays());
            all.putAll(ScriptedRun.weights(seed).arrays());
            return new Weights(all);
        }
    }

    private final class Saver implements FileSaver {
        @Override
        public Optional<Path> ask(String title, String name, String extension) {
            return Optional.of(folder.resolve(name + "." + extension));
        }

        @Override
        public void saved(Path file) {
            saved = true;
        }

        @Override
        public void failed(Path file, String why) {
            throw new AssertionError(why);
        }
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        open(UserFolder.in(folder.resolve("user")));
    }

    private void open(UserFolder user) throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Diagram.of(new Project("Small", NETWORK, Map.of())));
            desk = new TrainingDesk(ScriptedRun::digits, script, model, new Saver(), user);
            workbench = new Workbench(model, desk.parts(), null, user);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1400, 900));
            stage.show();
            hands = new Hands(workbench);
            workbench.experiments().showRuns();
            workbench.rooms().open(Room.EXPERIMENTS);
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::hide);
    }

    private void train(int epochs, int wrong) throws Exception {
        script.wrong = wrong;
        int before = FxTest.onFx(() -> table().getItems().size());
        FxTest.run(() ->
                desk.session().train(model.diagram().graph(), TrainingConfig.of(epochs), PrecisionChoice.FLOAT32));
        FxTest.await("the end", () -> desk.session().stateProperty().get() == TrainingState.IDLE);
        FxTest.await(
                "its line",
                () -> table().getItems().size() == before + 1
                        && table().getItems().getFirst().epochsDone() == epochs);
    }

    @SuppressWarnings("unchecked")
    private TableView<RunSummary> table() {
        return (TableView<RunSummary>) workbench.lookup("#runs-table");
    }

    private void select(int... rows) throws Exception {
        FxTest.run(() -> {
            table().getSelectionModel().clearSelection();
            table().getSelectionModel().selectIndices(rows[0], rows);
        });
    }

    private boolean seen(String query) {
        Node node = workbench.lookup(query);
        return node != null && node.isVisible();
    }

    private String text(String query) {
        return ((Labeled) workbench.lookup(query)).getText();
    }

    private void fire(String query) throws Exception {
        FxTest.run(() -> ((Button) workbench.lookup(query)).fire());
    }

    private void press(Node node, KeyCode key) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void runsAppearAreFoundPutInOrderRenamedAndDeleted() throws Exception {
        FxTest.await("the empty state", () -> seen(".runs > .empty-state"));
        train(2, 8);
        train(3, 20);
        train(1, 5);
        FxTest.run(() -> assertThat(names()).containsExactly("Small 3", "Small 2", "Small 1"));

        FxTest.run(
                () -> table().getSortOrder().setAll(List.of(table().getColumns().get(1))));
        FxTest.await("the order", () -> names().equals(List.of("Small 2", "Small 1", "Small 3")));

        FxTest.run(() -> {
            table().getSelectionModel().clearAndSelect(2);
            press(table(), KeyCode.F2);
        });
        FxTest.await(
                "the name's field",
                () -> workbench.lookup("#run-name") != null
                        && workbench.getScene().getFocusOwner() == workbench.lookup("#run-name"));
        FxTest.run(() -> {
            ((TextField) workbench.lookup("#run-name")).setText("Favourite");
            ((TextField) workbench.lookup("#run-name")).fireEvent(new javafx.event.ActionEvent());
        });
        FxTest.await("the name", () -> names().contains("Favourite"));

        FxTest.run(() -> ((TextField) workbench.lookup("#runs-search")).setText("favour"));
        FxTest.await("the search", () -> names().equals(List.of("Favourite")));
        FxTest.run(() -> ((TextField) workbench.lookup("#runs-search")).clear());
        FxTest.await("all", () -> names().size() == 3);

        select(0, 1);
        FxTest.run(() -> press(table(), KeyCode.DELETE));
        FxTest.await("the deletion", () -> names().size() == 1);
        hands.click("#runs-undo");
        FxTest.await("its undoing", () -> names().size() == 3);

        select(0);
        FxTest.await("the run", () -> seen("#runs-page-overview"));
        hands.click("#runs-page-overview");
        FxTest.await("its page", () -> seen("#run-report"));
        fire("#run-report");
        FxTest.await("the page", () -> saved);
        String first = FxTest.onFx(() -> names().getFirst());
        assertThat(Files.readString(folder.resolve(first + ".html"))).contains(first, "data:image/png;base64,");
        saved = false;

        hands.click("#runs-export");
        FxTest.await("the file", () -> Files.exists(folder.resolve("runs.csv")) && saved);
        assertThat(Files.readString(folder.resolve("runs.csv"))).contains("Favourite");
    }

    private List<String> names() {
        return table().getItems().stream().map(RunSummary::name).toList();
    }

    /// From the page about transfer: all but the head is copied, and stays as it is.
    @Test
    void aRunIsGoneOnFromWithAHeadOfItsOwn() throws Exception {
        train(1, 8);
        FxTest.run(() -> desk.parts().filed().stream()
                .filter(item -> "replace-head".equals(item.getId()))
                .forEach(MenuItem::fire));
        FxTest.await(
                "the weights on show",
                () -> sources().getItems().size() > 1
                        && sources().getChildrenUnmodifiable().stream()
                                .anyMatch(child -> child instanceof Labeled shown
                                        && "Small as it is drawn, with the weights on show".equals(shown.getText())));
        FxTest.await(
                "the run among the weights",
                () -> sources().getItems().stream().anyMatch(source -> ("" + source).contains("Small 1")));
        FxTest.run(() -> sources().getItems().stream()
                .filter(source -> ("" + source).contains("Small 1"))
                .findFirst()
                .ifPresent(sources()::setValue));
        FxTest.await(
                "its layers",
                () -> workbench.lookup("#transfer-layers") instanceof TableView<?> layers
                        && layers.getItems().size() == 3
                        && !workbench.lookup("#transfer-train").isDisabled());
        hands.click("#transfer-train");
        FxTest.await("the training", () -> script.start.isPresent());
        Weights start = script.start.orElseThrow();
        Weights learned = weights(NETWORK, 1);
        assertThat(start.arrays().get("conv2.weight").values())
                .containsExactly(learned.arrays().get("conv2.weight").values());
        assertThat(start.arrays().get("dense1.bias").values()).hasSize(10);
        FxTest.run(() -> assertThat(model.diagram().training())
                .containsEntry("freeze", "body")
                .containsEntry("epochs", "5"));
    }

    /// The smaller network is a document of its own, with weights that are tested at once.
    @Test
    void aTrainedNetworkIsShownWithoutItsBatchNormalisations() throws Exception {
        MenuItem fold = FxTest.onFx(() -> desk.parts().filed().stream()
                .filter(item -> "fold-norms".equals(item.getId()))
                .findFirst()
                .orElseThrow());
        train(1, 8);
        FxTest.run(() -> assertThat(fold.isDisable()).isTrue());
        Graph normalised = NETWORK.map(node -> node.rewired("conv2", "bn2"))
                .with(dev.netloom.engine.graph.Node.of("bn2", new BatchNorm(0.1, 1e-5), "conv2"));
        FxTest.run(() -> model.open(Diagram.of(new Project("Normalised", normalised, Map.of())), Optional.empty()));
        script.network = normalised;
        train(1, 8);
        FxTest.await("its weights", () -> !fold.isDisable());
        FxTest.run(fold::fire);
        FxTest.await(
                "the smaller network",
                () -> "Normalised, folded".equals(model.diagram().name()));
        FxTest.run(() -> assertThat(model.diagram().graph()).isEqualTo(NETWORK));
        FxTest.await(
                "its test",
                60,
                () -> desk.session().notices().property().get().text().contains("the weights from Normalised, folded"));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Object> sources() {
        return (ComboBox<Object>) workbench.lookup("#transfer-sources");
    }

    @Test
    void chosenRunsAreHeldAgainstEachOther() throws Exception {
        train(2, 8);
        FxTest.run(() -> model.open(
                Diagram.of(new Project(
                        "Wide", NETWORK.with(NETWORK.node("conv1").withBlock(Conv.of(32, 3, 1, 1))), Map.of())),
                Optional.empty()));
        train(3, 12);
        select(0, 1);
        FxTest.await(
                "two curves",
                () -> workbench.lookupAll("#overlay .plot-line").stream()
                                .filter(line -> ((Polyline) line).getPoints().size() >= 4)
                                .count()
                        == 2);
        FxTest.run(() -> {
            assertThat(workbench.lookup("#overlay-all").isDisabled()).isTrue();
            workbench
                    .lookup("#overlay-plot")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.PLUS, false, false, false, false));
            assertThat(workbench.lookup("#overlay-all").isDisabled()).isFalse();
            assertThat(workbench.lookup("#overlay-export").isVisible()).isTrue();
        });

        hands.click("#runs-page-settings");
        FxTest.await("the settings", () -> texts("#run-settings").containsAll(List.of("Epochs", "3", "2")));
        FxTest.run(() -> assertThat(texts("#run-settings")).doesNotContain("Optimiser"));

        hands.click("#runs-page-network");
        FxTest.await(
                "the blocks",
                () -> texts("#run-networks").stream()
                        .anyMatch(text -> text.contains("conv1") && text.contains("32 \u2192 16")));

        hands.click("#runs-page-cost");
        FxTest.await("the points", () -> workbench.lookupAll(".scatter-dot").size() == 2);

        hands.click("#runs-page-digits");
        FxTest.await("the digits", () -> seen("#run-digits-grid"));
        FxTest.run(() -> {
            assertThat(text("#run-digits-0")).isEqualTo("0");
            assertThat(text("#run-digits-1")).isEqualTo("4");
        });
        hands.click("#run-digits-1");
        FxTest.await(
                "four tiles",
                () -> workbench.lookupAll("#run-digits-grid .tile").size() == 4);

        select(1);
        FxTest.await("one run", () -> seen("#run-page"));
    }

    private List<String> texts(String query) {
        return workbench.lookupAll(query + " .label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    @Test
    void aRunIsOpenedAndContinuedFromItsKeptWeights() throws Exception {
        train(2, 8);
        FxTest.run(() -> model.open(Documents.blank(), Optional.empty()));
        select(0);
        FxTest.await("the run", () -> seen("#run-open"));
        fire("#run-open");
        FxTest.await("the network", () -> model.diagram().graph().equals(NETWORK));
        FxTest.run(() -> {
            assertThat(model.diagram().name()).isEqualTo("Small");
            assertThat(desk.settings().typed(TrainingFields.EPOCHS).get()).isEqualTo("2");
        });

        FxTest.run(() -> model.open(Documents.blank(), Optional.empty()));
        fire("#run-continue");
        FxTest.await(
                "a second run",
                () -> table().getItems().size() == 2
                        && table().getItems().getFirst().epochsDone() == 2);
        assertThat(script.start.orElseThrow().find("conv1.weight").orElseThrow().values())
                .isEqualTo(ScriptedRun.weights(2)
                        .find("conv1.weight")
                        .orElseThrow()
                        .values());
        FxTest.run(() -> assertThat(model.diagram().graph()).isEqualTo(NETWORK));
        try (HistorySource history = new HistorySource(
                HistorySource.folder(UserFolder.in(folder.resolve("user"))), InstantSource.system(), aside -> {})) {
            long newest = history.get().list(RunQuery.newest(1)).getFirst().id();
            assertThat(history.get().details(newest).orElseThrow().branch())
                    .contains(new Branch(1, 2L * ScriptedRun.STEPS));
        }

        select(0);
        FxTest.await("the run", () -> seen("#run-bundle"));
        fire("#run-bundle");
        FxTest.await("the bundle", () -> saved);
        String name = FxTest.onFx(() -> names().getFirst());
        close();
        open(UserFolder.in(folder.resolve("another")));
        for (int times = 0; times < 2; times++) {
            FxTest.run(() -> {
                model.open(Documents.blank(), Optional.empty());
                workbench.documents().open(folder.resolve(name + ".netloom.zip"));
            });
            FxTest.await("the network", () -> model.diagram().graph().equals(NETWORK));
        }
        FxTest.await("one run", () -> names().equals(List.of(name)));
        FxTest.await("its weights", () -> desk.shipped().shownProperty().get() != null);
    }

    @Test
    void whoGoesOnWithOtherImagesIsToldWhatDiffersAndAgrees() throws Exception {
        train(2, 8);
        try (Connection history = DriverManager.getConnection("jdbc:sqlite:"
                        + HistorySource.folder(UserFolder.in(folder.resolve("user")))
                                .resolve("runs.db"));
                Statement change = history.createStatement()) {
            change.execute("UPDATE run SET data = 'clothes', data_hash = '00ff00ff00ff00ff', name = 'Dressed'");
        }
        FxTest.await("the change", () -> names().equals(List.of("Dressed")));
        select(0);
        FxTest.await("what differs", () -> seen("#run-difference"));
        FxTest.run(() -> {
            assertThat(text("#run-difference")).contains("Dressed", "clothes", "00ff00ff00ff00ff", "made up");
            assertThat(workbench.lookup("#run-continue").isDisabled()).isTrue();
            ((CheckBox) workbench.lookup("#run-other-data")).fire();
            assertThat(workbench.lookup("#run-continue").isDisabled()).isFalse();
        });
    }

    @Test
    void aRunThatIsDamagedIsNamedAndHidesNoOther() throws Exception {
        train(2, 8);
        train(2, 8);
        try (Connection history = DriverManager.getConnection("jdbc:sqlite:"
                        + HistorySource.folder(UserFolder.in(folder.resolve("user")))
                                .resolve("runs.db"));
                Statement change = history.createStatement()) {
            change.execute("UPDATE run SET state = 'd0ne' WHERE id = 1");
        }
        FxTest.await("the other", () -> names().equals(List.of("Small 2")));
        FxTest.await("its name", () -> text("#runs-trouble").contains("run 1 (state: d0ne)"));
    }

    @Test
    void whereTheHistoryCannotBeWrittenTrainingGoesOnAndTheWindowSaysSo() throws Exception {
        close();
        Files.createDirectories(folder.resolve("blocked"));
        Files.writeString(folder.resolve("blocked/data"), "a file where a folder should be");
        open(UserFolder.in(folder.resolve("blocked")));
        FxTest.run(() -> desk.session().train(model.diagram().graph(), TrainingConfig.of(1), PrecisionChoice.FLOAT32));
        FxTest.await(
                "the end",
                () -> desk.session().stateProperty().get() == TrainingState.IDLE
                        && desk.session().weightsProperty().get() != null);
        FxTest.await(
                "the message",
                () -> seen("#runs-trouble") && text("#runs-trouble").contains("history"));
        hands.click("#runs-dismiss");
        FxTest.await(
                "it is gone",
                () -> !workbench.lookup("#runs-trouble").getParent().isVisible()
                        || text("#runs-trouble").isEmpty());
    }
}
