package dev.netloom.app.training;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.DataText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Trained weights that come with the program, or that the user loaded: something to look at before anything was
/// trained here.
///
/// They are shown while the network on the canvas is the one they were trained on, and the user has not trained it.
/// All of it is for the FX thread; files are read and weights evaluated on other threads, once the images are there.
public final class ShippedWeights {
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private final TrainingSession session;
    private final ObservableValue<Graph> canvas;
    private final ReadOnlyObjectWrapper<Learned> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final Map<Graph, Path> untried = new HashMap<>();
    private final Map<Graph, Learned> evaluated = new HashMap<>();
    private boolean outgrown;

    /// @param canvas the network as it is drawn
    /// @param library the files of weights, by the network that they belong to; called off the FX thread
    public ShippedWeights(TrainingSession session, ObservableValue<Graph> canvas, Callable<Map<Graph, Path>> library) {
        this.session = session;
        this.canvas = canvas;
        session.dataProperty().subscribe(data -> {
            if (data != null) {
                Background.run(library, this::stock, session.notices()::excuse);
            }
        });
        session.stored().evaluatedProperty().subscribe(this::take);
        session.graphProperty().subscribe(this::look);
        session.stateProperty().subscribe(this::look);
        canvas.subscribe(this::look);
    }

    /// What the views show instead of the session's run; null where they show the run, or nothing.
    public ReadOnlyObjectProperty<Learned> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// True where such weights were shown, and the network on the canvas has become another.
    public boolean areOutgrown() {
        return outgrown;
    }

    /// Another document is there, of which nothing was ever shown.
    public void forget() {
        outgrown = false;
    }

    private void stock(Map<Graph, Path> files) {
        untried.putAll(files);
        look();
    }

    /// Shows weights that the user asked for, in place of the last run of the same network.
    ///
    /// @param source where they are from: the name of a file, or of what they were made of
    public void load(Graph network, Weights weights, String source) {
        untried.remove(network);
        session.stored().evaluate(network, weights, source);
    }

    private void take(Learned learned) {
        if (learned != null) {
            evaluated.put(learned.graph(), learned);
            learned.source().ifPresent(source -> show(learned, source));
            look();
        }
    }

    private void show(Learned learned, String source) {
        if (learned.graph().equals(session.graphProperty().get())) {
            session.forget();
        }
        String told = Texts.of("weights.loaded", source, learned.test().accuracy());
        DataText.differences(learned.weights().input(), session.dataProperty().get())
                .ifPresentOrElse(
                        other -> session.notices().warn(told + ". " + other),
                        () -> session.notices().tell(told));
    }

    private void look() {
        Graph graph = canvas.getValue();
        boolean run = session.stateProperty().get().isActive()
                || graph.equals(session.graphProperty().get());
        Learned fitting = run ? null : evaluated.get(graph);
        outgrown = !run && fitting == null && (outgrown || shown.get() != null);
        shown.set(fitting);
        if (!run && untried.containsKey(graph) && isForTheseImages(graph)) {
            session.stored().evaluate(graph, untried.remove(graph));
        }
    }

    /// Weights for digits say nothing of other images. While there are no images yet, it is found out later.
    private boolean isForTheseImages(Graph graph) {
        Dataset images = session.dataProperty().get();
        return images == null
                || images.classes().equals(DIGITS)
                        && graph.inputShape()
                                .filter(images.test().shape()::equals)
                                .isPresent();
    }
}
