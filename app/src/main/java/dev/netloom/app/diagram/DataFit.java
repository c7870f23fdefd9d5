package dev.netloom.app.diagram;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the images ask of a network that is to learn them: their shape where they come in, and one value for each
/// class where the network ends.
public record DataFit(Shape image, int classes) {
    private static final String MADE_FOR = "made-for";

    /// True for what is no mistake: the network is as it should be, but for other images.
    public static boolean isNote(Problem problem) {
        return problem.key().startsWith(MADE_FOR);
    }

    /// `check` with what does not fit the images: a network for images of another shape gets a single note.
    GraphCheck judge(Graph graph, GraphCheck check) {
        Map<String, List<Problem>> problems = new LinkedHashMap<>(check.problems());
        Optional<Shape> other = graph.nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .map(node -> ((Input) node.block()).shape())
                .filter(shape -> !shape.equals(image))
                .findFirst();
        if (other.isPresent()) {
            add(problems, GraphCheck.WHOLE, note(graph, check, other.get()));
        } else {
            misfit(graph, check)
                    .ifPresent(values -> outputs(graph)
                            .forEach(node -> add(problems, node.id(), Problem.of("fit.classes", values, classes))));
        }
        return new GraphCheck(check.shapes(), problems);
    }

    private static void add(Map<String, List<Problem>> problems, String id, Problem problem) {
        List<Problem> all = new ArrayList<>(problems.getOrDefault(id, List.of()));
        all.add(problem);
        problems.put(id, List.copyOf(all));
    }

    private static List<Node> outputs(Graph graph) {
        return graph.nodes().stream().filter(Fixes::isOutput).toList();
    }

    /// How many values the network ends in, where these are not as many as classes.
    private Optional<Integer> misfit(Graph graph, GraphCheck check) {
        return outputs(graph).stream()
                .flatMap(node -> check.shape(node.id()).stream())
                .map(Shape::channels)
                .filter(values -> values != classes)
                .findFirst();
    }

    private Problem note(Graph graph, GraphCheck check, Shape made) {
        int outcomes = outputs(graph).stream()
                .flatMap(node -> check.shape(node.id()).stream())
                .mapToInt(Shape::channels)
                .findFirst()
                .orElse(0);
        List<Object> arguments = new ArrayList<>(List.of(made.height(), made.width(), made.channels(), outcomes));
        arguments.addAll(List.of(image.channels(), image.height(), image.width(), classes));
        Optional<GraphCheck> fitted = fitted(graph).map(GraphCheck::of);
        if (fitted.isEmpty()) {
            return new Problem(MADE_FOR + ".fixed", arguments);
        }
        Optional<String> broken = fitted.get().problems().keySet().stream()
                .filter(id -> check.problems(id).isEmpty())
                .findFirst();
        broken.ifPresent(arguments::add);
        boolean small = broken.filter(
                        id -> fitted.get().problems(id).getFirst().key().endsWith("too-small"))
                .isPresent();
        boolean fits = broken.isEmpty() && misfit(graph, fitted.get()).isEmpty();
        return new Problem(MADE_FOR + (fits ? "" : small ? ".too-small" : ".fixed"), arguments);
    }

    /// What fits `graph` to these images; empty where it fits already, or where that cannot be.
    public Optional<Fix> offer(Graph graph) {
        GraphCheck check = GraphCheck.of(graph);
        Optional<Graph> fitted = isFit(graph, check) ? Optional.empty() : fitted(graph);
        return fitted.filter(other -> {
                    GraphCheck after = GraphCheck.of(other);
                    return isFit(other, after)
                            && check.problems()
                                    .keySet()
                                    .containsAll(after.problems().keySet());
                })
                .map(other -> Fix.of(
                        "fit",
                        before -> fitted(before.graph()).map(before::withGraph).orElse(before)));
    }

    private boolean isFit(Graph graph, GraphCheck check) {
        return graph.nodes().stream()
                        .allMatch(node -> !(node.block() instanceof Input input)
                                || input.shape().equals(image))
                && misfit(graph, check).isEmpty();
    }

    /// `graph` with these images coming in, and as many values as classes in the last block that has some; empty where
    /// that cannot be.
    Optional<Graph> fitted(Graph graph) {
        try {
            return NetworkAdapter.forClasses(NetworkAdapter.forImages(graph, image), classes);
        } catch (InvalidSetting tooLarge) {
            return Optional.empty();
        }
    }
}
