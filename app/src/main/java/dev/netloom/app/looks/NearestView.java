package dev.netloom.app.looks;

import dev.netloom.app.image.DigitPicker;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.look.Features;
import dev.netloom.engine.inspect.look.Neighbour;
import dev.netloom.engine.inspect.look.Neighbours;
import dev.netloom.engine.inspect.look.Neighbours.Distance;
import dev.netloom.engine.inspect.look.ProgressListener;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// The training digits that are closest to a digit in what a layer puts out: what the network takes it
/// to be like.
final class NearestView extends InterpretabilityPage {
    private static final double APART = 300;
    private static final int MOST = 12;
    private static final double AROUND = 120;

    private final InsideChoice choice;
    private final DigitPicker picker;
    private final ComboBox<String> layers = choice("nearest-layer");
    private final Chips<Distance> distances =
            new Chips<>("nearest", "nearest", List.of("euclidean", "cosine"), List.of(Distance.values()));
    private final Button again = button("nearest-again", this::again);
    private final DigitCard card = new DigitCard("nearest-digit");
    private final Label words = Controls.paragraph("", "looks-sentences");
    private final TileGrid<NeighbourTile.Item> grid =
            new TileGrid<>(NeighbourTile.WIDTH, NeighbourTile.HEIGHT, NeighbourTile::new);
    private final LongComputation<Library> reading =
            new LongComputation<>(LANE, this::take, failure -> miss("looks.failed"));
    private final Latest<Found> latest = new Latest<>(this::show, failure -> miss("looks.failed"));
    private Graph proposed;
    private List<NeighbourTile.Item> shown = List.of();
    private Library library;
    private InspectedNetwork asked;
    private String askedLayer;

    /// What a layer puts out for the training digits.
    private record Library(InspectedNetwork subject, String layer, Features features) {}

    /// The training digits that are like a digit.
    private record Found(Library in, float[] pixels, OptionalInt label, int guess, List<Neighbour> close) {}

    NearestView(Source source, InsideChoice choice, ResultsModel results) {
        super("nearest", source, APART);
        this.choice = choice;
        picker = new DigitPicker("nearest", choice);
        picker.getChildren().add(new MistakeSteps("nearest", choice, results));
        control(
                picker,
                layers,
                distances,
                again,
                progress("nearest-progress", "nearest.reading", reading.progressProperty()));
        words.setId("nearest-words");
        grid.setId("nearest-grid");
        grid.setAccessibleText(Texts.of("nearest.grid"));
        VBox own = new VBox(card);
        own.getStyleClass().add("looks-pictures");
        BorderPane body = new BorderPane(grid);
        body.setLeft(own);
        body.setTop(words);
        BorderPane.setMargin(words, new Insets(0, 14, 4, 14));
        body.setMinHeight(0);
        fill(body);
        layers.valueProperty().subscribe(this::request);
        distances.chosenProperty().subscribe(this::request);
        choice.onImage(this::request);
        watch();
    }

    private void again() {
        library = null;
        asked = null;
        refresh();
    }

    @Override
    void showNetwork(InspectedNetwork now) {
        picker.offer(now.data().test().size());
        if (!now.graph().equals(proposed)) {
            proposed = now.graph();
            offer(layers, now.layers(), now.lastHidden());
        }
        if (choice.pixels(now.data()).isEmpty()) {
            miss("looks.undrawn");
            return;
        }
        found();
        boolean fresh = library != null && library.subject().isSame(now);
        // while a run goes on, the weights change all the time: those of the last reading serve until told otherwise
        boolean serves = library != null
                && library.layer().equals(layers.getValue())
                && (fresh || source().isTraining() && library.subject().graph().equals(now.graph()));
        again.setVisible(serves && !fresh);
        again.setManaged(again.isVisible());
        if (serves) {
            compare();
        } else {
            read(now);
        }
    }

    @Override
    void leave() {
        reading.cancel();
        asked = null;
    }

    @Override
    public boolean isComplete() {
        return library != null && !reading.isBusy() && !grid.getItems().isEmpty();
    }

    private void read(InspectedNetwork now) {
        boolean same = asked != null
                && layers.getValue().equals(askedLayer)
                && (asked.isSame(now) || source().isTraining() && asked.graph().equals(now.graph()));
        if (reading.isBusy() && same) {
            return;
        }
        asked = now;
        askedLayer = layers.getValue();
        String layer = askedLayer;
        int count = now.affordable(now.data().train().size());
        words.setText(Texts.of("nearest.wait", Features.affordable(now.graph(), layer, count)));
        reading.ask(progress -> Features.read(
                        now.graph(), now.weights(), layer, now.data().train(), count, progress)
                .map(features -> new Library(now, layer, features)));
    }

    private void take(Library read) {
        library = read;
        request();
    }

    private void compare() {
        Library in = library;
        float[] pixels = choice.pixels(in.subject().data()).orElseThrow();
        OptionalInt label = choice.label(in.subject().data());
        Distance distance = distances.chosenProperty().get();
        latest.ask(() -> {
            Shape shape = in.subject().data().test().shape();
            LabelledImages alone = Paint.single(shape, pixels)
                    .normalized(in.subject().data().test().normalization());
            Features own = Features.read(
                            in.subject().graph(), in.subject().weights(), in.layer(), alone, 1, ProgressListener.SILENT)
                    .orElseThrow();
            return new Found(
                    in, pixels, label, own.guesses()[0], Neighbours.of(own.row(0), in.features(), MOST, distance));
        });
    }

    private void show(Found found) {
        if (!activeProperty().get()) {
            return;
        }
        InspectedNetwork subject = found.in().subject();
        Shape shape = subject.data().test().shape();
        int zoom = DigitCard.zoom(shape, Math.clamp(getHeight() - AROUND - 40, 84, 196));
        card.show(
                Texts.of("saliency.digit"),
                Pictures.of(shape, found.pixels(), zoom),
                found.label().isPresent()
                        ? Texts.of(
                                "plane.verdict",
                                subject.className(found.label().getAsInt()),
                                subject.className(found.guess()))
                        : Texts.of("nearest.drawn", subject.className(found.guess())));
        List<NeighbourTile.Item> items = found.close().stream()
                .map(neighbour -> new NeighbourTile.Item(subject, neighbour, found.label()))
                .toList();
        if (!items.equals(shown)) {
            shown = items;
            grid.show(items);
        }
        words.setText(sentence(found));
    }

    private static String sentence(Found found) {
        InspectedNetwork subject = found.in().subject();
        LabelledImages train = subject.data().train();
        long like = found.close().stream()
                .filter(neighbour -> train.label(neighbour.image()) == found.guess())
                .count();
        String guess = subject.className(found.guess());
        String all = Texts.of(
                found.in().features().count() < train.size() ? "nearest.some" : "nearest.all",
                found.in().features().count(),
                train.size(),
                found.in().layer(),
                found.in().features().dims());
        return Texts.of("nearest.words", like, found.close().size(), guess) + " " + all;
    }
}
