package dev.netloom.app.maps;

import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.inspect.Trace;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/// The digit that is looked at, and what the network makes of it with its newest weights. All of it is for the FX
/// thread.
final class MapsModel {
    private static final Duration APART = Duration.millis(300);

    /// Of a network with more multiply-adds, one digit takes too long.
    private static final long MOST_MULTIPLY_ADDS = 4_000_000_000L;

    private static final long MOST_PARAMETERS = 20_000_000;

    private final LiveWeights watch;
    private final ObservableValue<Dataset> data;
    private final InsideChoice choice;
    private final ReadOnlyObjectWrapper<Trace> trace = new ReadOnlyObjectWrapper<>(this, "trace");
    private final ReadOnlyObjectWrapper<String> absence = new ReadOnlyObjectWrapper<>(this, "absence", "maps.empty");
    private final TraceReader reader = new TraceReader(this::take, failure -> miss("maps.failed"));
    private final Throttle throttle = new Throttle(APART, this::look);

    MapsModel(LiveWeights watch, ObservableValue<Dataset> data, InsideChoice choice) {
        this.watch = watch;
        this.data = data;
        this.choice = choice;
        watch.activeProperty().bind(throttle.activeProperty());
        watch.subscribe(throttle::request);
        data.subscribe(throttle::request);
        choice.onImage(throttle::request);
        throttle.activeProperty().subscribe(active -> {
            if (active) {
                throttle.request(); // the pad may hold another digit by now
            } else {
                reader.rest();
            }
        });
    }

    /// True while somebody looks.
    BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    InsideChoice choice() {
        return choice;
    }

    /// The newest; null where there is none.
    ReadOnlyObjectProperty<Trace> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /// Why there is none: the key of an empty state.
    ReadOnlyObjectProperty<String> absenceProperty() {
        return absence.getReadOnlyProperty();
    }

    Optional<Dataset> data() {
        return Optional.ofNullable(data.getValue());
    }

    private void look() {
        Optional<Graph> graph = watch.graph();
        Dataset images = data.getValue();
        if (images == null || graph.isEmpty() || watch.weights().isEmpty()) {
            miss(watch.isOutgrown() ? "maps.outgrown" : "maps.empty");
        } else if (!takes(graph.get(), images.test().shape())) {
            miss("maps.other-input");
        } else if (!affordable(graph.get())) {
            miss("maps.too-large");
        } else {
            choice.input(images.seenWith(watch.weights().get().input()))
                    .ifPresentOrElse(
                            image -> reader.read(graph.get(), watch.weights().get(), image, choice.label(images)),
                            () -> miss("maps.undrawn"));
        }
    }

    private static boolean takes(Graph graph, Shape images) {
        return graph.nodes().stream()
                .anyMatch(node ->
                        node.block() instanceof Input input && input.shape().equals(images));
    }

    private static boolean affordable(Graph graph) {
        Summary costs = Summary.of(graph);
        return costs.multiplyAdds() <= MOST_MULTIPLY_ADDS && costs.parameters() <= MOST_PARAMETERS;
    }

    private void take(Trace found) {
        if (activeProperty().get()) {
            absence.set("maps.empty");
            trace.set(found);
        }
    }

    private void miss(String why) {
        absence.set(why);
        trace.set(null);
    }
}
