package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Padlocks;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a group comes to.
///
/// @param blocks how many there are
/// @param shapes what leaves the group, in words; one for every block whose output is used outside
/// @param skips how many skip connections end inside: blocks that add two ways up
/// @param problems of its blocks, in words
/// @param lockable blocks that can be frozen
/// @param frozen of those, how many are
record GroupTotals(
        int blocks,
        int skips,
        List<String> shapes,
        long parameters,
        long multiplyAdds,
        List<String> problems,
        int lockable,
        int frozen) {
    static GroupTotals of(Group group, DiagramModel model) {
        GraphCheck check = model.check();
        List<String> problems = new ArrayList<>();
        for (String id : group.members()) {
            check.problems(id).forEach(problem -> problems.add(ProblemText.of(problem)));
        }
        List<Summary.Layer> layers = model.summaryProperty().get().layers().stream()
                .filter(layer -> group.members().contains(layer.id()))
                .toList();
        Set<String> lockable = Padlocks.offered(model.diagram().graph(), group.members());
        Set<String> frozen = Padlocks.closed(model.diagram());
        frozen.retainAll(lockable);
        return new GroupTotals(
                group.members().size(),
                skips(group, model.diagram().graph()),
                exits(group, model).stream()
                        .map(id -> check.shape(id).map(BlockFace::shape).orElse("?"))
                        .distinct()
                        .toList(),
                layers.stream().mapToLong(Summary.Layer::parameters).sum(),
                layers.stream().mapToLong(Summary.Layer::multiplyAdds).sum(),
                problems,
                lockable.size(),
                frozen.size());
    }

    private static int skips(Group group, Graph graph) {
        return (int) group.members().stream()
                .map(graph::node)
                .filter(node -> node.block() instanceof Add && node.inputs().size() > 1)
                .count();
    }

    private static List<String> exits(Group group, DiagramModel model) {
        return model.diagram().graph().nodes().stream()
                .filter(node -> !group.members().contains(node.id()))
                .map(Node::inputs)
                .flatMap(List::stream)
                .filter(group.members()::contains)
                .distinct()
                .toList();
    }

    /// Nothing where none are.
    String frozenWords() {
        return frozen == 0 ? "" : Texts.of("padlock.group", frozen, lockable);
    }

    String line() {
        return Texts.of("group.line", blocks, LargeNumbers.brief(parameters), LargeNumbers.brief(multiplyAdds));
    }
}
