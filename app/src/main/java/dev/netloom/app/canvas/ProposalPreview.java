package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.diagram.Rewrite.Proposal;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.Controls;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;

/// Shows a proposal where it would come to lie: new blocks and wires as drafts, blocks that would go faintly, and the
/// others where they would have moved.
final class ProposalPreview {
    private static final double FAINT = 0.25;

    private final CanvasLayers layers;
    private final Group drafts = new Group();

    ProposalPreview(CanvasLayers layers) {
        this.layers = layers;
        drafts.setId("proposal-preview");
    }

    void show(Proposal proposal) {
        hide(proposal);
        Diagram after = proposal.after();
        List<String> made = proposal.made();
        layers.blocks().views().forEach(view -> {
            Place place = after.places().get(view.key());
            if (place == null || made.contains(view.key())) {
                view.setOpacity(FAINT);
            } else {
                view.relocate(place.x(), place.y());
            }
        });
        layers.rewire();
        layers.wires().views().forEach(view -> view.setOpacity(after.wires().contains(view.wire()) ? 1 : FAINT));
        List<Wire> wires = new ArrayList<>(after.wires());
        wires.removeIf(wire -> !made.contains(wire.from()) && !made.contains(wire.to()));
        wires.forEach(wire -> drafts.getChildren().add(draft(after, wire)));
        made.forEach(id -> drafts.getChildren().add(draft(after, id)));
        layers.overlay().getChildren().add(drafts);
    }

    /// Where the drafts lie.
    Bounds boundsInScene() {
        return drafts.localToScene(drafts.getBoundsInLocal());
    }

    void hide(Proposal proposal) {
        layers.overlay().getChildren().remove(drafts);
        drafts.getChildren().clear();
        layers.wires().views().forEach(view -> view.setOpacity(1));
        layers.blocks().views().forEach(view -> {
            view.setOpacity(1);
            Place place = proposal.before().places().get(view.key());
            if (place != null) {
                view.relocate(place.x(), place.y());
            }
        });
        layers.rewire();
    }

    private static VBox draft(Diagram after, String id) {
        Node node = after.graph().node(id);
        VBox block = new VBox(
                Controls.label(BlockFace.title(node.block()), "block-title"),
                Controls.label(BlockFace.settings(node), "block-settings"));
        block.getStyleClass().add("proposed-block");
        block.setPrefSize(Layout.WIDTH, Layout.HEIGHT);
        Place place = after.place(id);
        block.relocate(place.x(), place.y());
        return block;
    }

    private static Path draft(Diagram after, Wire wire) {
        Place from = after.place(wire.from());
        Place to = after.place(wire.to());
        Path path = new Path(WireRoute.between(
                        new Point2D(from.x() + Layout.WIDTH, from.y() + Layout.PORT),
                        new Point2D(to.x(), to.y() + Layout.PORT))
                .elements());
        path.getStyleClass().addAll("wire-line", "wire-draft");
        return path;
    }
}
