package dev.netloom.engine.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/// Finds the blocks that lie in a circle of wires: the strongly connected components of more than one block, and
/// blocks wired to themselves. Source: Robert Tarjan, *Depth-First Search and Linear Graph Algorithms*, 1972; without
/// recursion, since a chain may be thousands of blocks long.
final class Circles {
    private final Graph graph;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final Set<String> circles = new HashSet<>();

    /// A block whose inputs are being followed.
    private record Visit(Node node, Iterator<String> inputs) {}

    private Circles(Graph graph) {
        this.graph = graph;
    }

    /// Ids of all blocks from which wires lead back to themselves.
    static Set<String> in(Graph graph) {
        Circles search = new Circles(graph);
        graph.nodes().stream()
                .filter(node -> !search.numbers.containsKey(node.id()))
                .forEach(search::follow);
        return search.circles;
    }

    private void follow(Node start) {
        Deque<Visit> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            String id = visit.node.id();
            if (!visit.inputs.hasNext()) {
                path.pop();
                leave(visit.node);
                if (!path.isEmpty()) {
                    lowest.merge(path.peek().node.id(), lowest.get(id), Math::min);
                }
            } else {
                String input = visit.inputs.next();
                if (!numbers.containsKey(input)) {
                    path.push(enter(graph.node(input)));
                } else if (isOpen.contains(input)) {
                    lowest.merge(id, numbers.get(input), Math::min);
                }
            }
        }
    }

    private Visit enter(Node node) {
        numbers.put(node.id(), numbers.size());
        lowest.put(node.id(), numbers.get(node.id()));
        open.push(node.id());
        isOpen.add(node.id());
        return new Visit(node, node.inputs().stream().filter(graph::contains).iterator());
    }

    /// Where nothing leads farther back than to `node`, what is still open behind it is one component.
    private void leave(Node node) {
        if (!lowest.get(node.id()).equals(numbers.get(node.id()))) {
            return;
        }
        boolean isCircle = !open.peek().equals(node.id()) || node.inputs().contains(node.id());
        String member;
        do {
            member = open.pop();
            isOpen.remove(member);
            if (isCircle) {
                circles.add(member);
            }
        } while (!member.equals(node.id()));
    }
}
