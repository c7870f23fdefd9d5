package dev.netloom.app.results;

import dev.netloom.app.ui.Latest;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Recognition;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.function.Consumer;

/// Recognises images in the background, always the newest that it was given.
public final class DigitReader {
    private final Latest<Recognition> latest;
    // The background thread's own:
    private Recognizer recognizer;
    private Weights known;

    /// @param done takes what was seen, on the FX thread
    public DigitReader(Consumer<Recognition> done, Consumer<Exception> failed) {
        latest = new Latest<>(done, failed);
    }

    /// @param image values from 0 to 1 in row, column, channel order
    /// @param maps whether to show what every block makes of it
    public void read(Graph graph, Weights weights, float[] image, boolean maps) {
        latest.ask(() -> {
            prepare(graph, weights);
            return maps ? recognizer.look(image) : recognizer.recognize(image);
        });
    }

    private void prepare(Graph graph, Weights weights) throws WeightsMismatch {
        if (recognizer != null && !recognizer.graph().equals(graph)) {
            recognizer.close();
            recognizer = null;
        }
        if (recognizer == null) {
            recognizer = new Recognizer(graph, weights);
        } else if (known != weights) {
            recognizer.learn(weights);
        }
        known = weights;
    }
}
