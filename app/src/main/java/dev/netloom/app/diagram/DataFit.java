package dev.netloom.app.diagram;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the images ask of a network that is to learn them: their shape where they come in, and one value for each
/// class where the network ends.
public record DataFit(Shape image, int classes) {
    /// `check` with what does not fit the images.
    GraphCheck judge(Graph graph, GraphCheck check) {
        Map<String, List<Problem>> problems = new LinkedHashMap<>(check.problems());
        for (Node node : graph.nodes()) {
            check.shape(node.id()).flatMap(shape -> misfit(node, shape)).ifPresent(misfit -> {
                List<Problem> all = new ArrayList<>(check.problems(node.id()));
                all.add(misfit);
                problems.put(node.id(), List.copyOf(all));
            });
        }
        return new GraphCheck(check.shapes(), problems);
    }

    private Optional<Problem> misfit(Node node, Shape shape) {
        if (node.block() instanceof Input && !shape.equals(image)) {
            return Optional.of(Problem.of("fit.input", shape, image));
        }
        return node.block() instanceof Output && shape.channels() != classes
                ? Optional.of(Problem.of("fit.classes", shape.channels(), classes))
                : Optional.empty();
    }
}
