package dev.netloom.app.looks;

import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.results.WeightsWatch;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Five deeper looks at what a network has learned, one at a time. Of those that are not shown, none
/// does anything.
public final class InterpretabilityView extends BorderPane {
    /// A digit is looked at again twice a second.
    private static final Duration LIVE = Duration.millis(500);

    /// What takes longer is told that the weights have changed, no more.
    private static final Duration SELDOM = Duration.seconds(2);

    /// What the way to the explanation takes, with all gaps.
    private static final double ABOUT = 70;

    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final PickedDigit digit;
    private final ActivationMaximizationView maximized;
    private final PcaView plane;
    private final List<InterpretabilityPage> views;
    private final Chips<InterpretabilityPage> choice;
    private Runnable reveal = () -> {};

    /// @param watches makes a watch that asks for weights so often
    /// @param drawing the digit on the pad
    /// @param large opens a test digit large
    public InterpretabilityView(
            TrainingSession session,
            ResultsModel results,
            Function<Duration, WeightsWatch> watches,
            Supplier<Optional<byte[]>> drawing,
            IntConsumer large) {
        setId("looks");
        getStyleClass().add("looks");
        setMinHeight(0);
        ObservableValue<Boolean> training = session.stateProperty().map(state -> state.isActive());
        Function<Duration, Source> sources =
                apart -> new Source(watches.apply(apart), session.dataProperty(), training);
        digit = new PickedDigit(results, drawing);
        maximized = new ActivationMaximizationView(sources.apply(SELDOM));
        plane = new PcaView(
                sources.apply(SELDOM),
                new DigitLinks(() -> results.chosen().isPresent(), large, this::showSaliency, this::showNearest),
                session::takeWeights);
        session.listen(plane::hear);
        views = List.of(
                new SaliencyView(sources.apply(LIVE), digit),
                maximized,
                plane,
                new NearestView(sources.apply(SELDOM), digit),
                new DepthView(sources.apply(SELDOM)));
        choice = new Chips<>(
                "looks-choose",
                "looks.choose",
                views.stream().map(InterpretabilityPage::key).toList(),
                views);
        StackPane place = new StackPane();
        place.setMinHeight(0);
        HBox about = new HBox();
        FlowPane controls = new FlowPane(choice);
        controls.getStyleClass().add("looks-controls");
        controls.prefWrapLengthProperty().bind(widthProperty().subtract(ABOUT)); // for its height as well
        HBox.setHgrow(controls, Priority.ALWAYS);
        HBox head = new HBox(controls, about);
        head.getStyleClass().add("looks-head");
        setTop(head);
        setCenter(place);
        for (InterpretabilityPage view : views) {
            view.activeProperty().bind(active.and(choice.chosenProperty().isEqualTo(view)));
        }
        views.forEach(view -> view.thereProperty()
                .subscribe(there -> equip(controls, choice.chosenProperty().get())));
        choice.chosenProperty().subscribe(view -> {
            place.getChildren().setAll(view);
            equip(controls, view);
            about.getChildren().setAll(new Explanation("looks-about", "looks." + view.key() + ".about"));
        });
    }

    /// The controls of a view stand beside the choice of views, where there is something to control.
    private void equip(FlowPane controls, InterpretabilityPage view) {
        controls.getChildren().remove(1, controls.getChildren().size());
        if (view.thereProperty().get()) {
            controls.getChildren().addAll(view.controls());
        }
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// @param reveal brings this view to the front
    public void setReveal(Runnable reveal) {
        this.reveal = reveal;
    }

    /// What in a test digit speaks for its class.
    public void showSaliency(int image) {
        digit.choose(image);
        choose("saliency");
    }

    /// The training digits that are like a test digit.
    public void showNearest(int image) {
        digit.choose(image);
        choose("nearest");
    }

    private void choose(String key) {
        views.stream().filter(view -> view.key().equals(key)).forEach(choice.chosenProperty()::set);
        reveal.run();
    }

    /// Whether the look at hand has found everything that it looks for.
    public boolean isComplete() {
        return choice.chosenProperty().get().isComplete();
    }

    /// Shows a block of the network where the look at hand can.
    public void select(String node) {
        maximized.select(node);
        plane.select(node);
    }
}
