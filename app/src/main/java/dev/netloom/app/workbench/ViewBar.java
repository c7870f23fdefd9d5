package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.canvas.FindBar;
import dev.netloom.app.canvas.Minimap;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Zoom, fit and tidy, in the corner of the canvas where a tidy network has no blocks.
final class ViewBar extends HBox {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final DiagramCanvas canvas;
    private final DiagramModel model;

    ViewBar(DiagramCanvas canvas, DiagramModel model, FindBar find, Minimap map) {
        this.canvas = canvas;
        this.model = model;
        getStyleClass().add("view-bar");
        Button zoom = new Button();
        zoom.setId("zoom");
        zoom.getStyleClass().addAll("flat", "zoom");
        zoom.setTooltip(Controls.tooltip(Texts.of("command.zoom-whole")));
        zoom.setFocusTraversable(false);
        zoom.setOnAction(event -> canvas.zoomTo(1));
        canvas.zoomProperty().subscribe(value -> zoom.setText(Texts.of("canvas.zoom", value)));
        getChildren()
                .addAll(
                        Controls.iconButton("tidy", "mdi2a-auto-fix", null, () -> arrange("tidy", Edits::arrange)),
                        foldAll("fold-all", "mdi2u-unfold-less-horizontal", "fold", true),
                        foldAll("unfold-all", "mdi2u-unfold-more-horizontal", "unfold", false),
                        Controls.iconButton("zoom-out", "mdi2m-minus", null, () -> canvas.zoomBy(1 / 1.25)),
                        zoom,
                        Controls.iconButton("zoom-in", "mdi2p-plus", null, () -> canvas.zoomBy(1.25)),
                        Controls.iconButton("fit", "mdi2f-fit-to-page-outline", null, canvas::fit),
                        fitSelection(),
                        Controls.iconButton("find", "mdi2m-magnify", FIND, find::open),
                        minimap(map));
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find.open();
                event.consume();
            }
        });
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    private Button fitSelection() {
        Button button =
                Controls.iconButton("fit-selection", "mdi2i-image-filter-center-focus", null, canvas::fitSelection);
        model.selectionProperty().subscribe(selected -> button.setDisable(selected.isEmpty()));
        return button;
    }

    private static ToggleButton minimap(Minimap map) {
        ToggleButton toggle = new ToggleButton(null, Icons.of("mdi2m-map-outline"));
        toggle.setId("show-minimap");
        toggle.getStyleClass().addAll("flat", "button-icon");
        toggle.setAccessibleText(Texts.of("command.minimap"));
        toggle.setTooltip(Controls.tooltip(Texts.of("command.minimap")));
        toggle.setFocusTraversable(false);
        toggle.selectedProperty().bindBidirectional(map.wantedProperty());
        return toggle;
    }

    private Button foldAll(String id, String icon, String edit, boolean folded) {
        Button button =
                Controls.iconButton(id, icon, null, () -> arrange(edit, before -> GroupEdits.foldAll(before, folded)));
        model.diagramProperty().subscribe(diagram -> {
            boolean useful = diagram.groups().all().stream().anyMatch(group -> group.folded() != folded);
            button.setDisable(!useful);
            button.setVisible(!diagram.groups().isEmpty());
            button.setManaged(button.isVisible());
        });
        return button;
    }

    /// Lays out in the background; an edit that was made meanwhile wins.
    private void arrange(String edit, UnaryOperator<Diagram> arrangement) {
        Diagram before = model.diagram();
        Background.run(
                () -> arrangement.apply(before),
                after -> {
                    if (model.diagram() == before) {
                        model.edit(edit, now -> after);
                        canvas.fitSoon();
                    }
                },
                problem -> {
                    throw new IllegalStateException(problem);
                });
    }
}
