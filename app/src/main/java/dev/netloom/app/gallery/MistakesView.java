package dev.netloom.app.gallery;

import dev.netloom.app.image.TileGrid;
import dev.netloom.app.results.Cell;
import dev.netloom.app.results.EpochSlider;
import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.CsvTable;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DisputedLabels;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The test images that a network gets wrong, after every epoch of a run; before a run, those of
/// the weights that come with the network.
public final class MistakesView extends StackPane {
    private static final double ROOM_FOR_LARGE = 820;

    /// What stands above the mistakes.
    private static final double HEAD = 80;

    private final ResultsModel results;
    private final KeptVerdicts verdicts;
    private final MistakesBar bar;
    private final Label header = new Label();
    private final Label accuracy = new Label();
    private final Label without = Controls.label("", "shipped-note", "mistakes-without");
    private final TileGrid<MistakeTile.Item> grid =
            new TileGrid<>(MistakeTile.WIDTH, MistakeTile.HEIGHT, MistakeTile::new);
    private final MistakePreview preview;
    private final BorderPane content = new BorderPane();
    private final EmptyState empty = new EmptyState("mistakes.empty");
    private final EmptyState none = new EmptyState("mistakes.none");
    private final HumanBaselineView humanBaseline;
    private final Throttle throttle = new Throttle(Duration.millis(250), this::refresh);
    private final DigitWindow window;
    private Button play;
    private MistakeList list;

    /// @param verdicts of the user on labels
    /// @param watch weights to look into a digit with
    /// @param export is given what the view shows
    public MistakesView(
            ResultsModel results, KeptVerdicts verdicts, ShippedWeights shipped, LiveWeights watch, ExportMenu export) {
        this.results = results;
        this.verdicts = verdicts;
        bar = new MistakesBar(results, export);
        export.picture(() -> grid).table(this::table);
        preview = new MistakePreview(results, verdicts);
        humanBaseline = new HumanBaselineView(results, this::endDuel);
        window = new DigitWindow(results, verdicts, watch);
        setId("mistakes");
        getStyleClass().add("mistakes");
        setMinHeight(0);
        grid.setId("mistakes-grid");
        grid.setAccessibleText(Texts.of("mistakes.grid"));
        grid.selectedProperty().subscribe(index -> preview(index.intValue()));
        grid.setOnOpen(this::open);
        without.setId("mistakes-without");
        without.setGraphic(Icons.of("mdi2a-account-question-outline"));
        without.setMinWidth(USE_PREF_SIZE);
        without.managedProperty().bind(without.visibleProperty());
        content.setTop(new VBox(
                top(), bar, new HBox(without, new ShippedNote("mistakes-shipped", "shipped.mistakes", shipped))));
        content.setCenter(new StackPane(grid, none));
        content.setRight(preview);
        content.setMinHeight(0);
        humanBaseline.setVisible(false);
        getChildren().addAll(empty, content, humanBaseline);
        widthProperty().subscribe(this::fit);
        heightProperty().subscribe(this::fit);
        results.historyProperty().subscribe(throttle::request);
        results.chosenProperty().subscribe(throttle::request);
        results.cellProperty().subscribe(throttle::request);
        results.dataProperty().subscribe(throttle::request);
        verdicts.verdictsProperty().subscribe(throttle::request);
        bar.showProperty().subscribe(throttle::request);
        bar.orderProperty().subscribe(throttle::request);
        throttle.request();
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    private HBox top() {
        header.setId("mistakes-header");
        header.getStyleClass().add("gallery-title");
        header.setMinWidth(USE_PREF_SIZE);
        accuracy.setId("mistakes-accuracy");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        play = new Button(Texts.of("duel.open"), Icons.of("mdi2a-account-question-outline"));
        play.setId("duel-open");
        play.setTooltip(Controls.tooltip(Texts.of("duel.open.tip")));
        play.setMinWidth(USE_PREF_SIZE);
        play.setOnAction(event -> beginDuel());
        HBox top = new HBox(
                header,
                accuracy,
                gap,
                new EpochSlider("mistakes-epoch", results),
                play,
                new Explanation("mistakes-about", "mistakes.about"));
        top.getStyleClass().add("gallery-header");
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private void fit() {
        boolean small = getWidth() < ROOM_FOR_LARGE;
        preview.fit(getWidth(), getHeight() - HEAD, small);
        bar.setSmall(small);
        accuracy.setVisible(!small);
        accuracy.setManaged(!small);
    }

    private void beginDuel() {
        content.setVisible(false);
        humanBaseline.setVisible(true);
        humanBaseline.offer();
    }

    private void endDuel() {
        humanBaseline.setVisible(false);
        refresh();
        grid.requestFocus();
    }

    private void refresh() {
        Dataset data = results.dataProperty().get();
        Optional<Result> chosen = results.chosen();
        boolean known = chosen.isPresent() && data != null;
        empty.say(results.isOutgrown() ? "mistakes.outgrown" : "mistakes.empty");
        empty.setVisible(!known && !humanBaseline.isVisible());
        content.setVisible(known && !humanBaseline.isVisible());
        if (known) {
            show(data, chosen.get());
        }
    }

    private void show(Dataset data, Result result) {
        Interval interval = result.interval();
        int total = result.predictions().size();
        header.setText(Texts.of("mistakes.header", result.wrong(), total, EpochSlider.say(result)));
        accuracy.setText(Texts.of(
                "mistakes.accuracy", (double) result.correct() / total, 100 * interval.low(), interval.high()));
        bar.offer(data.classes());
        play.setDisable(result.wrong() == 0);
        Predictions before = results.before().map(Result::predictions).orElse(null);
        Cell cell = results.cellProperty().get();
        int image = selected().map(Mistake::image).orElse(-1);
        DisputedLabels disputed = results.disputed();
        Map<MistakeList.Show, Set<Integer>> marks = new EnumMap<>(MistakeList.Show.class);
        marks.put(MistakeList.Show.DISPUTED, disputed.indices());
        marks.put(MistakeList.Show.JUDGED, verdicts.verdictsProperty().get().keySet());
        marks.values().removeIf(Set::isEmpty);
        bar.offer(marks.keySet());
        tellWithout(disputed, result.predictions());
        MistakeList.Show show = bar.showProperty().get();
        boolean comparing = show == MistakeList.Show.NEW || show == MistakeList.Show.FIXED;
        list = MistakeList.of(
                result.predictions(),
                before,
                before == null && comparing ? MistakeList.Show.ALL : show,
                cell,
                bar.orderProperty().get(),
                marks);
        bar.count(list, before != null);
        grid.show(list.digits().stream()
                .map(mistake -> new MistakeTile.Item(
                        data, mistake, disputed.find(mistake.image()).isPresent()))
                .toList());
        none.say(result.wrong() == 0 ? "mistakes.none" : "mistakes.nothing");
        none.setVisible(list.digits().isEmpty());
        grid.setVisible(!list.digits().isEmpty());
        choose(image);
    }

    private void tellWithout(DisputedLabels disputed, Predictions test) {
        without.setVisible(!disputed.isEmpty());
        int total = disputed.countWithout(test);
        int right = disputed.rightWithout(test);
        Interval interval = Interval.wilson(right, total, 0.95);
        without.setText(Texts.of(
                "mistakes.without",
                disputed.images().size(),
                (double) right / total,
                100 * interval.low(),
                interval.high()));
    }

    /// The chosen image stays chosen where it is still shown.
    private void choose(int image) {
        for (int i = 0; i < list.digits().size(); i++) {
            if (list.digits().get(i).image() == image) {
                grid.select(i);
            }
        }
    }

    private CsvTable table() {
        return new MistakesTable(
                list.digits(),
                results.chosen().orElseThrow().predictions(),
                verdicts.verdictsProperty().get(),
                results.dataProperty().get().classes());
    }

    private Optional<Mistake> selected() {
        int index = grid.selectedProperty().get();
        return list == null || index < 0 || index >= list.digits().size()
                ? Optional.empty()
                : Optional.of(list.digits().get(index));
    }

    private void preview(int index) {
        Optional<Mistake> mistake = selected();
        Optional<Result> result = results.chosen();
        if (index < 0 || mistake.isEmpty() || result.isEmpty()) {
            preview.clear();
        } else {
            preview.show(
                    results.dataProperty().get(),
                    mistake.get(),
                    result.get().predictions().probabilities(mistake.get().image()));
        }
    }

    /// Opens a test image large; nothing before the first evaluation.
    public void open(int image) {
        results.chosen()
                .ifPresent(result -> window.open(
                        List.of(Mistake.of(image, result.predictions(), null)), 0, place -> {}, getScene()));
    }

    /// Adds ways from a digit that is opened large to deeper looks at it.
    public void offer(IntConsumer saliency, IntConsumer nearest, IntConsumer turned) {
        window.offer("digit-saliency", saliency);
        window.offer("digit-nearest", nearest);
        window.offer("digit-turned", turned);
    }

    private void open() {
        if (selected().isPresent()) {
            window.open(list.digits(), grid.selectedProperty().get(), grid::select, getScene());
        }
    }
}
