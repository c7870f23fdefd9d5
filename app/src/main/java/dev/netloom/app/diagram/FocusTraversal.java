package dev.netloom.app.diagram;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.store.Project.Place;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where one gets without a mouse from a block, or the card of a folded group: along the wires, and between branches.
public final class FocusTraversal {
    /// Ways to go.
    public enum Way {
        /// Along a wire, to a stop that this one leads to.
        AHEAD,
        /// Along a wire, to a stop that leads here.
        BACK,
        /// To the next branch above, else to the next stop above.
        UP,
        DOWN,
        /// To where images come in.
        FIRST,
        LAST
    }

    private FocusTraversal() {}

    /// The stop that is reached from `from`; empty where there is none that way.
    public static Optional<String> from(FocusOrder stops, String from, Way way) {
        return switch (way) {
            case AHEAD -> nearest(stops, from, stops.ahead(from));
            case BACK -> nearest(stops, from, stops.back(from));
            case UP -> beside(stops, from, -1);
            case DOWN -> beside(stops, from, 1);
            case FIRST -> end(stops, Input.class).or(() -> stops.all().stream().findFirst());
            case LAST ->
                end(stops, Output.class)
                        .or(() -> stops.all().reversed().stream().findFirst());
        };
    }

    /// The stops beside this one, it among them, from top to bottom: those that read what it reads, or are read by
    /// what reads it.
    public static List<String> branches(FocusOrder stops, String stop) {
        Set<String> found = new LinkedHashSet<>(List.of(stop));
        stops.back(stop).forEach(source -> found.addAll(stops.ahead(source)));
        stops.ahead(stop).forEach(reader -> found.addAll(stops.back(reader)));
        found.removeIf(other -> !other.equals(stop) && related(stops, stop, other));
        return found.stream()
                .filter(stops::contains)
                .sorted(Comparator.comparingDouble(
                                (String one) -> stops.place(one).y())
                        .thenComparingDouble(one -> stops.place(one).x()))
                .toList();
    }

    /// Where one wire leads past blocks, its ends are no branches of each other.
    private static boolean related(FocusOrder stops, String stop, String other) {
        return stops.leads(stop, other) || stops.leads(other, stop);
    }

    private static Optional<String> beside(FocusOrder stops, String from, int step) {
        List<String> branches = branches(stops, from);
        int next = branches.indexOf(from) + step;
        if (next >= 0 && next < branches.size()) {
            return Optional.of(branches.get(next));
        }
        Place here = stops.place(from);
        return stops.all().stream()
                .filter(stop -> (stops.place(stop).y() - here.y()) * step > Layout.HEIGHT / 2)
                .min(Comparator.comparingDouble(stop -> {
                    double down = Math.abs(stops.place(stop).y() - here.y());
                    double aside = Math.abs(stops.place(stop).x() - here.x());
                    return down + 2 * aside;
                }));
    }

    private static Optional<String> end(FocusOrder stops, Class<? extends Block> kind) {
        return stops.diagram().graph().nodes().stream()
                .filter(node -> kind.isInstance(node.block()))
                .map(node -> stops.at(node.id()))
                .findFirst();
    }

    private static Optional<String> nearest(FocusOrder stops, String from, List<String> reached) {
        double y = stops.place(from).y();
        return reached.stream()
                .filter(stops::contains)
                .min(Comparator.comparingDouble(
                        stop -> Math.abs(stops.place(stop).y() - y)));
    }
}
