package dev.netloom.engine.graph;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Blocks and the wires between them: an immutable directed graph, whole or still being built.
///
/// A graph holds what the user drew, right or wrong; [GraphCheck] says what keeps it from being trained.
public final class Graph {
    public static final Graph EMPTY = new Graph(List.of());

    private final Map<String, Node> nodes;

    /// @throws IllegalArgumentException where two nodes have one id
    public Graph(Collection<Node> nodes) {
        Map<String, Node> byId = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (byId.put(node.id(), node) != null) {
                throw new IllegalArgumentException("two blocks are named " + node.id());
            }
        }
        this.nodes = Collections.unmodifiableMap(byId);
    }

    /// A chain: each block's input is the block before.
    public static Graph chain(Block... blocks) {
        List<Node> nodes = new ArrayList<>();
        Graph graph = EMPTY;
        for (Block block : blocks) {
            List<String> input =
                    nodes.isEmpty() ? List.of() : List.of(nodes.getLast().id());
            nodes.add(new Node(graph.freshId(block), block, input));
            graph = new Graph(nodes);
        }
        return graph;
    }

    public Collection<Node> nodes() {
        return nodes.values();
    }

    public Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Node node(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no block is named " + id));
    }

    public boolean contains(String id) {
        return nodes.containsKey(id);
    }

    /// The nodes that a wire from `id` leads to, in the order of the graph.
    public List<Node> consumers(String id) {
        return nodes().stream().filter(node -> node.inputs().contains(id)).toList();
    }

    /// With `node` added at the end, or in the place of the one of its id.
    public Graph with(Node node) {
        Map<String, Node> changed = new LinkedHashMap<>(nodes);
        changed.put(node.id(), node);
        return new Graph(changed.values());
    }

    /// Without `id` and the wires at it.
    public Graph without(String id) {
        return new Graph(nodes().stream()
                .filter(node -> !node.id().equals(id))
                .map(node -> node.withInputs(node.inputs().stream()
                        .filter(input -> !input.equals(id))
                        .toList()))
                .toList());
    }

    public Graph map(UnaryOperator<Node> change) {
        return new Graph(nodes().stream().map(change).toList());
    }

    /// A name for a new block that no other has: `conv1`, `conv2`, ...
    public String freshId(Block block) {
        String stem = BlockType.of(block).key().replace("-", "");
        int number = 1;
        while (nodes.containsKey(stem + number)) {
            number++;
        }
        return stem + number;
    }

    /// True where a wire from `from` to `to` would close a circle.
    public boolean reaches(String from, String to) {
        return from.equals(to) || upstream(to).contains(from);
    }

    /// Ids of all nodes that something flows from into `id`; with `id` itself only where it lies in a circle.
    public Set<String> upstream(String id) {
        Deque<String> open = new ArrayDeque<>(List.of(id));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            find(open.pop()).stream()
                    .flatMap(node -> node.inputs().stream())
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }

    /// The nodes with every node after its inputs, otherwise in the order of the graph; those in or behind a circle
    /// are left out. Wires from nodes that do not exist are passed over.
    public List<Node> inOrder() {
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, List<Node>> consumers = new HashMap<>();
        Deque<Node> ready = new ArrayDeque<>();
        for (Node node : nodes()) {
            List<String> inputs =
                    node.inputs().stream().filter(nodes::containsKey).toList();
            waiting.put(node.id(), inputs.size());
            inputs.forEach(input ->
                    consumers.computeIfAbsent(input, id -> new ArrayList<>()).add(node));
            if (inputs.isEmpty()) {
                ready.add(node);
            }
        }
        List<Node> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Node node = ready.pop();
            order.add(node);
            List<Node> next = consumers.getOrDefault(node.id(), List.of());
            for (Node consumer : next.reversed()) {
                if (waiting.merge(consumer.id(), -1, Integer::sum) == 0) {
                    ready.push(consumer);
                }
            }
        }
        return order;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Graph graph
                        && new ArrayList<>(nodes.values()).equals(new ArrayList<>(graph.nodes.values()));
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    @Override
    public String toString() {
        return nodes.values().toString();
    }

    /// The images that come in; empty where there is no input.
    public Optional<Shape> inputShape() {
        return nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .map(node -> ((Input) node.block()).shape())
                .findFirst();
    }
}
