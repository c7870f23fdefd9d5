package dev.netloom.engine.graph;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What follows from a graph: the shape of every block's output, as far as it can be known, and every problem that
/// keeps the graph from being trained.
///
/// @param shapes output shapes by node
/// @param problems problems by node; under `""` those of the network as a whole
public record GraphCheck(Map<String, Shape> shapes, Map<String, List<Problem>> problems) {
    /// The key under which problems of no single block stand.
    public static final String WHOLE = "";

    public static GraphCheck of(Graph graph) {
        GraphCheck check = new GraphCheck(new LinkedHashMap<>(), new LinkedHashMap<>());
        check.countEnds(graph);
        graph.inOrder().forEach(node -> check.inspect(graph, node));
        Set<String> circles = Circles.in(graph);
        graph.nodes().stream()
                .filter(node -> circles.contains(node.id()))
                .forEach(node -> check.report(node.id(), Problem.of("cycle")));
        check.findUnused(graph);
        return check;
    }

    public boolean ok() {
        return problems.isEmpty();
    }

    public Optional<Shape> shape(String id) {
        return Optional.ofNullable(shapes.get(id));
    }

    public List<Problem> problems(String id) {
        return problems.getOrDefault(id, List.of());
    }

    /// The shapes that come in at `node`; those not known are left out.
    public List<Shape> inputShapes(Node node) {
        return node.inputs().stream()
                .map(shapes::get)
                .filter(shape -> shape != null)
                .toList();
    }

    private void inspect(Graph graph, Node node) {
        Optional<Problem> problem = wiring(graph, node);
        List<Shape> inputs = inputShapes(node);
        boolean known = inputs.size() == node.inputs().size();
        if (problem.isEmpty() && known) {
            problem = node.block().problem(inputs);
        }
        problem.ifPresent(found -> report(node.id(), found));
        if (problem.isEmpty() && known) {
            infer(node, inputs);
        }
    }

    private void infer(Node node, List<Shape> inputs) {
        try {
            Shape output = node.block().outputShape(inputs);
            output.size();
            node.block().parameterCount(inputs);
            shapes.put(node.id(), output);
        } catch (ArithmeticException e) {
            report(node.id(), Problem.of("too-large"));
        }
    }

    private static Optional<Problem> wiring(Graph graph, Node node) {
        int wires = node.inputs().size();
        Optional<String> missing = node.inputs().stream()
                .filter(input -> !graph.contains(input) || graph.node(input).block() instanceof Output)
                .findFirst();
        if (missing.isPresent()) {
            return missing.map(input -> Problem.of("unknown-input", input));
        }
        return switch (node.block().arity()) {
            case NONE -> wires == 0 ? Optional.empty() : Optional.of(Problem.of("takes-no-input"));
            case ONE ->
                wires == 1
                        ? Optional.empty()
                        : Optional.of(wires == 0 ? Problem.of("no-input") : Problem.of("takes-one-input", wires));
            case MANY -> wires >= 2 ? Optional.empty() : Optional.of(Problem.of("needs-two-inputs", wires));
        };
    }

    private void countEnds(Graph graph) {
        countEnd(graph, Input.class);
        countEnd(graph, Output.class);
    }

    private void countEnd(Graph graph, Class<? extends Block> end) {
        String key = BlockType.of(end).key();
        List<Node> found = graph.nodes().stream()
                .filter(node -> end.isInstance(node.block()))
                .toList();
        if (found.isEmpty()) {
            report(WHOLE, Problem.of("missing-" + key));
        }
        found.stream().skip(1).forEach(extra -> report(extra.id(), Problem.of("second-" + key)));
    }

    private void findUnused(Graph graph) {
        Set<String> used = new HashSet<>();
        graph.nodes().forEach(node -> used.addAll(node.inputs()));
        graph.nodes().stream()
                .filter(node -> !(node.block() instanceof Output) && !used.contains(node.id()))
                .forEach(node -> report(node.id(), Problem.of("unused")));
    }

    private void report(String id, Problem problem) {
        problems.computeIfAbsent(id, key -> new ArrayList<>()).add(problem);
    }
}
