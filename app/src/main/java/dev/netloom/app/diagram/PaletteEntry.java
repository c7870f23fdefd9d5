package dev.netloom.app.diagram;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.Map;
import java.util.Optional;

/// What the palette has to offer: something that becomes a block, by itself, in a wire, or behind another block.
public sealed interface PaletteEntry {
    /// Where the first block of all goes.
    Place ORIGIN = new Place(Layout.MARGIN, Layout.MARGIN);

    /// The stem of its texts, and the name of its icon.
    String key();

    Block block();

    /// A new block in the middle of `wire`.
    Diagram into(Diagram diagram, Wire wire, Place place);

    /// A new block behind the block `after`.
    Diagram behind(Diagram diagram, String after);

    /// A new block before the block `next`.
    default Diagram before(Diagram diagram, String next) {
        String id = diagram.graph().freshId(block());
        return Edits.precede(Edits.add(diagram, block(), diagram.place(next)), id, next);
    }

    /// A new block by itself.
    default Diagram at(Diagram diagram, Place place) {
        return Edits.add(diagram, block(), place);
    }

    /// The block behind which a new one goes if nobody says where: the last before the output.
    static Optional<String> end(Graph graph) {
        Optional<Node> output = graph.nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .findFirst();
        return output.flatMap(node -> node.inputs().stream().findFirst())
                .filter(graph::contains)
                .or(() -> graph.nodes().stream()
                        .filter(node -> !(node.block() instanceof Output))
                        .reduce((first, second) -> second)
                        .map(Node::id));
    }

    /// A block of this type, at its presets.
    record OfType(BlockType type) implements PaletteEntry {
        @Override
        public String key() {
            return type.key();
        }

        @Override
        public Block block() {
            return type.preset();
        }

        @Override
        public Diagram into(Diagram diagram, Wire wire, Place place) {
            return Edits.splice(diagram, block(), wire, place);
        }

        @Override
        public Diagram behind(Diagram diagram, String after) {
            boolean end = block().arity() == Block.Arity.NONE || block() instanceof Output;
            return end
                    ? Edits.add(diagram, block(), beside(diagram, after))
                    : Edits.addConnected(diagram, block(), after);
        }

        private static Place beside(Diagram diagram, String after) {
            Place place = diagram.place(after);
            return new Place(place.x(), place.y() + Layout.ROW);
        }
    }

    /// A depthwise convolution, 3 × 3: as many groups and filters as channels come in where it goes.
    record Depthwise() implements PaletteEntry {
        private static final int CHANNELS = 16;
        private static final int MOST_CHANNELS = 4096;

        @Override
        public String key() {
            return "depthwise-conv";
        }

        @Override
        public Block block() {
            return of(CHANNELS);
        }

        @Override
        public Diagram into(Diagram diagram, Wire wire, Place place) {
            return Edits.splice(diagram, fitting(diagram, wire.from()), wire, place);
        }

        @Override
        public Diagram behind(Diagram diagram, String after) {
            return Edits.addConnected(diagram, fitting(diagram, after), after);
        }

        @Override
        public Diagram before(Diagram diagram, String next) {
            Block block = diagram.graph().node(next).inputs().stream()
                    .findFirst()
                    .map(from -> fitting(diagram, from))
                    .orElseGet(this::block);
            String id = diagram.graph().freshId(block);
            return Edits.precede(Edits.add(diagram, block, diagram.place(next)), id, next);
        }

        private static Block of(int channels) {
            return BlockType.of(Conv.class).create(Map.of("filters", channels, "groups", channels));
        }

        /// For the channels of `from`; of more than a convolution may have, as it stands alone.
        private Block fitting(Diagram diagram, String from) {
            return GraphCheck.of(diagram.graph())
                    .shape(from)
                    .map(Shape::channels)
                    .filter(channels -> channels <= MOST_CHANNELS)
                    .map(Depthwise::of)
                    .orElseGet(this::block);
        }
    }

    /// A skip connection: an Add in a later wire, joined with an earlier output of the same shape.
    record Skip() implements PaletteEntry {
        @Override
        public String key() {
            return "skip";
        }

        @Override
        public Block block() {
            return new Add();
        }

        @Override
        public Diagram into(Diagram diagram, Wire wire, Place place) {
            return source(diagram, wire.from())
                    .map(earlier -> Edits.skip(diagram, block(), wire, earlier, place))
                    .orElseGet(() -> Edits.splice(diagram, block(), wire, place));
        }

        @Override
        public Diagram before(Diagram diagram, String next) {
            return diagram.graph().node(next).inputs().stream()
                    .findFirst()
                    .map(from -> into(diagram, new Wire(from, next), diagram.place(next)))
                    .orElseGet(() -> PaletteEntry.super.before(diagram, next));
        }

        @Override
        public Diagram behind(Diagram diagram, String after) {
            String id = diagram.graph().freshId(block());
            Diagram added = Edits.addConnected(diagram, block(), after);
            return source(diagram, after)
                    .map(earlier -> Edits.connect(added, new Wire(earlier, id)))
                    .orElse(added);
        }

        /// The farthest output upstream that has the same shape all the way, if something is learned between.
        private static Optional<String> source(Diagram diagram, String from) {
            GraphCheck check = GraphCheck.of(diagram.graph());
            Optional<Shape> shape = check.shape(from);
            Optional<String> found = Optional.empty();
            boolean learned = false;
            Node node = diagram.graph().node(from);
            for (int steps = diagram.graph().nodes().size(); steps > 0 && shape.isPresent(); steps--) {
                learned |= node.block() instanceof Weighted;
                Optional<Node> before = node.inputs().stream().findFirst().flatMap(diagram.graph()::find);
                if (before.isEmpty() || !check.shape(before.get().id()).equals(shape)) {
                    return found;
                }
                node = before.get();
                found = learned ? Optional.of(node.id()) : found;
            }
            return found;
        }
    }
}
