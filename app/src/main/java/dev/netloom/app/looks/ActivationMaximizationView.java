package dev.netloom.app.looks;

import dev.netloom.app.image.BlockPicker;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.inspect.look.MaximizedInput;
import dev.netloom.engine.inspect.look.TopActivation;
import dev.netloom.engine.inspect.look.TopActivations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// What every filter and every class would like best to see, as it takes shape; and the real digits
/// that come closest.
final class ActivationMaximizationView extends InterpretabilityPage {
    /// So that dreams evolve while digits are looked through.
    private static final Background.Lane DIGITS = new Background.Lane("looks-digits");

    private static final double APART = 300;
    private static final int PAGE = 24;
    private static final int TOP = 9;
    private static final int SIDE = 56;

    private final InsideChoice choice;
    private final BlockPicker layers;
    private final ComboBox<String> pages = choice("dream-page");
    private final Spinner<Integer> seed = new Counter(1, 999, 1);
    private final Chips<Boolean> sets = new Chips<>("dream", "dream", List.of("test", "train"), List.of(false, true));
    private final Label step = Controls.label("", "looks-words");
    private final StackPane gridPlace = new StackPane();
    private final Label title = Controls.label("", "looks-card-title");
    private final Label words = Controls.paragraph("", "looks-words");
    private final TopActivationStrip strip = new TopActivationStrip("dream-exciters", SIDE);
    private final MaximizationRunner runner = new MaximizationRunner(this::show, failure -> miss("looks.failed"));
    private final LongComputation<List<List<TopActivation>>> exciting =
            new LongComputation<>(DIGITS, this::take, failure -> miss("looks.failed"));
    private TileGrid<Integer> grid;
    private Wanted wanted;
    private MaximizedInputTile.Sheet sheet;
    private Asked asked;
    private List<List<TopActivation>> topActivations = List.of();

    /// The block whose values are the scores of the classes is the one of the classes.
    private final class Named extends StringConverter<String> {
        @Override
        public String toString(String block) {
            boolean last = block != null && block.equals(layers.box().getItems().getLast());
            return last ? Texts.of("dream.classes") : block;
        }

        @Override
        public String fromString(String name) {
            return name;
        }
    }

    /// What is dreamed of, and of whom.
    private record Wanted(InspectedNetwork subject, String node, List<Integer> channels, int seed, boolean classes) {}

    /// Whose exciters were looked for, among which digits.
    private record Asked(InspectedNetwork subject, String node, boolean train) {}

    ActivationMaximizationView(Source source, InsideChoice choice) {
        super("dream", source, APART);
        this.choice = choice;
        layers = new BlockPicker("dream-layer", Texts.of("dream.layer.tip"), choice);
        layers.box().setConverter(new Named());
        Button again = button("dream-again", this::again);
        prepared(seed, "dream-seed").setPrefWidth(76);
        step.setId("dream-step");
        title.setId("dream-title");
        words.setId("dream-words");
        control(layers, pages, seed, again, step);
        gridPlace.setMinWidth(120);
        FlowPane heading = new FlowPane(title, sets);
        heading.getStyleClass().add("looks-controls");
        VBox digits = new VBox(
                heading, progress("dream-progress", "dream.searching", exciting.progressProperty()), words, strip);
        digits.getStyleClass().add("dream-digits");
        ScrollPane side = new ScrollPane(digits);
        side.setFitToWidth(true);
        side.getStyleClass().add("edge-to-edge");
        side.setMinWidth(180);
        SplitPane halves = new SplitPane(gridPlace, side);
        halves.getStyleClass().add("looks-halves");
        halves.setDividerPositions(0.58);
        fill(halves);
        layers.shownProperty().subscribe(this::offerPages);
        choice.onUnit(this::request);
        choice.unitProperty().subscribe(this::turnPage);
        pages.valueProperty().subscribe(this::request);
        seed.valueProperty().subscribe(this::request);
        sets.chosenProperty().subscribe(this::request);
        watch();
    }

    @Override
    void leave() {
        if (runner.isRunning()) {
            runner.rest();
            wanted = null; // half a dream begins anew
        }
        if (exciting.isBusy()) {
            exciting.cancel();
            asked = null;
        }
    }

    @Override
    void lose() {
        leave();
        wanted = null;
    }

    /// From the beginning, with the weights as they are now.
    private void again() {
        wanted = null;
        asked = null;
        refresh();
    }

    @Override
    void showNetwork(InspectedNetwork network) {
        found();
        // while a run goes on, the weights change all the time: what was begun is finished with those it began with
        boolean keep = wanted != null && wanted.subject().graph().equals(network.graph()) && source().isTraining();
        InspectedNetwork now = keep ? wanted.subject() : network;
        List<String> nodes = new ArrayList<>(now.convolutions());
        nodes.add(now.logits());
        layers.offer(nodes, now.graph(), nodes.getFirst());
        layers.unit(channels(now));
        maximized(now);
        selectUnit();
        search();
    }

    @Override
    public boolean isComplete() {
        return sheet != null && !runner.isRunning() && !topActivations.isEmpty() && !exciting.isBusy();
    }

    private void offerPages() {
        if (layers.shown() == null || source().subject().isEmpty()) {
            return;
        }
        int channels = channels(source().subject().get());
        List<String> parts = new ArrayList<>();
        for (int first = 0; first < channels; first += PAGE) {
            parts.add(Texts.of("dream.page", first + 1, Math.min(channels, first + PAGE)));
        }
        pages.getItems().setAll(parts);
        pages.setValue(parts.getFirst());
        turnPage();
        pages.setVisible(parts.size() > 1);
        pages.setManaged(parts.size() > 1);
    }

    /// To the chosen unit.
    private void turnPage() {
        int page = choice.unitProperty().get() / PAGE;
        if (page < pages.getItems().size()) {
            pages.setValue(pages.getItems().get(page));
        }
    }

    /// The chosen unit, where it is on this page.
    private void selectUnit() {
        if (grid != null && sheet != null) {
            int place =
                    sheet.maximized().channels().indexOf(choice.unitProperty().get());
            if (place >= 0 && place != grid.selectedProperty().get()) {
                grid.select(place);
            }
        }
    }

    /// What the user chose, and not what is shown in its place.
    private void chooseUnit() {
        int place = grid.selectedProperty().get();
        if (place > 0
                || place == 0
                        && sheet.maximized()
                                .channels()
                                .contains(choice.unitProperty().get())) {
            choice.unitProperty().set(sheet.maximized().channels().get(place));
        }
    }

    private int channels(InspectedNetwork subject) {
        Shape shape = subject.shape(layers.shown());
        return shape == null ? 1 : shape.channels();
    }

    private void maximized(InspectedNetwork subject) {
        int first = Math.max(0, pages.getItems().indexOf(pages.getValue())) * PAGE;
        int last = Math.min(channels(subject), first + PAGE);
        List<Integer> channels = IntStream.range(first, last).boxed().toList();
        Wanted next = new Wanted(
                subject,
                layers.shown(),
                channels,
                seed.getValue(),
                layers.shown().equals(subject.logits()));
        boolean same = wanted != null
                && wanted.subject().isSame(subject)
                && wanted.node().equals(next.node())
                && wanted.channels().equals(channels)
                && wanted.seed() == next.seed();
        if (!same) {
            wanted = next;
            runner.begin(subject, next.node(), channels, next.seed());
        }
    }

    private void show(MaximizedInput maximized) {
        boolean same = sheet != null
                && grid != null
                && sheet.classes() == wanted.classes()
                && sheet.maximized().channels().equals(maximized.channels());
        sheet = new MaximizedInputTile.Sheet(maximized, wanted.subject(), wanted.classes());
        step.setText(Texts.of("dream.step", maximized.step(), MaximizationRunner.STEPS));
        if (same) {
            grid.refresh();
        } else {
            makeGrid();
        }
    }

    private void makeGrid() {
        grid = new TileGrid<>(
                MaximizedInputTile.WIDTH, MaximizedInputTile.HEIGHT, () -> new MaximizedInputTile(() -> sheet));
        grid.setId("dream-grid");
        grid.setAccessibleText(Texts.of("dream.grid"));
        grid.show(
                IntStream.range(0, sheet.maximized().channels().size()).boxed().toList());
        gridPlace.getChildren().setAll(grid);
        grid.select(0);
        selectUnit();
        grid.selectedProperty().subscribe(this::chooseUnit);
        grid.selectedProperty().subscribe(this::search);
        search();
    }

    /// All filters of a layer are searched for at once: the next one that is chosen is there already.
    private void search() {
        if (wanted == null || grid == null || sheet == null) {
            return;
        }
        boolean train = sets.chosenProperty().get();
        boolean same = asked != null
                && asked.subject().isSame(wanted.subject())
                && asked.node().equals(wanted.node())
                && asked.train() == train;
        if (same) {
            showExciters();
            return;
        }
        Asked own = new Asked(wanted.subject(), wanted.node(), train);
        asked = own;
        topActivations = List.of();
        LabelledImages images = images();
        exciting.ask(progress ->
                TopActivations.find(own.subject().graph(), own.subject().weights(), own.node(), images, TOP, progress));
        showExciters();
    }

    private LabelledImages images() {
        LabelledImages all = asked.train()
                ? asked.subject().data().train()
                : asked.subject().data().test();
        return all.sample(asked.subject().affordable(Math.min(all.size(), 10_000)));
    }

    private void take(List<List<TopActivation>> found) {
        topActivations = found;
        showExciters();
    }

    private void showExciters() {
        int place = grid.selectedProperty().get();
        boolean there = place >= 0
                && place < sheet.maximized().channels().size()
                && sheet.maximized().channels().get(place) < topActivations.size()
                && asked.node().equals(wanted.node());
        title.setText(
                place < 0
                        ? ""
                        : Texts.of(
                                "dream.digits",
                                sheet.name(Math.min(
                                        place, sheet.maximized().channels().size() - 1))));
        if (!there) {
            words.setText("");
            strip.clear();
            return;
        }
        List<TopActivation> own =
                topActivations.get(sheet.maximized().channels().get(place));
        words.setText(Texts.of(wanted.classes() ? "dream.words.class" : "dream.words", images().size(), own.size()));
        strip.show(asked.subject(), asked.node(), images(), own);
    }
}
