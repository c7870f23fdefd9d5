package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.diagram.Seed;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.store.Project.Place;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Takes what is dragged from the palette: shows its ghost, marks the wire that it would go into, and plants it.
///
/// It works on plain mouse events, since a platform's drag and drop needs a platform.
final class DropGesture {
    private static final double REACH = 32;

    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final Group overlay;
    private final HBox ghost = new HBox();
    private Optional<WireView> target = Optional.empty();

    DropGesture(DiagramCanvas canvas, DiagramModel model, Group overlay) {
        this.canvas = canvas;
        this.model = model;
        this.overlay = overlay;
        ghost.setId("ghost");
        ghost.getStyleClass().add("ghost");
        ghost.setPrefSize(Layout.WIDTH, Layout.HEIGHT);
    }

    void over(Seed seed, Point2D scene) {
        if (!canvas.covers(scene)) {
            end();
            return;
        }
        if (!overlay.getChildren().contains(ghost)) {
            ghost.getStyleClass().setAll("ghost", "kind-" + seed.key());
            StackPane icon = new StackPane(Icons.block(seed.key()));
            icon.getStyleClass().add("block-icon");
            ghost.getChildren().setAll(icon, Controls.label(Texts.of("block." + seed.key() + ".name"), "block-title"));
            overlay.getChildren().add(ghost);
        }
        Place place = place(scene);
        ghost.relocate(place.x(), place.y());
        aim(splices(seed) ? canvas.wireAt(canvas.inDrawing(scene), REACH) : Optional.empty());
    }

    void release(Seed seed, Point2D scene) {
        Optional<Wire> wire = target.map(WireView::wire);
        end();
        if (canvas.covers(scene)) {
            canvas.keepView();
            Place place = place(scene);
            UnaryOperator<Diagram> edit = wire.<UnaryOperator<Diagram>>map(
                            into -> before -> seed.into(before, into, place))
                    .orElse(before -> seed.at(before, place));
            model.plant(seed, edit);
            canvas.requestFocus();
        }
    }

    void end() {
        overlay.getChildren().remove(ghost);
        aim(Optional.empty());
    }

    private static boolean splices(Seed seed) {
        return seed.block().arity() != Arity.NONE && !(seed.block() instanceof Output);
    }

    private void aim(Optional<WireView> wire) {
        target.ifPresent(view -> view.invite(false));
        target = wire;
        target.ifPresent(view -> view.invite(true));
    }

    /// The corner of a block whose middle is under the mouse, on the grid.
    private Place place(Point2D scene) {
        Point2D middle = canvas.inDrawing(scene);
        return new Place(
                Math.round((middle.getX() - Layout.WIDTH / 2) / 10) * 10,
                Math.round((middle.getY() - Layout.HEIGHT / 2) / 10) * 10);
    }
}
