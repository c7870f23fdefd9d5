package dev.netloom.app.diagram;

import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.train.TrainingFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which blocks the training of a diagram leaves as they are: a setting of the training, shown as padlocks.
public final class Padlocks {
    private static final String KEY = TrainingFields.FREEZE.key();

    /// What goes with any other setting of a training in a document.
    private static final String EPOCHS = TrainingFields.EPOCHS.key();

    /// What a training of the window has where nobody says otherwise.
    public static final int USUAL_EPOCHS = 5;

    private Padlocks() {}

    private static FrozenBlocks said(SortedMap<String, String> training) {
        return FrozenBlocks.parse(training.getOrDefault(KEY, ""));
    }

    /// The blocks with closed padlocks.
    public static Set<String> closed(Diagram diagram) {
        Set<String> closed = said(diagram.training()).in(diagram.graph());
        closed.retainAll(offered(diagram.graph(), closed));
        return closed;
    }

    /// Those of some blocks that can have a padlock.
    public static Set<String> offered(Graph graph, Collection<String> ids) {
        return ids.stream()
                .filter(id -> graph.find(id).filter(FrozenBlocks::isFreezable).isPresent())
                .collect(Collectors.toSet());
    }

    /// Whether all of some blocks that can be closed are.
    public static boolean areClosed(Diagram diagram, Collection<String> ids) {
        Set<String> offered = offered(diagram.graph(), ids);
        return !offered.isEmpty() && closed(diagram).containsAll(offered);
    }

    /// Closes the padlocks of these blocks; opens them where all are closed.
    public static Diagram turn(Diagram diagram, Collection<String> ids) {
        Set<String> offered = offered(diagram.graph(), ids);
        Set<String> after = new HashSet<>(closed(diagram));
        if (areClosed(diagram, ids)) {
            after.removeAll(offered);
        } else {
            after.addAll(offered);
        }
        return with(diagram, after);
    }

    private static Diagram with(Diagram diagram, Set<String> closed) {
        List<String> inOrder = diagram.graph().nodes().stream()
                .map(Node::id)
                .filter(closed::contains)
                .toList();
        SortedMap<String, String> told = new TreeMap<>(diagram.training());
        told.remove(KEY);
        if (!inOrder.isEmpty()) {
            told.put(KEY, FrozenBlocks.of(diagram.graph(), inOrder).toString());
            told.putIfAbsent(EPOCHS, Integer.toString(USUAL_EPOCHS));
        } else if (told.equals(Map.of(EPOCHS, Integer.toString(USUAL_EPOCHS)))) {
            told.clear();
        }
        return diagram.withTraining(told);
    }

    /// Without padlocks of blocks that are gone.
    static SortedMap<String, String> keeping(SortedMap<String, String> training, Graph graph) {
        FrozenBlocks said = said(training);
        return said.keeping(graph).equals(said) ? training : with(training, said.keeping(graph));
    }

    /// With the padlock of a block that gets another name.
    static SortedMap<String, String> renamed(SortedMap<String, String> training, String id, String name) {
        Set<String> names = new LinkedHashSet<>();
        said(training).names().forEach(one -> names.add(one.equals(id) ? name : one));
        return training.containsKey(KEY) ? with(training, new FrozenBlocks(List.copyOf(names))) : training;
    }

    private static SortedMap<String, String> with(SortedMap<String, String> training, FrozenBlocks frozen) {
        SortedMap<String, String> told = new TreeMap<>(training);
        told.put(KEY, frozen.toString());
        if (frozen.isNone()) {
            told.remove(KEY);
        }
        return told;
    }
}
