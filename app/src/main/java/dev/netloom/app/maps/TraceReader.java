package dev.netloom.app.maps;

import dev.netloom.app.ui.Latest;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Trace;
import dev.netloom.engine.inspect.Tracer;
import dev.netloom.engine.network.Weights;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Takes images through a network and back in the background, always the newest that it was given.
final class TraceReader {
    private final Latest<Optional<Trace>> latest;
    private Tracer tracer; // the background thread's own

    /// @param done takes what was found, on the FX thread
    TraceReader(Consumer<Trace> done, Consumer<Exception> failed) {
        latest = new Latest<>(trace -> trace.ifPresent(done), failed);
    }

    /// @param label of the image, where it has one
    void read(Graph graph, Weights weights, float[] image, OptionalInt label) {
        latest.ask(() -> {
            if (tracer == null || !tracer.graph().equals(graph)) {
                close();
                tracer = new Tracer(graph);
            }
            tracer.learn(weights);
            return Optional.of(tracer.trace(image, label));
        });
    }

    /// Gives the memory back; the next image takes it anew.
    void rest() {
        latest.ask(() -> {
            close();
            return Optional.empty();
        });
    }

    private void close() {
        if (tracer != null) {
            tracer.close();
            tracer = null;
        }
    }
}
