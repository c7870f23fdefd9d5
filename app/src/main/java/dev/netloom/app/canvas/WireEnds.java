package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.diagram.Skips;
import dev.netloom.app.diagram.Wire;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.store.Project.Place;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;

/// What becomes of a wire that does not end at a block: a new block to choose, or a skip connection.
record WireEnds(DiagramModel model, CanvasPopups popups, EditProposals proposals) {
    /// Asks for a block at the open end of a wire of the blocks `ids` (of a card, all that its input is), and makes
    /// both in one edit.
    ///
    /// @param forward true where the wire begins at an output
    /// @param point of the drawing where the new block's port comes to lie
    void choose(List<String> ids, boolean forward, Point2D point, Point2D scene) {
        Place place =
                new Place(grid(forward ? point.getX() : point.getX() - Layout.WIDTH), grid(point.getY() - Layout.PORT));
        popups.open(
                new PaletteEntryChooser(
                        seed -> seed instanceof PaletteEntry.OfType && mayStand(seed.block(), forward),
                        seed -> forward ? problem(seed.block(), ids.getFirst()) : Optional.empty(),
                        seed -> model.plant(seed, before -> Edits.grow(before, seed.block(), place, ids, forward))),
                scene);
    }

    /// Adds the output `from` into `wire`: at once where shapes agree, else by a projection, once that was looked at.
    void skip(String from, Wire wire, Point2D scene) {
        if (Skips.fits(model.diagram(), from, wire)) {
            model.edit("skip", before -> Skips.add(before, from, wire), from);
        } else {
            proposals.offer(Skips.project(model.diagram(), from, wire), scene, card -> {});
        }
    }

    private static boolean mayStand(Block block, boolean forward) {
        return forward ? block.arity() != Arity.NONE : !(block instanceof Output);
    }

    private Optional<Problem> problem(Block block, String from) {
        return model.check().shape(from).flatMap(shape -> block.problem(List.of(shape)));
    }

    private static double grid(double value) {
        return Math.round(value / Guides.GRID) * Guides.GRID;
    }
}
