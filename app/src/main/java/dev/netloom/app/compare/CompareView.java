package dev.netloom.app.compare;

import dev.netloom.app.plot.PairCurves;
import dev.netloom.app.plot.PairPlots;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.Pair;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;

/// Two networks side by side: what they are, how they learn, and whether they differ.
public final class CompareView extends BorderPane {
    private static final double LIST = 268;
    private static final double PLOTS = 250;
    /// In a window that is narrower the numbers go below the plots.
    private static final double ROOM_FOR_THREE = 1250;

    private final CompareModel model;
    private final ReadOnlyObjectProperty<Dataset> data;
    private final FileSaver saver;
    private final QuestionList questions;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final Throttle throttle = new Throttle(Duration.millis(100), this::refresh);
    private final Latest<NetworkPair> layout;
    private final Label title = Controls.label("", "compare-title");
    private final Label text = Controls.paragraph("", "text-muted");
    private final ComboBox<Pair> pairs = new ComboBox<>();
    private final NetworkCard first = new NetworkCard("first", this::enlarge);
    private final NetworkCard second = new NetworkCard("second", this::enlarge);
    private final LargeNetworks large = new LargeNetworks();
    private final HBox networks = new HBox(first, second);
    private final TurnedPair turned;
    private final FactsPane facts;
    private final StackPane plots = new StackPane();
    private final VerdictPane verdict;
    private final EmptyState empty = new EmptyState("compare.empty");
    private final VBox content = new VBox();
    private Optional<NetworkPair> twins = Optional.empty();

    /// @param saver asks where pictures and tables go
    CompareView(CompareModel model, ReadOnlyObjectProperty<Dataset> data, FileSaver saver) {
        this.model = model;
        this.data = data;
        this.saver = saver;
        facts = new FactsPane(data);
        turned = new TurnedPair(model, saver);
        setId("compare-view");
        getStyleClass().add("compare-view");
        questions = new QuestionList(model::choose);
        questions.setPrefWidth(LIST);
        questions.setMinWidth(LIST);
        verdict = new VerdictPane(model);
        layout = new Latest<>(this::show, failure -> {
            throw new IllegalStateException(failure);
        });
        fill();
        setLeft(questions);
        setCenter(new StackPane(content, empty, large));
        throttle.activeProperty().bind(active);
        model.versionProperty().subscribe(throttle::request);
        model.questionProperty().subscribe(this::ask);
        model.pairProperty().subscribe(this::pair);
        data.subscribe(throttle::request);
    }

    private void fill() {
        pairs.setId("compare-pair");
        pairs.getStyleClass().add("small");
        pairs.setTooltip(Controls.tooltip(Texts.of("compare.pair.tip")));
        pairs.setAccessibleText(Texts.of("compare.pair"));
        pairs.setConverter(new StringConverter<>() {
            @Override
            public String toString(Pair pair) {
                return pair == null ? "" : words(pair);
            }

            @Override
            public Pair fromString(String words) {
                return null; // nobody types here
            }
        });
        pairs.setOnAction(event -> {
            if (pairs.getValue() != null) {
                model.look(pairs.getValue());
            }
        });
        networks.getStyleClass().add("compare-cards");
        networks.setMinHeight(Region.USE_PREF_SIZE);
        networks.managedProperty().bind(networks.visibleProperty());
        facts.managedProperty().bind(facts.visibleProperty());
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        plots.setMinHeight(PLOTS);
        plots.setPrefHeight(PLOTS);
        HBox.setHgrow(plots, Priority.ALWAYS);
        HBox beside = new HBox(plots, facts);
        beside.getStyleClass().add("compare-cards");
        VBox.setVgrow(beside, Priority.ALWAYS);
        VBox scrolled = new VBox(verdict, networks, beside, turned);
        // The window's width, which changes before anything is laid out: what is moved within a layout lies wrong.
        sceneProperty().flatMap(Scene::widthProperty).subscribe(width -> {
            boolean narrow = width != null && width.doubleValue() < ROOM_FOR_THREE;
            beside.getChildren().remove(facts);
            scrolled.getChildren().remove(facts);
            if (narrow) {
                scrolled.getChildren().add(facts);
            } else {
                beside.getChildren().add(facts);
            }
        });
        ExportMenu export = new ExportMenu("compare-export", this::fileName, saver)
                .picture(() -> scrolled)
                .table(() -> new ResultsTable(model.experiment().orElseThrow(), model));
        HBox headline = new HBox(title, pairs);
        headline.setAlignment(Pos.CENTER_LEFT);
        headline.getStyleClass().add("compare-headline");
        scrolled.getStyleClass().add("compare-scrolled");
        ScrollPane scroll = new ScrollPane(scrolled);
        scroll.setId("compare-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("compare-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        content.getStyleClass().add("compare-content");
        content.getChildren().addAll(new VBox(headline, text), new CompareBar(model), scroll, export);
        content.setVisible(false);
    }

    /// Nothing for a pair of what was asked before, which the box shows until it is told the new one.
    private String words(Pair pair) {
        Experiment experiment = model.experiment().orElseThrow();
        if (!experiment.pairs().contains(pair)) {
            return "";
        }
        return Texts.of(
                "compare.pair.words",
                experiment.arm(pair.first()).title(),
                experiment.arm(pair.second()).title());
    }

    private void ask(Question question) {
        empty.setVisible(question == null);
        content.setVisible(question != null);
        if (question == null) {
            return;
        }
        large.close();
        title.setText(question.title());
        text.setText(question.text());
        questions.mark(question);
        pairs.getItems().setAll(question.experiment().pairs());
        boolean several = pairs.getItems().size() > 1;
        pairs.setVisible(several);
        pairs.setManaged(several);
    }

    private void pair(Pair pair) {
        if (pair == null) {
            return;
        }
        pairs.setValue(pair);
        Experiment experiment = model.experiment().orElseThrow();
        twins = Optional.empty();
        boolean same = experiment
                .arm(pair.first())
                .graph()
                .equals(experiment.arm(pair.second()).graph());
        networks.setVisible(!same);
        facts.setVisible(!same);
        turned.setVisible(same);
        layout.ask(() -> NetworkPair.of(experiment, pair));
        throttle.request();
    }

    private void show(NetworkPair laidOut) {
        twins = Optional.of(laidOut);
        first.show(laidOut.first());
        second.show(laidOut.second());
        facts.show(laidOut);
        large.show(laidOut);
    }

    private void enlarge() {
        large.open();
    }

    private void refresh() {
        Pair pair = model.pairProperty().get();
        if (pair == null || !model.experiment().orElseThrow().pairs().contains(pair)) {
            return; // something else has just been asked
        }
        PairCurves one = model.curves(pair.first());
        PairCurves other = model.curves(pair.second());
        if (plots.getChildren().isEmpty() || !((PairPlots) plots.getChildren().getFirst()).shows(one, other)) {
            plots.getChildren().setAll(new PairPlots(one, other, names(pair), saver));
        }
        ((PairPlots) plots.getChildren().getFirst()).refresh();
        verdict.refresh();
        if (turned.isVisible()) {
            turned.refresh(data.get());
        }
    }

    private String fileName() {
        return ExportMenu.fileName(
                Texts.of("export.name.comparison"),
                model.experiment().orElseThrow().name());
    }

    private List<String> names(Pair pair) {
        Experiment experiment = model.experiment().orElseThrow();
        return List.of(
                experiment.arm(pair.first()).title(),
                experiment.arm(pair.second()).title());
    }

    /// The prepared experiments, in their order.
    void offer(Prepared prepared) {
        questions.show(prepared);
    }

    /// What may be asked of the network on the canvas.
    void offerOwn(List<Question> own) {
        questions.offer(own);
        Optional.ofNullable(model.questionProperty().get()).ifPresent(questions::mark);
    }

    /// Puts the keyboard on the list.
    public void takeKeyboard() {
        questions.takeKeyboard();
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }
}
