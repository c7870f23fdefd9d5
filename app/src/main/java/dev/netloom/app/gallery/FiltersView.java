package dev.netloom.app.gallery;

import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingEvent;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The kernels of one convolution of the run, live: asks for the weights a few times a second while somebody looks.
/// Before a run, those of the weights that come with the network.
public final class FiltersView extends StackPane {
    private static final Duration APART = Duration.millis(400);

    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final FiltersBar bar = new FiltersBar();
    private final KernelPicture picture = new KernelPicture();
    private final BorderPane content = new BorderPane(picture);
    private final EmptyState empty = new EmptyState("filters.empty");
    private final Throttle throttle = new Throttle(Duration.millis(100), this::refresh);
    private final Timeline asking = new Timeline(new KeyFrame(APART, event -> ask()));

    public FiltersView(TrainingSession session, ShippedWeights shipped) {
        this.session = session;
        this.shipped = shipped;
        setId("filters");
        getStyleClass().add("filters");
        content.setTop(new VBox(bar, new ShippedNote("filters-shipped", "shipped.filters", shipped)));
        getChildren().addAll(content, empty);
        asking.setCycleCount(Animation.INDEFINITE);
        session.graphProperty().subscribe(this::offer);
        shipped.shownProperty().subscribe(this::offer);
        session.weightsProperty().subscribe(throttle::request);
        session.stateProperty().subscribe(this::attend);
        session.listen(this::hear);
        activeProperty().subscribe(this::attend);
        bar.choiceProperty().subscribe(throttle::request);
        picture.widthProperty().subscribe(throttle::request);
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// Shows the filters of `node` where it is a convolution of the run.
    public void select(String node) {
        bar.select(node);
    }

    private void attend() {
        boolean running = session.stateProperty().get() == TrainingState.RUNNING;
        if (activeProperty().get() && running) {
            ask();
            asking.play();
        } else {
            asking.stop();
        }
    }

    /// A run that stands still shows where it stands.
    private void hear(TrainingEvent event) {
        if (event instanceof TrainingEvent.Paused) {
            session.takeWeights();
        }
    }

    private void ask() {
        session.takeWeights();
    }

    private Graph graph() {
        Learned ready = shipped.shownProperty().get();
        return ready == null ? session.graphProperty().get() : ready.graph();
    }

    private Weights weights() {
        Learned ready = shipped.shownProperty().get();
        return ready == null ? session.weightsProperty().get() : ready.weights();
    }

    private void offer() {
        Graph graph = graph();
        bar.offer(
                graph == null
                        ? List.of()
                        : graph.inOrder().stream()
                                .filter(node -> node.block() instanceof Conv)
                                .map(Node::id)
                                .toList());
        throttle.request();
    }

    private void refresh() {
        Optional<Kernels> kernels = Optional.ofNullable(weights())
                .flatMap(known -> known.find(bar.conv() + ".weight"))
                .map(Kernels::of);
        boolean none = graph() != null && bar.conv() == null;
        String without = shipped.areOutgrown() ? "filters.outgrown" : "filters.empty";
        empty.say(none ? "filters.none" : without);
        empty.setVisible(kernels.isEmpty());
        content.setVisible(kernels.isPresent());
        kernels.ifPresent(this::show);
    }

    private void show(Kernels kernels) {
        bar.describe(kernels);
        Part filters = bar.filters();
        Part channels = bar.channels();
        picture.show(KernelSheet.fitting(
                kernels, filters.first(), filters.count(), channels.first(), channels.count(), picture.room()));
    }
}
