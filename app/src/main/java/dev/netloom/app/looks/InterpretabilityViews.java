package dev.netloom.app.looks;

import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.FileSaver;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/// The deeper views of what a network has learned, and the ways from one to another.
public final class InterpretabilityViews {
    /// A digit is looked at again twice a second.
    private static final Duration LIVE = Duration.millis(500);

    /// What takes longer is told that the weights have changed, no more.
    private static final Duration SELDOM = Duration.seconds(2);

    private final InsideChoice choice;
    private final Consumer<String> show;
    private final SaliencyView saliency;
    private final ActivationMaximizationView maximization;
    private final PcaView pca;
    private final NearestView nearest;
    private final FiltersByDepthView depth;
    private final TurnedView turned;

    /// @param watches makes a watch that asks for weights so often
    /// @param large opens a test digit large
    /// @param saver asks where files go
    /// @param show brings the view of this key to the front
    public InterpretabilityViews(
            TrainingSession session,
            ResultsModel results,
            Function<Duration, LiveWeights> watches,
            InsideChoice choice,
            IntConsumer large,
            FileSaver saver,
            Consumer<String> show) {
        this.show = show;
        this.choice = choice;
        ObservableValue<Boolean> training = session.stateProperty().map(state -> state.isActive());
        Function<Duration, Source> sources =
                apart -> new Source(watches.apply(apart), session.dataProperty(), training);
        saliency = new SaliencyView(sources.apply(LIVE), choice, results);
        maximization = new ActivationMaximizationView(sources.apply(SELDOM), choice);
        pca = new PcaView(
                sources.apply(SELDOM),
                choice,
                new DigitLinks(() -> results.chosen().isPresent(), large, this::showSaliency, this::showNearest),
                session::takeWeights);
        session.listen(pca::hear);
        nearest = new NearestView(sources.apply(SELDOM), choice, results);
        depth = new FiltersByDepthView(sources.apply(SELDOM), choice);
        turned = new TurnedView(sources.apply(LIVE), choice, results, saver);
    }

    /// What in an image speaks for its class.
    public InterpretabilityPage saliency() {
        return saliency;
    }

    /// What filters and classes would like best to see.
    public InterpretabilityPage maximization() {
        return maximization;
    }

    /// The test images on a plane, as a layer sees them.
    public InterpretabilityPage pca() {
        return pca;
    }

    /// The training images that are most like one.
    public InterpretabilityPage nearest() {
        return nearest;
    }

    /// What filters learn with depth.
    public InterpretabilityPage depth() {
        return depth;
    }

    /// What an image is taken for as it is turned.
    public InterpretabilityPage turned() {
        return turned;
    }

    /// What a test digit is taken for as it is turned.
    public void showTurned(int image) {
        choice.chooseImage(image);
        show.accept(turned.key());
    }

    /// What in a test digit speaks for its class.
    public void showSaliency(int image) {
        choice.chooseImage(image);
        show.accept(saliency.key());
    }

    /// The training digits that are like a test digit.
    public void showNearest(int image) {
        choice.chooseImage(image);
        show.accept(nearest.key());
    }
}
