package dev.netloom.app.diagram;

import dev.netloom.app.diagram.Rewrite.Proposal;
import dev.netloom.app.diagram.Rewrite.Refusal;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Skip connections drawn by hand: an output led past other blocks into a later wire, where an Add joins the two.
public final class Skips {
    private Skips() {}

    /// True where the output `from` may be added into `wire`: the wire is not its own, and no circle is closed.
    public static boolean possible(Diagram diagram, String from, Wire wire) {
        Graph graph = diagram.graph();
        return !wire.from().equals(from)
                && !wire.to().equals(from)
                && !(graph.node(from).block() instanceof Output)
                && !graph.reaches(wire.to(), from);
    }

    /// The blocks that `wire` leads past, into an Add that puts it and them together again; none where it is no skip.
    public static Set<String> passed(Graph graph, Wire wire) {
        if (!(graph.node(wire.to()).block() instanceof Add)) {
            return Set.of();
        }
        return graph.upstream(wire.to()).stream()
                .filter(id -> !id.equals(wire.from()) && graph.upstream(id).contains(wire.from()))
                .collect(Collectors.toSet());
    }

    /// True where what comes out of `from` can be added to what flows along `wire` as it is.
    public static boolean fits(Diagram diagram, String from, Wire wire) {
        GraphCheck check = GraphCheck.of(diagram.graph());
        return check.shape(from).isEmpty()
                || check.shape(wire.from()).isEmpty()
                || check.shape(from).equals(check.shape(wire.from()));
    }

    /// The Add in `wire`, joined with `from`.
    public static Diagram add(Diagram diagram, String from, Wire wire) {
        return Edits.skip(diagram, new Add(), wire, from, beside(diagram, wire));
    }

    /// The same where shapes differ: with a projection on the way, for which the skip has to wait for a yes.
    public static Rewrite project(Diagram diagram, String from, Wire wire) {
        GraphCheck check = GraphCheck.of(diagram.graph());
        Shape skipped = check.shape(from).orElseThrow();
        Shape main = check.shape(wire.from()).orElseThrow();
        Optional<Block> projection = ShortcutProjection.between(skipped, main);
        if (projection.isEmpty()) {
            return Refusal.of("skip.shapes", from, skipped, main);
        }
        String add = diagram.graph().freshId(new Add());
        Diagram spliced = Edits.splice(diagram, new Add(), wire, beside(diagram, wire));
        Diagram after = connectBy(spliced, from, projection.get(), add, from);
        return new Proposal("skip", arguments(from, skipped, main, projection.get()), diagram, after, wire.from(), add);
    }

    /// What the texts say of a projection: where it begins, both shapes, its filters, and its stride.
    static List<Object> arguments(String from, Shape skipped, Shape main, Block projection) {
        int stride = projection instanceof Conv conv ? conv.stride() : 1;
        String block = EditName.of(projection);
        return List.of(from, skipped, main, block, main.channels(), stride, main.isVector() ? 1 : 0);
    }

    /// `from` led through a new `block` into the block `to`; the new one lies a row below `lane`.
    static Diagram connectBy(Diagram diagram, String from, Block block, String to, String lane) {
        String id = diagram.graph().freshId(block);
        Place place = diagram.place(lane);
        Place below = new Place(place.x() + Layout.COLUMN, place.y() + Layout.ROW);
        Map<String, Place> places = new LinkedHashMap<>(diagram.places());
        if (places.values().stream().anyMatch(other -> Layout.covers(other, below))) {
            places.replaceAll((other, at) -> at.y() > place.y() + Layout.HEIGHT / 2 ? Layout.below(at) : at);
        }
        Node node = Node.of(id, block, from);
        return Edits.connect(diagram.withPlaces(places).with(node, below), new Wire(id, to));
    }

    private static Place beside(Diagram diagram, Wire wire) {
        Place left = diagram.place(wire.from());
        Place right = diagram.place(wire.to());
        boolean room = right.x() - left.x() >= 2 * Layout.COLUMN && Math.abs(right.y() - left.y()) < Layout.ROW;
        return room ? new Place(right.x() - Layout.COLUMN, right.y()) : new Place(left.x() + Layout.COLUMN, left.y());
    }
}
