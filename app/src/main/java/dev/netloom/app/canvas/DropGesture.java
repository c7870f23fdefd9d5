package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.DropTarget;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Takes what is dragged from the palette: shows its ghost and where it would go, and plants it.
///
/// It works on plain mouse events, since a platform's drag and drop needs a platform.
final class DropGesture {
    private final CanvasLayers layers;
    private final ViewportController sight;
    private final DiagramModel model;
    private final EditCommands edits;
    private final Runnable planted;
    private final HBox ghost = new HBox();
    private final Label hint = Controls.label("", "ghost-hint");
    private final DropAim aim;
    private DropTarget spot = new DropTarget.Free();

    /// @param planted what is done once a block lies on the canvas
    DropGesture(
            CanvasLayers layers, ViewportController sight, DiagramModel model, EditCommands edits, Runnable planted) {
        this.layers = layers;
        this.edits = edits;
        this.sight = sight;
        this.model = model;
        this.planted = planted;
        aim = new DropAim(layers, model);
        hint.setId("ghost-hint");
        ghost.setId("ghost");
        ghost.getStyleClass().add("ghost");
        ghost.setPrefSize(Layout.WIDTH, Layout.HEIGHT);
    }

    void over(PaletteEntry seed, Point2D scene) {
        if (carry(seed.key(), Texts.of("block." + seed.key() + ".name"), scene)) {
            spot = aim.aim(seed.block(), layers.inDrawing(scene), "");
            hint.setText(spot.text());
        }
    }

    /// Several blocks, which stand by themselves wherever they are let go.
    void over(Project fragment, Point2D scene) {
        if (carry("network", fragment.name(), scene)) {
            hint.setText(Texts.of("own.blocks", fragment.graph().nodes().size()));
        }
    }

    /// @return whether it is over the canvas
    private boolean carry(String key, String name, Point2D scene) {
        if (!sight.covers(scene)) {
            end();
            return false;
        }
        if (!layers.overlay().getChildren().contains(ghost)) {
            sight.keep();
            ghost.getStyleClass().setAll("ghost", "kind-" + key);
            StackPane icon = new StackPane(Icons.block(key));
            icon.getStyleClass().add("block-icon");
            ghost.getChildren().setAll(icon, new VBox(Controls.label(name, "block-title"), hint));
            layers.overlay().getChildren().add(ghost);
        }
        Place place = place(scene);
        ghost.relocate(place.x(), place.y());
        return true;
    }

    void release(Project fragment, Point2D scene) {
        end();
        if (sight.covers(scene)) {
            sight.keep();
            edits.add(fragment, place(scene));
            planted.run();
        }
    }

    void release(PaletteEntry seed, Point2D scene) {
        DropTarget chosen = spot;
        end();
        if (sight.covers(scene)) {
            sight.keep();
            Place place = place(scene);
            model.plant(seed, before -> chosen.plant(before, seed, place));
            planted.run();
        }
    }

    void end() {
        layers.overlay().getChildren().remove(ghost);
        aim.end();
        spot = new DropTarget.Free();
    }

    /// The corner of a block whose middle is under the mouse, on the grid.
    private Place place(Point2D scene) {
        Point2D middle = layers.inDrawing(scene);
        return new Place(
                Math.round((middle.getX() - Layout.WIDTH / 2) / 10) * 10,
                Math.round((middle.getY() - Layout.HEIGHT / 2) / 10) * 10);
    }
}
