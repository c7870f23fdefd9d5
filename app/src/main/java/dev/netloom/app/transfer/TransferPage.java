package dev.netloom.app.transfer;

import atlantafx.base.theme.Styles;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.inspect.InspectionInput.Trained;
import dev.netloom.engine.network.TransferredWeights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingStart;
import dev.netloom.engine.train.TransferSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Going on from trained weights, from top to bottom: the images in use, whose weights, what of them is copied, what
/// of it learns on, and the training.
public final class TransferPage extends ScrollPane {
    private static final double WIDTH = 760;
    private static final double TABLE = 150;

    private final TrainingSession session;
    private final TrainingSettings settings;
    private final HistorySource history;
    private final Label images = Controls.paragraph("");
    private final ComboBox<StartingWeights> sources = new ComboBox<>();
    private final Label copied = Controls.paragraph("");
    private final TableView<TransferredWeights.Layer> layers = new TableView<>();
    private final ToggleGroup ways = new ToggleGroup();
    private final Button train = new Button(Texts.of("transfer.train"), Icons.of("mdi2p-play"));
    private final Button scratch = new Button(Texts.of("transfer.scratch"));
    private final Latest<Plan> plans = new Latest<>(this::show, problem -> say(FileReason.of(problem)));
    private BiConsumer<Project, Runnable> opening = (project, then) -> {};
    private Plan plan;

    /// A network with a new head, and what of the weights goes into it.
    private record Plan(Project project, TransferredWeights weights) {}

    /// What of a network learns on: `transfer.way.KEY` says it.
    private enum Way {
        HEAD(TransferSettings.freezing(FrozenBlocks.BODY)),
        ALL(TransferSettings.NONE.withBodyRate(0.1)),
        GRADUAL(TransferSettings.freezing(FrozenBlocks.BODY)
                .withUnfreezeEvery(1)
                .withBodyRate(0.1));

        private final TransferSettings settings;

        Way(TransferSettings settings) {
            this.settings = settings;
        }

        String key() {
            return "transfer.way." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param settings of the next run, which the page fills in with what is frozen
    /// @param history where the user's runs are
    public TransferPage(TrainingSession session, TrainingSettings settings, HistorySource history) {
        this.session = session;
        this.settings = settings;
        this.history = history;
        setId("transfer-page");
        getStyleClass().addAll("edge-to-edge", "transfer-page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        sources.setId("transfer-sources");
        sources.setMaxWidth(Double.MAX_VALUE);
        sources.setPromptText(Texts.of("transfer.sources"));
        sources.setAccessibleText(Texts.of("transfer.sources"));
        sources.valueProperty().subscribe(this::ask);
        session.dataProperty().subscribe(this::ask);
        session.stateProperty().subscribe(this::enable);
        setVisible(false);
        visibleProperty().subscribe(shown -> {
            if (shown) {
                stock();
            }
        });
    }

    /// @param opening shows a network on the canvas, and then does something
    /// @param chooser asks for a file of weights for the network that is drawn
    /// @param drawn that network
    /// @param others leads to where other images are chosen
    public void meet(
            BiConsumer<Project, Runnable> opening,
            Supplier<Optional<Path>> chooser,
            Supplier<Project> drawn,
            Runnable others) {
        this.opening = opening;
        Button file = Controls.button(
                "transfer-file",
                "mdi2f-folder-open-outline",
                () -> chooser.get().ifPresent(path -> choose(StartingWeights.of(drawn.get(), path))));
        Button change = Controls.button("transfer-images", "mdi2i-image-multiple-outline", others);
        table();
        VBox choices = new VBox();
        choices.getStyleClass().add("transfer-ways");
        for (Way way : Way.values()) {
            RadioButton choice = new RadioButton(Texts.of(way.key()));
            choice.setId(way.key().replace('.', '-'));
            choice.setUserData(way);
            choice.setToggleGroup(ways);
            choice.setSelected(way == Way.HEAD);
            choices.getChildren().addAll(choice, Controls.paragraph(Texts.of(way.key() + ".text"), "setting-note"));
        }
        train.setId("transfer-train");
        train.getStyleClass().add(Styles.ACCENT);
        train.setOnAction(event -> train(chosen(), true));
        scratch.setId("transfer-scratch");
        scratch.setTooltip(Controls.tooltip(Texts.of("transfer.scratch.tip")));
        scratch.setOnAction(event -> train(TransferSettings.NONE, false));
        VBox steps = new VBox(
                Controls.label(Texts.of("transfer.title"), "page-title"),
                Controls.paragraph(Texts.of("transfer.about"), "text-muted"),
                step(1, row(images, change)),
                step(2, row(sources, file)),
                step(3, copied, layers),
                step(4, choices),
                step(5, row(train, scratch), Controls.paragraph(Texts.of("transfer.compare"), "setting-note")));
        steps.setMaxWidth(WIDTH);
        steps.getStyleClass().add("transfer-steps");
        VBox middle = new VBox(steps);
        middle.setAlignment(Pos.TOP_CENTER);
        setContent(middle);
        enable();
    }

    /// A new menu item that begins here with what the drawn network has learned, for the classes of the images in use.
    ///
    /// @param trained what it has learned, if anything
    /// @param opening brings this page to the front
    public MenuItem newHead(Supplier<Project> drawn, ObservableValue<Optional<Trained>> trained, Runnable opening) {
        MenuItem item = new MenuItem(Texts.of("transfer.new-head"), Icons.of("mdi2s-swap-horizontal"));
        item.setId("replace-head");
        trained.subscribe(known -> item.setDisable(known.isEmpty()));
        item.setOnAction(event -> {
            choose(StartingWeights.of(
                    drawn.get(), trained.getValue().orElseThrow().weights()));
            opening.run();
        });
        return item;
    }

    private static VBox step(int number, Node... content) {
        Label count = Controls.label(Integer.toString(number), "transfer-number");
        HBox heading = new HBox(count, Controls.label(Texts.of("transfer.step." + number), "section"));
        heading.getStyleClass().add("transfer-heading");
        VBox step = new VBox(heading);
        step.getChildren().addAll(content);
        step.getStyleClass().add("transfer-step");
        return step;
    }

    private static HBox row(Region... parts) {
        HBox row = new HBox(parts);
        row.getStyleClass().add("transfer-row");
        row.setAlignment(Pos.CENTER_LEFT);
        if (!(parts[0] instanceof Button)) {
            parts[0].setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(parts[0], Priority.ALWAYS);
        }
        parts[1].setMinWidth(USE_PREF_SIZE);
        return row;
    }

    private void table() {
        layers.setId("transfer-layers");
        layers.getStyleClass().add(Styles.DENSE);
        layers.setPrefHeight(TABLE);
        layers.setMinHeight(TABLE);
        layers.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        layers.setPlaceholder(Controls.paragraph(Texts.of("transfer.layers.none"), "text-muted"));
        layers.getColumns().add(column("block", TransferredWeights.Layer::id));
        layers.getColumns().add(column("values", layer -> Texts.of("cli.count", layer.values())));
        layers.getColumns().add(column("fate", layer -> Texts.of("transfer.fate." + key(layer.fate()))));
    }

    private static String key(TransferredWeights.Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }

    private static TableColumn<TransferredWeights.Layer, String> column(
            String key, Function<TransferredWeights.Layer, String> text) {
        TableColumn<TransferredWeights.Layer, String> column = new TableColumn<>(Texts.of("transfer.column." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        return column;
    }

    /// Runs may have come since the page was shown last.
    private void stock() {
        Background.run(
                () -> StartingWeights.all(history),
                all -> {
                    StartingWeights before = sources.getValue();
                    Optional<StartingWeights> again = all.stream()
                            .filter(one -> before != null && one.title().equals(before.title()))
                            .findFirst();
                    List<StartingWeights> choices = new ArrayList<>(all);
                    if (before != null && again.isEmpty()) {
                        choices.addFirst(before); // now, for what is gone meanwhile is not shown again
                    }
                    sources.getItems().setAll(choices);
                    choose(again.or(() -> choices.stream().findFirst()).orElse(null));
                },
                problem -> say(FileReason.of(problem)));
    }

    private void choose(StartingWeights source) {
        if (source != null && !sources.getItems().contains(source)) {
            sources.getItems().addFirst(source);
        }
        sources.setValue(source);
    }

    private void ask() {
        Dataset data = session.dataProperty().get();
        StartingWeights source = sources.getValue();
        images.setText(
                data == null
                        ? Texts.of("transfer.no-images")
                        : Texts.of(
                                "transfer.images",
                                data.name(),
                                data.train().size(),
                                data.classes().size(),
                                data.train().shape()));
        if (data != null && source != null) {
            plans.ask(() -> plan(source.reading().call(), data));
        }
    }

    private static Plan plan(StartingWeights.Learned learned, Dataset data) {
        Graph graph = learned.project().graph();
        Optional<Graph> fitted = fitted(graph, data);
        return new Plan(
                fitted.map(learned.project()::withGraph).orElse(learned.project()),
                fitted.map(own -> TransferredWeights.withNewHead(own, learned.weights()))
                        .orElse(null));
    }

    private static Optional<Graph> fitted(Graph graph, Dataset data) {
        try {
            return NetworkAdapter.forClasses(
                            NetworkAdapter.forImages(graph, data.train().shape()),
                            data.classes().size())
                    .filter(own -> GraphCheck.of(own).ok());
        } catch (InvalidSetting tooLarge) {
            return Optional.empty();
        }
    }

    private void show(Plan next) {
        if (next.weights() == null) {
            say(Texts.of("transfer.unfit", next.project().name()));
            return;
        }
        plan = next;
        TransferredWeights weights = next.weights();
        layers.getItems().setAll(weights.layers());
        copied.setText(Texts.of(
                "transfer.copied",
                weights.layers(TransferredWeights.Fate.COPIED).size(),
                weights.layers().size(),
                next.project().name()));
        enable();
    }

    private void say(String problem) {
        plan = null;
        layers.getItems().clear();
        copied.setText(problem);
        enable();
    }

    private void enable() {
        boolean busy = session.stateProperty().get().isActive();
        train.setDisable(busy || plan == null);
        scratch.setDisable(busy || plan == null);
    }

    private TransferSettings chosen() {
        return ((Way) ways.getSelectedToggle().getUserData()).settings;
    }

    /// @param copying whether it begins with the weights
    private void train(TransferSettings transfer, boolean copying) {
        TrainingDescription asked = settings.describedProperty().get().orElseGet(TrainingSettings::usual);
        TrainingDescription described = asked.withConfig(asked.config().withTransfer(transfer));
        Plan chosen = plan;
        Project project = chosen.project()
                .withTraining(TrainingSettings.in(chosen.project().training(), described));
        long seed = described.config().seed();
        Background.run(
                () -> copying ? TrainingStart.from(chosen.weights().start(seed)) : TrainingStart.DRAWN,
                start -> opening.accept(
                        project,
                        () -> session.trainFrom(start, project.graph(), described.config(), described.precision())),
                problem -> say(FileReason.of(problem)));
    }
}
