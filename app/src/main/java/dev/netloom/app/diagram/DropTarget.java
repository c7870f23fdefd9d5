package dev.netloom.app.diagram;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.store.Project.Place;

/// Where something that is dragged would go: by itself, into a wire, or next to a block.
public sealed interface DropTarget {
    /// What grows there from `seed`; `place` is where the mouse lets go.
    Diagram plant(Diagram diagram, PaletteEntry seed, Place place);

    /// The diagram with the block `id`, which has no wires yet, connected there.
    Diagram attach(Diagram diagram, String id);

    /// What would happen, in a few words.
    String text();

    /// True where a block may go between two others.
    static boolean between(Block block) {
        return block.arity() != Arity.NONE && !(block instanceof Output);
    }

    record Free() implements DropTarget {
        @Override
        public Diagram plant(Diagram diagram, PaletteEntry seed, Place place) {
            return seed.at(diagram, place);
        }

        @Override
        public Diagram attach(Diagram diagram, String id) {
            return diagram;
        }

        @Override
        public String text() {
            return Texts.of("drop.free");
        }
    }

    record InWire(Wire wire) implements DropTarget {
        @Override
        public Diagram plant(Diagram diagram, PaletteEntry seed, Place place) {
            return seed.into(diagram, wire, place);
        }

        @Override
        public Diagram attach(Diagram diagram, String id) {
            return Edits.join(diagram, id, wire);
        }

        @Override
        public String text() {
            return Texts.of("drop.wire", wire.from(), wire.to());
        }
    }

    record After(String id) implements DropTarget {
        @Override
        public Diagram plant(Diagram diagram, PaletteEntry seed, Place place) {
            if (seed.block() instanceof Output) {
                String output = diagram.graph().freshId(seed.block());
                return Edits.follow(Edits.add(diagram, seed.block(), place), output, id);
            }
            return seed.behind(diagram, id);
        }

        @Override
        public Diagram attach(Diagram diagram, String lone) {
            return Edits.follow(diagram, lone, id);
        }

        @Override
        public String text() {
            return Texts.of("drop.after", id);
        }
    }

    record Before(String id) implements DropTarget {
        @Override
        public Diagram plant(Diagram diagram, PaletteEntry seed, Place place) {
            return seed.before(diagram, id);
        }

        @Override
        public Diagram attach(Diagram diagram, String lone) {
            return Edits.precede(diagram, lone, id);
        }

        @Override
        public String text() {
            return Texts.of("drop.before", id);
        }
    }
}
