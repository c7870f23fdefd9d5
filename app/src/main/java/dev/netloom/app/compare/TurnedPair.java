package dev.netloom.app.compare;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.plot.TurnedPlot;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.augment.Rotate;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.Pair;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.inspect.TurnedImage;
import dev.netloom.engine.network.Weights;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One test digit as it is turned, through one network that was trained in two ways. In place of the drawings, which
/// would be the same.
final class TurnedPair extends VBox {
    private static final double MOST_DEGREES = 45;
    private static final int STEPS = 45;
    private static final int CLASSES = 4;
    private static final double HEIGHT = 240;

    private final CompareModel model;
    private final TurnedPlot first;
    private final TurnedPlot second;
    private final HBox plots;
    private final Label wait = Controls.paragraph(Texts.of("compare.turned.wait"), "text-muted");
    private final Button another = Controls.iconButton("compare-turn-digit", "mdi2s-shuffle-variant", null, this::next);
    private final Latest<Seen> latest = new Latest<>(this::show, failure -> {
        throw new IllegalStateException(failure);
    });
    private Optional<Asked> shown = Optional.empty();
    private int image;

    /// What is looked at with which weights: asked again only where it is something else.
    private record Asked(Dataset data, int image, Arm one, Weights first, Arm other, Weights second) {}

    private record Seen(Asked asked, float[] pixels, TurnedImage first, TurnedImage second) {}

    /// @param saver asks where files go
    TurnedPair(CompareModel model, FileSaver saver) {
        this.model = model;
        setId("compare-turned");
        getStyleClass().add("compare-card");
        first = plot("compare-turned-first", saver);
        second = plot("compare-turned-second", saver);
        plots = new HBox(first, second);
        plots.getStyleClass().add("compare-cards");
        plots.managedProperty().bind(plots.visibleProperty());
        plots.setVisible(false);
        wait.managedProperty().bind(wait.visibleProperty());
        wait.visibleProperty().bind(plots.visibleProperty().not());
        another.visibleProperty().bind(plots.visibleProperty());
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(Controls.label(Texts.of("compare.turned"), "curves-title"), another, spring);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("compare-setting");
        getChildren().addAll(head, wait, plots);
        managedProperty().bind(visibleProperty());
    }

    private TurnedPlot plot(String id, FileSaver saver) {
        TurnedPlot plot = new TurnedPlot(
                id,
                () -> ExportMenu.fileName(
                        Texts.of("export.name.turned"),
                        shown.map(asked -> asked.other().title()).orElse("")),
                saver);
        plot.setPrefHeight(HEIGHT);
        plot.setMinHeight(HEIGHT);
        plot.setPrefWidth(400);
        return plot;
    }

    private void next() {
        image++;
        refresh(shown.orElseThrow().data());
    }

    /// @param data the images; null while there are none
    void refresh(Dataset data) {
        Experiment experiment = model.experiment().orElseThrow();
        Pair pair = model.pairProperty().get();
        Optional<Weights> one = model.weights(pair.first());
        Optional<Weights> other = model.weights(pair.second());
        if (data == null || one.isEmpty() || other.isEmpty()) {
            shown = Optional.empty();
            plots.setVisible(false);
            return;
        }
        Asked asked = new Asked(
                data,
                image % data.test().size(),
                experiment.arm(pair.first()),
                one.get(),
                experiment.arm(pair.second()),
                other.get());
        if (!shown.equals(Optional.of(asked))) {
            shown = Optional.of(asked);
            latest.ask(() -> seen(asked));
        }
    }

    private static Seen seen(Asked asked) throws Exception {
        float[] pixels = Pictures.pixels(asked.data().test(), asked.image());
        return new Seen(
                asked,
                pixels,
                turned(asked.one(), asked.first(), pixels, asked.data().test()),
                turned(asked.other(), asked.second(), pixels, asked.data().test()));
    }

    private static TurnedImage turned(Arm arm, Weights weights, float[] pixels, LabelledImages images)
            throws Exception {
        try (Recognizer recognizer = new Recognizer(arm.graph(), weights)) {
            return TurnedImage.of(recognizer, pixels, images.shape(), images.normalization(), MOST_DEGREES, STEPS);
        }
    }

    private void show(Seen seen) {
        if (!shown.equals(Optional.of(seen.asked()))) {
            return;
        }
        Asked asked = seen.asked();
        int label = asked.data().test().label(asked.image());
        List<Integer> classes = Stream.concat(
                        Stream.of(label),
                        Stream.of(seen.first(), seen.second())
                                .flatMap(turned -> turned.strongest(label, CLASSES - 1).stream()))
                .distinct()
                .limit(CLASSES)
                .toList();
        show(first, asked.one().title(), seen.first(), classes, seen);
        show(second, asked.other().title(), seen.second(), classes, seen);
        plots.setVisible(true);
    }

    private static void show(TurnedPlot plot, String title, TurnedImage turned, List<Integer> classes, Seen seen) {
        Dataset data = seen.asked().data();
        plot.show(title, turned, classes, k -> data.classes().get(k), angle -> picture(data.test(), seen, angle));
    }

    private static Image picture(LabelledImages images, Seen seen, double degrees) {
        float[] copy = seen.pixels().clone();
        Shape shape = images.shape();
        Rotate.turn(copy, shape, degrees);
        return Pictures.of(shape, copy, Pictures.zoom(shape, 80));
    }
}
