package dev.netloom.app.diagram;

import dev.netloom.engine.block.Pool;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lays a whole network out: chains from left to right, wrapped into rows like text, branches of a chain as
/// [Layered] has them, the inside of every group by itself.
public final class AutoLayout {
    /// A residual block of three convolutions fits into a row.
    private static final int COLUMNS_IN_GROUP = 10;

    private final Graph graph;
    private final Groups groups;

    private AutoLayout(Graph graph, Groups groups) {
        this.graph = graph;
        this.groups = groups;
    }

    /// Places for all blocks, hidden ones too. May take longer than a frame.
    public static Map<String, Place> of(Graph graph, Groups groups) {
        Set<String> all = new LinkedHashSet<>();
        graph.nodes().forEach(node -> all.add(node.id()));
        Map<String, Place> places =
                new AutoLayout(graph, groups).inside(all, Optional.empty()).moved(Layout.MARGIN, Layout.MARGIN);
        Map<String, Place> ordered = new LinkedHashMap<>();
        all.forEach(id -> ordered.put(id, places.get(id)));
        return ordered;
    }

    private Arrangement inside(Set<String> blocks, Optional<Group> container) {
        Map<String, String> partOf = new LinkedHashMap<>();
        blocks.forEach(id -> partOf.put(id, id));
        Map<String, Arrangement> parts = new LinkedHashMap<>();
        for (Group group : directlyIn(container)) {
            Arrangement inner = inside(group.members(), Optional.of(group));
            group.members().forEach(id -> partOf.put(id, group.id() + "/"));
            parts.put(group.id() + "/", group.folded() ? inner.folded() : inner.framed());
        }
        partOf.values().stream().distinct().forEach(part -> parts.computeIfAbsent(part, Arrangement::block));
        Set<Wire> links = links(partOf);
        List<String> order = PartOrder.of(List.copyOf(new LinkedHashSet<>(partOf.values())), links);
        int columns = container.isPresent() ? COLUMNS_IN_GROUP : Layout.COLUMNS;
        if (order.size() < parts.size()) {
            return branches(parts, links, columns); // Wires go round somewhere.
        }
        return Arrangement.stack(components(order, links).stream()
                .map(component -> flow(component, parts, links, columns))
                .toList());
    }

    private List<Group> directlyIn(Optional<Group> container) {
        List<Group> inside = groups.all().stream()
                .filter(group -> container.map(outer -> outer.holds(group)).orElse(true))
                .toList();
        return inside.stream()
                .filter(group -> inside.stream().noneMatch(other -> other.holds(group)))
                .toList();
    }

    private Set<Wire> links(Map<String, String> partOf) {
        Set<Wire> links = new LinkedHashSet<>();
        for (String id : partOf.keySet()) {
            for (String input : graph.node(id).inputs()) {
                if (partOf.containsKey(input) && !partOf.get(input).equals(partOf.get(id))) {
                    links.add(new Wire(partOf.get(input), partOf.get(id)));
                }
            }
        }
        return links;
    }

    /// Parts that hang together, each list in order.
    private static List<List<String>> components(List<String> order, Set<Wire> links) {
        Map<String, Set<String>> component = new LinkedHashMap<>();
        order.forEach(part -> component.put(part, new LinkedHashSet<>(Set.of(part))));
        for (Wire link : links) {
            Set<String> one = component.get(link.from());
            Set<String> other = component.get(link.to());
            if (one != other) {
                one.addAll(other);
                other.forEach(part -> component.put(part, one));
            }
        }
        return order.stream()
                .map(component::get)
                .distinct()
                .map(parts -> order.stream().filter(parts::contains).toList())
                .toList();
    }

    /// Cuts a component wherever all that is to come hangs on a single part, and lays the pieces out in rows.
    private Arrangement flow(List<String> order, Map<String, Arrangement> parts, Set<Wire> links, int columns) {
        Map<String, Integer> position = new HashMap<>();
        order.forEach(part -> position.put(part, position.size()));
        Map<String, Integer> farthest = new HashMap<>();
        links.stream()
                .filter(link -> position.containsKey(link.from()))
                .forEach(link -> farthest.merge(link.from(), position.get(link.to()), Math::max));
        Map<String, List<Wire>> into = links.stream().collect(Collectors.groupingBy(Wire::to));
        List<Arrangement> pieces = new ArrayList<>();
        List<Boolean> ends = new ArrayList<>();
        List<String> piece = new ArrayList<>();
        int open = 0;
        for (String part : order) {
            open = into.containsKey(part) ? open : position.get(part); // The last part that hangs on none before it.
        }
        for (int i = 0; i < order.size(); i++) {
            String part = order.get(i);
            piece.add(part);
            if (open <= i) {
                pieces.add(piece(piece, parts, into, columns));
                ends.add(piece.size() == 1 && isPool(part));
                piece.clear();
            }
            open = Math.max(open, farthest.getOrDefault(part, 0));
        }
        if (!piece.isEmpty()) {
            pieces.add(piece(piece, parts, into, columns));
            ends.add(false);
        }
        return Arrangement.rows(pieces, ends, columns);
    }

    private static Arrangement piece(
            List<String> names, Map<String, Arrangement> parts, Map<String, List<Wire>> into, int columns) {
        if (names.size() == 1) {
            return parts.get(names.getFirst());
        }
        Map<String, Arrangement> inside = new LinkedHashMap<>();
        names.forEach(name -> inside.put(name, parts.get(name)));
        Set<Wire> between = names.stream()
                .flatMap(name -> into.getOrDefault(name, List.of()).stream())
                .filter(link -> inside.containsKey(link.from()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return branches(inside, between, columns);
    }

    /// Beside each other; where too many wires cross for that, in rows: nobody could follow them anyway.
    private static Arrangement branches(Map<String, Arrangement> parts, Set<Wire> links, int columns) {
        return Layered.suits(parts.keySet(), links)
                ? Layered.of(parts, links)
                : Arrangement.rows(List.copyOf(parts.values()), Collections.nCopies(parts.size(), false), columns);
    }

    /// A pooling block ends a row, since it ends a stage of the network.
    private boolean isPool(String part) {
        return graph.find(part).map(Node::block).filter(Pool.class::isInstance).isPresent();
    }
}
