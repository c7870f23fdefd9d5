package dev.netloom.app.diagram;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Where one gets from a block without a mouse: along the wires, and between branches.
public final class Walk {
    /// Ways to go.
    public enum Way {
        /// Along a wire, to a block that this one leads to.
        AHEAD,
        /// Along a wire, to a block that leads here.
        BACK,
        /// To the next branch above, else to the next block above.
        UP,
        DOWN,
        /// To where images come in.
        FIRST,
        LAST
    }

    private Walk() {}

    /// The block that is reached from `from`; empty where there is none that way.
    ///
    /// @param shown the blocks that can be reached: others are passed over
    public static Optional<String> from(Diagram diagram, String from, Way way, Predicate<String> shown) {
        List<String> all =
                diagram.graph().nodes().stream().map(Node::id).filter(shown).toList();
        return switch (way) {
            case AHEAD -> nearest(diagram, from, id -> ids(diagram.graph().consumers(id)), shown);
            case BACK -> nearest(diagram, from, id -> diagram.graph().node(id).inputs(), shown);
            case UP -> beside(diagram, from, all, -1);
            case DOWN -> beside(diagram, from, all, 1);
            case FIRST -> end(diagram, all, Input.class).or(() -> all.stream().findFirst());
            case LAST ->
                end(diagram, all, Output.class).or(() -> all.reversed().stream().findFirst());
        };
    }

    /// The blocks beside this one, it among them, from top to bottom: those that read what it reads, or are read by
    /// what reads it.
    public static List<String> branches(Diagram diagram, String id) {
        Set<String> found = new LinkedHashSet<>(List.of(id));
        diagram.graph().node(id).inputs().stream()
                .filter(diagram.graph()::contains)
                .forEach(input -> found.addAll(ids(diagram.graph().consumers(input))));
        diagram.graph().consumers(id).forEach(reader -> found.addAll(reader.inputs()));
        found.removeIf(other -> !other.equals(id) && related(diagram, id, other));
        return found.stream()
                .filter(diagram.graph()::contains)
                .sorted(Comparator.comparingDouble(
                                (String one) -> place(diagram, one).y())
                        .thenComparingDouble(one -> place(diagram, one).x()))
                .toList();
    }

    /// Where one wire leads past blocks, its ends are no branches of each other.
    private static boolean related(Diagram diagram, String id, String other) {
        return diagram.graph().contains(other)
                && (diagram.graph().reaches(id, other) || diagram.graph().reaches(other, id));
    }

    private static Optional<String> beside(Diagram diagram, String from, List<String> shown, int step) {
        List<String> branches = branches(diagram, from).stream()
                .filter(id -> id.equals(from) || shown.contains(id))
                .toList();
        int next = branches.indexOf(from) + step;
        if (next >= 0 && next < branches.size()) {
            return Optional.of(branches.get(next));
        }
        Place here = place(diagram, from);
        return shown.stream()
                .filter(id -> (place(diagram, id).y() - here.y()) * step > Layout.HEIGHT / 2)
                .min(Comparator.comparingDouble(id -> {
                    double down = Math.abs(place(diagram, id).y() - here.y());
                    double aside = Math.abs(place(diagram, id).x() - here.x());
                    return down + 2 * aside;
                }));
    }

    private static Optional<String> end(Diagram diagram, List<String> shown, Class<?> kind) {
        return shown.stream()
                .filter(id -> kind.isInstance(diagram.graph().node(id).block()))
                .findFirst();
    }

    /// Passes through blocks that are not shown, to those behind them.
    private static Optional<String> nearest(
            Diagram diagram, String from, Function<String, List<String>> next, Predicate<String> shown) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> step = next.apply(from);
        while (!step.isEmpty() && step.stream().noneMatch(shown)) {
            step = step.stream()
                    .filter(diagram.graph()::contains)
                    .filter(seen::add)
                    .flatMap(id -> next.apply(id).stream())
                    .toList();
        }
        double y = place(diagram, from).y();
        return step.stream()
                .filter(shown)
                .min(Comparator.comparingDouble(
                        id -> Math.abs(place(diagram, id).y() - y)));
    }

    private static List<String> ids(Collection<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    private static Place place(Diagram diagram, String id) {
        return diagram.place(id);
    }
}
