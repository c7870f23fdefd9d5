package dev.netloom.app.training;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.Preset;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.TransferSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Everything that can be set about a training, with a row for each declared setting: of the next run, or while one
/// goes on, of that one. What cannot change then is shown all the same. It is filled when it is first shown.
public final class TrainingPanel extends VBox {
    private final TrainingSession session;
    private final TrainingSettings next;
    private final TrainingSettings running = new TrainingSettings();
    private final ObservableValue<Graph> canvas;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open", false);
    private final HBox presets = new HBox();
    private final VBox ofNext = new VBox();
    private final VBox ofRunning = new VBox();
    private final Map<TrainingField, TrainingRow> nextRows = new LinkedHashMap<>();
    private final Map<TrainingField, TrainingRow> runningRows = new LinkedHashMap<>();
    private final Button apply = new Button(Texts.of("live.apply"));
    private final VBox foot = new VBox();
    private final Label frozen = Controls.paragraph("", "setting-note");
    private Optional<Supplier<? extends Region>> finder = Optional.empty();
    private Runnable see = () -> {};

    /// @param canvas the network as it is drawn
    public TrainingPanel(TrainingSession session, TrainingSettings settings, ObservableValue<Graph> canvas) {
        this.session = session;
        next = settings;
        this.canvas = canvas;
        setId("training-panel");
        getStyleClass().add("training-panel");
        sceneProperty().subscribe(scene -> {
            if (scene != null && getChildren().isEmpty()) {
                fill();
            }
        });
    }

    private void fill() {
        rows(ofNext, "training-", next, nextRows, () -> {}, new ScheduleCurve(next, true));
        ScheduleCurve goingOn = new ScheduleCurve(running, false);
        rows(ofRunning, "live-", running, runningRows, this::apply, goingOn);
        session.progress().fractionProperty().subscribe(share -> goingOn.show(share.doubleValue()));
        nextRows.get(TrainingFields.AUGMENT).offer(augmentation());
        frozen.setId("training-frozen");
        nextRows.get(TrainingFields.FREEZE).offer(frozen);
        finder.ifPresent(pane -> nextRows.get(TrainingFields.LEARNING_RATE).offer(finderLink(pane)));
        foot();
        presets();
        VBox content = new VBox(presets, speed(), ofNext, ofRunning);
        content.getStyleClass().addAll("setting-sections", "content-of-panel");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title(), scroll, foot);
        next.describedProperty().subscribe(known -> check());
        TrainingFields.ALL.forEach(field -> next.typed(field).subscribe(value -> check()));
        TrainingFields.ALL.forEach(field -> running.typed(field).subscribe(value -> check()));
        canvas.subscribe(network -> check());
        session.liveProperty().subscribe(live -> follow());
        session.stateProperty().map(TrainingState::isActive).subscribe(this::turn);
    }

    private HBox title() {
        Label title = Controls.label(Texts.of("training.panel.title"), "training-panel-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button close = new Button(null, Icons.of("mdi2c-close"));
        close.setId("training-panel-close");
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Texts.of("training.panel.close"));
        close.setTooltip(Controls.tooltip(Texts.of("training.panel.close")));
        close.setOnAction(event -> open.set(false));
        HBox line = new HBox(title, close);
        line.getStyleClass().add("training-panel-head");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void presets() {
        presets.getStyleClass().add("setting-presets");
        presets.setAlignment(Pos.CENTER_LEFT);
        presets.getChildren().add(preset("usual", TrainingSettings.usual().config()));
        for (Preset preset : Preset.values()) {
            presets.getChildren().add(preset(preset.name().toLowerCase(Locale.ROOT), preset.plan()));
        }
    }

    private Button preset(String key, TrainingConfig plan) {
        Button button = new Button(Texts.of("training.preset." + key));
        button.setId("training-preset-" + key);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(Controls.tooltip(Texts.of("training.preset." + key + ".tip")));
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> {
            TransferSettings kept = next.understood().config().transfer(); // a preset knows no network
            next.take(TrainingDescription.of(plan.withTransfer(kept)));
        });
        return button;
    }

    private HBox speed() {
        Label name = Controls.label(Texts.of("training.panel.speed"));
        name.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(name, new SpeedSlider("speed", session.paceProperty()));
        line.getStyleClass().add("setting-head");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static void rows(
            VBox sections,
            String ids,
            TrainingSettings settings,
            Map<TrainingField, TrainingRow> rows,
            Runnable apply,
            ScheduleCurve curve) {
        sections.getStyleClass().add("setting-sections");
        for (TrainingField.Group group : TrainingField.Group.values()) {
            VBox section = new VBox(
                    Controls.label(Texts.of("setting.group." + TrainingFields.name(group)), "setting-heading"));
            section.getStyleClass().add("setting-section");
            TrainingFields.ALL.stream().filter(field -> field.group() == group).forEach(field -> {
                if (field.equals(TrainingFields.SCHEDULE_POINTS)) {
                    section.getChildren().add(curve); // above the row, which would push it away once it is dragged
                }
                TrainingRow row = new TrainingRow(ids + field.key(), field, settings, apply);
                rows.put(field, row);
                section.getChildren().add(row);
            });
            sections.getChildren().add(section);
        }
    }

    private Hyperlink augmentation() {
        Hyperlink link = new Hyperlink(Texts.of("command.training-augment-see"));
        link.setId("training-augment-see");
        link.setOnAction(event -> see.run());
        return link;
    }

    /// Opens what looks for a learning rate below its field, and closes it.
    private Hyperlink finderLink(Supplier<? extends Region> finder) {
        Hyperlink link = new Hyperlink(Texts.of("command.training-find-rate"));
        link.setId("training-find-rate");
        link.setTooltip(Controls.tooltip(Texts.of("command.training-find-rate.tip")));
        List<Region> opened = new ArrayList<>();
        link.setOnAction(event -> {
            link.setVisited(false);
            if (opened.isEmpty()) {
                opened.add(finder.get());
                nextRows.get(TrainingFields.LEARNING_RATE).offer(opened.getFirst());
            } else {
                show(opened.getFirst(), !opened.getFirst().isVisible());
            }
        });
        return link;
    }

    private void foot() {
        apply.setId("live-apply");
        apply.getStyleClass().add(Styles.ACCENT);
        apply.setTooltip(Controls.tooltip(Texts.of("live.apply.tip")));
        apply.setOnAction(event -> apply());
        HBox button = new HBox(apply);
        button.setAlignment(Pos.CENTER_RIGHT);
        foot.getChildren().addAll(Controls.paragraph(Texts.of("live.about"), "setting-note"), button);
        foot.getStyleClass().add("training-panel-foot");
    }

    /// From the next run to the one that goes on, and back.
    private void turn(boolean active) {
        follow();
        show(ofNext, !active);
        show(presets, !active);
        show(ofRunning, active);
        show(foot, active);
        check();
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    private boolean active() {
        return session.stateProperty().get().isActive();
    }

    /// Fills in what is in force in the run.
    private void follow() {
        TrainingConfig plan = session.planProperty().get();
        LiveSettings live = session.liveProperty().get();
        if (plan != null && live != null && active()) {
            TrainingDescription asked = next.describedProperty().get().orElseGet(TrainingSettings::usual);
            running.take(asked.withConfig(live.in(plan)));
        }
    }

    /// Leaves out what does not matter beside the other settings.
    private static void choose(Map<TrainingField, TrainingRow> rows, TrainingSettings settings) {
        rows.forEach((field, row) ->
                show(row, TrainingFields.isUsed(field, settings.understood().config())));
    }

    private void check() {
        choose(nextRows, next);
        choose(runningRows, running);
        count();
        nextRows.forEach((field, row) -> row.fix(useless(field, canvas.getValue())));
        Graph trained = session.graphProperty().get();
        runningRows.forEach((field, row) ->
                row.fix(field.live() ? useless(field, trained) : Optional.of(Texts.of("setting.fixed"))));
        apply.setDisable(changed().isEmpty());
    }

    /// How much of the network stays as it is.
    private void count() {
        Graph network = canvas.getValue();
        FrozenBlocks asked = next.understood().config().transfer().frozen();
        boolean some = network != null && !asked.isNone();
        show(frozen, some);
        if (some) {
            List<String> layers = network.nodes().stream()
                    .filter(node -> node.block() instanceof Weighted)
                    .map(Node::id)
                    .toList();
            long still = layers.stream().filter(asked.in(network)::contains).count();
            frozen.setText(Texts.of("padlock.layers", still, layers.size()));
        }
    }

    private static Optional<String> useless(TrainingField field, Graph network) {
        boolean dropout = network == null || network.nodes().stream().anyMatch(node -> node.block() instanceof Dropout);
        return field.equals(TrainingFields.DROPOUT_SCALE) && !dropout
                ? Optional.of(Texts.of("live.dropout.useless"))
                : Optional.empty();
    }

    private Optional<LiveSettings> changed() {
        return running.planProperty()
                .getValue()
                .map(LiveSettings::of)
                .filter(wanted ->
                        active() && !wanted.equals(session.liveProperty().get()));
    }

    private void apply() {
        changed().ifPresent(session::use);
    }

    /// @param see shows what augmentation does
    public void setOnAugmentation(Runnable see) {
        this.see = see;
    }

    /// @param finder makes what looks for a learning rate; given before the panel is shown
    public void setRateFinder(Supplier<? extends Region> finder) {
        this.finder = Optional.of(finder);
    }

    /// Whether it is to be seen.
    public BooleanProperty openProperty() {
        return open;
    }
}
