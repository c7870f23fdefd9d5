package dev.netloom.app.looks;

import dev.netloom.app.image.DigitPicker;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.plot.TurnedPlot;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.augment.Rotate;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.inspect.TurnedImage;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the network takes an image for as it is turned: the probabilities of its class and of the strongest rivals.
final class TurnedView extends InterpretabilityPage {
    private static final double APART = 500;
    private static final double MOST_DEGREES = 45;
    private static final int CLASSES = 4;
    private static final int FINE = 45;
    private static final int COARSE = 15;

    /// Networks that take more than this for one image are asked at fewer angles.
    private static final long MOST_WORK = 100_000_000;

    private final InsideChoice choice;
    private final DigitPicker picker;
    private final Label words = Controls.paragraph("", "looks-sentences");
    private final TurnedPlot plot;
    private final Latest<Optional<Seen>> latest = new Latest<>(seen -> seen.ifPresent(this::show), this::fail);
    private boolean complete;

    /// What was found of which image.
    private record Seen(InspectedNetwork subject, float[] pixels, OptionalInt label, TurnedImage turned) {}

    /// @param saver asks where files go
    TurnedView(Source source, InsideChoice choice, ResultsModel results, FileSaver saver) {
        super("turned", source, APART);
        this.choice = choice;
        picker = new DigitPicker("turned", choice);
        picker.getChildren().add(new MistakeSteps("turned", choice, results));
        control(picker);
        words.setId("turned-words");
        plot = new TurnedPlot("turned", () -> Texts.of("export.name.turned"), saver);
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox middle = new VBox(words, plot);
        middle.setMinHeight(0);
        middle.getStyleClass().add("turned");
        fill(middle);
        choice.onImage(this::request);
        watch();
    }

    @Override
    void leave() {
        latest.ask(Optional::empty);
    }

    @Override
    void showNetwork(InspectedNetwork now) {
        picker.offer(now.data().test().size());
        Optional<float[]> pixels = choice.pixels(now.data());
        if (pixels.isEmpty()) {
            miss("looks.undrawn");
            return;
        }
        OptionalInt label = choice.label(now.data());
        Shape shape = now.data().test().shape();
        ChannelNormalization normalization = now.data().test().normalization();
        latest.ask(() -> {
            int steps = Summary.of(now.graph()).multiplyAdds() > MOST_WORK ? COARSE : FINE;
            try (Recognizer recognizer = new Recognizer(now.graph(), now.weights())) {
                TurnedImage turned =
                        TurnedImage.of(recognizer, pixels.get(), shape, normalization, MOST_DEGREES, steps);
                return Optional.of(new Seen(now, pixels.get(), label, turned));
            }
        });
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    private void show(Seen seen) {
        if (!activeProperty().get()) {
            return;
        }
        complete = true;
        found();
        TurnedImage turned = seen.turned();
        int guess = turned.upright().guess();
        int first = seen.label().orElse(guess);
        Shape shape = seen.subject().data().test().shape();
        plot.show(
                "",
                turned,
                turned.strongest(first, CLASSES),
                seen.subject()::className,
                angle -> turned(shape, seen.pixels(), angle));
        String verdict = DigitCard.verdict(
                seen.subject(), seen.label(), guess, turned.upright().confidence());
        String name = seen.subject().className(guess);
        boolean always = turned.heldFrom() <= -MOST_DEGREES && turned.heldTo() >= MOST_DEGREES;
        words.setText(verdict + " "
                + (always
                        ? Texts.of("turned.always", name)
                        : Texts.of("turned.words", name, turned.heldFrom(), turned.heldTo())));
    }

    /// The image turned by so many degrees, to look at.
    private static Image turned(Shape shape, float[] pixels, double degrees) {
        float[] copy = pixels.clone();
        Rotate.turn(copy, shape, degrees);
        return Pictures.of(shape, copy, Pictures.zoom(shape, 80));
    }

    private void fail(Exception failure) {
        miss("looks.failed");
    }
}
