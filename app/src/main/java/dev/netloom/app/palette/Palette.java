package dev.netloom.app.palette;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Seed;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Output;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/// Everything that can go on the canvas. A double-click puts it behind the selected block, or at the end of the
/// network; a drag puts it where it is let go, into a wire if there is one.
public final class Palette extends ScrollPane {
    /// The networks to begin with, by the names of their files.
    private static final List<String> TEMPLATES = List.of("deep-convnet", "simple-convnet", "googlenet", "resnet152");

    private final DiagramModel model;
    private final DiagramCanvas canvas;
    private final VBox shelves = new VBox();

    /// @param open opens the network of this name
    public Palette(DiagramModel model, DiagramCanvas canvas, Consumer<String> open) {
        this.model = model;
        this.canvas = canvas;
        setId("palette");
        getStyleClass().add("palette");
        shelves.getStyleClass().add("palette-shelves");
        for (PaletteGroup group : PaletteGroup.values()) {
            addBlocks(group);
        }
        addTemplates(open);
        setContent(shelves);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    private void addBlocks(PaletteGroup group) {
        shelves.getChildren().add(Controls.label(Texts.of(group.key()), "palette-heading"));
        BlockType.all().stream()
                .filter(type -> PaletteGroup.of(type) == group)
                .forEach(type -> addSeed(new Seed.OfType(type)));
        if (group == PaletteGroup.JOIN) {
            addSeed(new Seed.Skip());
        }
    }

    private void addSeed(Seed seed) {
        PaletteEntry entry = PaletteEntry.ofBlock(seed.key());
        entry.setCursor(Cursor.OPEN_HAND);
        entry.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            entry.setCursor(Cursor.CLOSED_HAND);
            canvas.dragOver(seed, new Point2D(event.getSceneX(), event.getSceneY()));
        });
        entry.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            entry.setCursor(Cursor.OPEN_HAND);
            canvas.drop(seed, new Point2D(event.getSceneX(), event.getSceneY()));
        });
        entry.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
                plantBehind(seed);
            }
        });
        shelves.getChildren().add(entry);
    }

    private void plantBehind(Seed seed) {
        Optional<String> after = model.selection().stream()
                .reduce((first, second) -> second)
                .filter(id -> !(model.diagram().graph().node(id).block() instanceof Output))
                .or(() -> Seed.end(model.diagram().graph()));
        model.plant(
                seed, before -> after.map(id -> seed.behind(before, id)).orElseGet(() -> seed.at(before, Seed.ORIGIN)));
    }

    private void addTemplates(Consumer<String> open) {
        shelves.getChildren().add(Controls.label(Texts.of("palette.templates"), "palette-heading"));
        for (String name : TEMPLATES) {
            String stem = "template." + name;
            PaletteEntry entry = new PaletteEntry(
                    "network", Texts.of(stem + ".name"), Texts.of(stem + ".brief"), Texts.of(stem + ".about"));
            entry.setId("template-" + name);
            entry.setCursor(Cursor.HAND);
            entry.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    open.accept(name);
                }
            });
            shelves.getChildren().add(entry);
        }
    }
}
