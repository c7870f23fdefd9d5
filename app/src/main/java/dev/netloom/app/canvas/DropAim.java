package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.DropTarget;
import dev.netloom.app.diagram.Layout;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.shape.Path;

/// Finds where a block that is dragged would go, and shows it: a wire that it would be put into lights up; to a block
/// that it would be connected with, a draft of the wire is drawn.
final class DropAim {
    /// How far from a wire, in pixels of the drawing, still counts as on it.
    private static final double REACH = 32;
    /// How far beside a block's edge counts as next to it: a block in the hand is held in its middle.
    private static final double BESIDE = Layout.WIDTH / 2 + 45;

    private final CanvasLayers layers;
    private final DiagramModel model;
    private final Path draft = new Path();
    private Optional<WireView> lit = Optional.empty();

    DropAim(CanvasLayers layers, DiagramModel model) {
        this.layers = layers;
        this.model = model;
        draft.setId("drop-draft");
        draft.getStyleClass().addAll("wire-line", "wire-draft");
    }

    /// Where `block`, its middle at `point`, would go; shows it.
    ///
    /// @param own the id of the block, where it lies on the canvas already; else empty
    DropTarget aim(Block block, Point2D point, String own) {
        DropTarget spot = find(block, point, own);
        end();
        Point2D corner = point.subtract(Layout.WIDTH / 2, Layout.HEIGHT / 2);
        switch (spot) {
            case DropTarget.Free _ -> {}
            case DropTarget.InWire into -> {
                lit = layers.wires().at(point, REACH);
                lit.ifPresent(view -> view.invite(true));
            }
            case DropTarget.After after -> draw(block(after.id()).outPoint(), corner.add(0, Layout.PORT));
            case DropTarget.Before before ->
                draw(corner.add(Layout.WIDTH, Layout.PORT), block(before.id()).inPoint());
        }
        return spot;
    }

    void end() {
        layers.overlay().getChildren().remove(draft);
        lit.ifPresent(view -> view.invite(false));
        lit = Optional.empty();
    }

    private BlockView block(String id) {
        return layers.blocks().view(id).orElseThrow();
    }

    private void draw(Point2D from, Point2D to) {
        draft.getElements().setAll(WireRoute.between(from, to).elements());
        layers.overlay().getChildren().add(draft);
    }

    private DropTarget find(Block block, Point2D point, String own) {
        List<BlockView> others = layers.blocks().views().stream()
                .filter(view -> !view.key().equals(own))
                .toList();
        Stream<DropTarget> under =
                others.stream().filter(view -> view.box().contains(point)).map(view -> beside(view, point));
        Stream<DropTarget> wire = layers.wires().at(point, REACH).stream()
                .filter(view -> DropTarget.between(block))
                .map(view -> new DropTarget.InWire(view.wire()));
        Stream<DropTarget> beside = others.stream()
                .filter(view -> distance(view, point) < BESIDE)
                .sorted(Comparator.comparingDouble(view -> distance(view, point)))
                .map(view -> beside(view, point));
        return Stream.of(under, wire, beside)
                .flatMap(spots -> spots)
                .filter(spot -> sensible(spot, block))
                .findFirst()
                .orElseGet(DropTarget.Free::new);
    }

    private static DropTarget beside(BlockView view, Point2D point) {
        boolean right = point.getX() > view.getLayoutX() + Layout.WIDTH / 2;
        return right ? new DropTarget.After(view.key()) : new DropTarget.Before(view.key());
    }

    /// True where `spot` makes sense for this block: it would not begin before an input, end behind an output.
    private boolean sensible(DropTarget spot, Block block) {
        Diagram diagram = model.diagram();
        boolean starts = block.arity() == Arity.NONE;
        return switch (spot) {
            case DropTarget.After after ->
                !starts && !(diagram.graph().node(after.id()).block() instanceof Output);
            case DropTarget.Before before -> {
                Node next = diagram.graph().node(before.id());
                yield !(block instanceof Output)
                        && next.block().arity() != Arity.NONE
                        && !(starts && !next.inputs().isEmpty());
            }
            case DropTarget.Free _, DropTarget.InWire _ -> true;
        };
    }

    /// How far `point` is to the left or right of the block; endless where it is above or below it.
    private static double distance(BlockView view, Point2D point) {
        double dy = point.getY() - view.getLayoutY();
        if (dy < 0 || dy > Layout.HEIGHT) {
            return Double.MAX_VALUE;
        }
        return Math.max(view.getLayoutX() - point.getX(), point.getX() - view.getLayoutX() - Layout.WIDTH);
    }
}
