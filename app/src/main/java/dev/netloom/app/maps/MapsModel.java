package dev.netloom.app.maps;

import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DigitFrame;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.inspect.Trace;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
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
    private final Supplier<Optional<byte[]>> drawing;
    private final IntegerProperty index = new SimpleIntegerProperty(this, "index");
    private final BooleanProperty drawn = new SimpleBooleanProperty(this, "drawn");
    private final ReadOnlyObjectWrapper<Trace> trace = new ReadOnlyObjectWrapper<>(this, "trace");
    private final ReadOnlyObjectWrapper<String> absence = new ReadOnlyObjectWrapper<>(this, "absence", "maps.empty");
    private final TraceReader reader = new TraceReader(this::take, failure -> miss("maps.failed"));
    private final Throttle throttle = new Throttle(APART, this::look);

    /// @param drawing the digit on the pad, 0 to 255
    MapsModel(LiveWeights watch, ObservableValue<Dataset> data, Supplier<Optional<byte[]>> drawing) {
        this.watch = watch;
        this.data = data;
        this.drawing = drawing;
        watch.activeProperty().bind(throttle.activeProperty());
        watch.subscribe(throttle::request);
        data.subscribe(throttle::request);
        index.subscribe(throttle::request);
        drawn.subscribe(throttle::request);
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

    /// Which test image.
    IntegerProperty indexProperty() {
        return index;
    }

    /// Whether the digit on the pad is looked at instead.
    BooleanProperty drawnProperty() {
        return drawn;
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
        } else if (drawn.get() && drawing.get().isEmpty()) {
            miss("maps.undrawn");
        } else if (drawn.get()) {
            reader.read(graph.get(), watch.weights().get(), unit(drawing.get().get()), OptionalInt.empty());
        } else {
            int at = Math.min(index.get(), images.test().size() - 1);
            float[] image = new float[images.test().shape().size()];
            images.test().copyTo(at, image, 0);
            int label = images.test().label(at);
            reader.read(graph.get(), watch.weights().get(), image, OptionalInt.of(label));
        }
    }

    private static float[] unit(byte[] pixels) {
        float[] image = new float[pixels.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = (pixels[i] & 0xff) * (1 / 255f);
        }
        return image;
    }

    private boolean takes(Graph graph, Shape images) {
        Shape wanted = drawn.get() ? new Shape(1, DigitFrame.SIDE, DigitFrame.SIDE) : images;
        return graph.nodes().stream()
                .anyMatch(node ->
                        node.block() instanceof Input input && input.shape().equals(wanted));
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
