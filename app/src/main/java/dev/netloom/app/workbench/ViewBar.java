package dev.netloom.app.workbench;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.canvas.FindBar;
import dev.netloom.app.canvas.Minimap;
import dev.netloom.app.canvas.ViewportController;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Zoom, fit and tidy, in the corner of the canvas where a tidy network has no blocks.
final class ViewBar extends HBox {
    private final ViewportController view;
    private final DiagramModel model;
    private final Shortcuts shortcuts;

    ViewBar(DiagramCanvas canvas, DiagramModel model, Shortcuts shortcuts, FindBar find, Minimap map) {
        view = canvas.view();
        this.model = model;
        this.shortcuts = shortcuts;
        getStyleClass().add("view-bar");
        Button zoom = zoom();
        view.zoomProperty().subscribe(value -> zoom.setText(Texts.of("canvas.zoom", value)));
        getChildren()
                .addAll(
                        hand(canvas),
                        menu("rewrite", "mdi2p-puzzle-outline", canvas.rewriteItems()),
                        menu("align", "mdi2a-align-horizontal-left", canvas.alignItems()),
                        button(
                                Shortcut.TIDY,
                                "mdi2a-auto-fix",
                                () -> arrange(Edits::arrange, after -> model.edit("tidy", now -> after))),
                        foldAll("fold-all", "mdi2u-unfold-less-horizontal", "fold", true),
                        foldAll("unfold-all", "mdi2u-unfold-more-horizontal", "unfold", false),
                        button(Shortcut.ZOOM_OUT, "mdi2m-minus", () -> view.zoomBy(1 / 1.25)),
                        zoom,
                        button(Shortcut.ZOOM_IN, "mdi2p-plus", () -> view.zoomBy(1.25)),
                        button(Shortcut.FIT, "mdi2f-fit-to-page-outline", view::fit),
                        fitSelection(),
                        button(Shortcut.FIND, "mdi2m-magnify", find::open),
                        minimap(map));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    private Button button(Shortcut shortcut, String icon, Runnable action) {
        shortcuts.on(shortcut, action);
        return Controls.iconButton(shortcut, icon, action);
    }

    /// Says how the view is moved, and lets the left button do it.
    private ToggleButton hand(DiagramCanvas canvas) {
        ToggleButton hand = new ToggleButton(null, Icons.of("mdi2h-hand-back-left-outline"));
        hand.setId("hand");
        hand.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        hand.setAccessibleText(Texts.of("command.hand"));
        hand.setTooltip(Controls.tooltip(Texts.of("command.hand")));
        Controls.leaveKeyboard(hand);
        hand.selectedProperty().bindBidirectional(canvas.handProperty());
        return hand;
    }

    private static MenuButton menu(String id, String icon, List<MenuItem> items) {
        MenuButton menu = new MenuButton(null, Icons.of(icon));
        menu.setId(id);
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        menu.setAccessibleText(Texts.of("command." + id));
        menu.setTooltip(Controls.tooltip(Texts.of("command." + id)));
        Controls.leaveKeyboard(menu);
        menu.getItems().setAll(items);
        return menu;
    }

    /// How large things are; a click makes them as large as they are.
    private Button zoom() {
        Button zoom = new Button();
        shortcuts.on(Shortcut.ZOOM_WHOLE, () -> view.zoomTo(1));
        zoom.setId("zoom");
        zoom.getStyleClass().addAll(Styles.FLAT, "zoom");
        zoom.setTooltip(Controls.tooltip(Texts.of("command.zoom-whole")));
        Controls.leaveKeyboard(zoom);
        zoom.setOnAction(event -> view.zoomTo(1));
        return zoom;
    }

    private Button fitSelection() {
        Button button =
                button(Shortcut.FIT_SELECTION, "mdi2i-image-filter-center-focus", () -> view.fit(model.selection()));
        model.selectionProperty().subscribe(selected -> button.setDisable(selected.isEmpty()));
        return button;
    }

    private static ToggleButton minimap(Minimap map) {
        ToggleButton toggle = new ToggleButton(null, Icons.of("mdi2m-map-outline"));
        toggle.setId("show-minimap");
        toggle.getStyleClass().addAll("flat", "button-icon");
        toggle.setAccessibleText(Texts.of("command.minimap"));
        toggle.setTooltip(Controls.tooltip(Texts.of("command.minimap")));
        Controls.leaveKeyboard(toggle);
        toggle.selectedProperty().bindBidirectional(map.wantedProperty());
        return toggle;
    }

    private Button foldAll(String id, String icon, String edit, boolean folded) {
        Button button = Controls.iconButton(
                id,
                icon,
                null,
                () -> arrange(before -> GroupEdits.foldAll(before, folded), after -> model.fold(edit, now -> after)));
        model.diagramProperty().subscribe(diagram -> {
            boolean useful = diagram.groups().all().stream().anyMatch(group -> group.folded() != folded);
            button.setDisable(!useful);
            button.setVisible(!diagram.groups().isEmpty());
            button.setManaged(button.isVisible());
        });
        return button;
    }

    /// Lays out in the background; an edit that was made meanwhile wins.
    private void arrange(UnaryOperator<Diagram> arrangement, Consumer<Diagram> show) {
        Diagram before = model.diagram();
        Background.INSPECTION.run(
                () -> arrangement.apply(before),
                after -> {
                    if (model.diagram() == before) {
                        show.accept(after);
                        view.fitSoon();
                    }
                },
                problem -> {
                    throw new IllegalStateException(problem);
                });
    }
}
