package dev.netloom.app.workbench;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/// A panel at the side that folds into a strip with its name on it, so that the canvas has room.
final class FoldingPane extends StackPane {
    /// A window narrower than this folds its sides.
    private static final double NARROW = 1100;

    private static final double STRIP = 34;

    private final Node panel;
    private final double wide;
    private final Button strip;
    private final BooleanProperty unfolded = new SimpleBooleanProperty(this, "unfolded", true);
    private PanelLength length;

    /// @param key `side.KEY` is what it is called
    /// @param wide pixels, where the window has them
    FoldingPane(String key, Node panel, double wide) {
        this.panel = panel;
        this.wide = wide;
        getStyleClass().add("folding-pane");
        String name = Texts.of("side." + key);
        strip = new Button(null, strip(name));
        strip.setId(key + "-unfold");
        strip.getStyleClass().addAll("flat", "folded-strip");
        strip.setTooltip(Controls.tooltip(Texts.of("side.unfold", name)));
        strip.setAccessibleText(Texts.of("side.unfold", name));
        strip.setOnAction(event -> unfold());
        strip.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        getChildren().add(panel);
        unfolded.subscribe((before, now) -> fold());
    }

    private static Node strip(String name) {
        Label label = Controls.label(name);
        label.setGraphic(Icons.of("mdi2a-arrow-expand-horizontal"));
        label.setRotate(-90);
        return new Group(label);
    }

    /// @param share of the split pane's width that it never takes more of
    void keepIn(SplitPane split, double share) {
        length = new PanelLength(split, this, wide, share);
    }

    /// How wide it is while it is not folded.
    DoubleProperty widthWanted() {
        return length.pixelsProperty();
    }

    /// From now on it folds as the window becomes narrow, and unfolds as it becomes wide again.
    void foldWhenNarrow() {
        sceneProperty()
                .flatMap(Scene::widthProperty)
                .map(width -> width.doubleValue() < NARROW)
                .subscribe(narrow -> {
                    if (narrow != null) {
                        unfolded.set(!narrow);
                    }
                });
    }

    /// False while only the strip is there.
    BooleanProperty unfoldedProperty() {
        return unfolded;
    }

    void unfold() {
        unfolded.set(true);
    }

    private void fold() {
        getChildren().setAll(unfolded.get() ? panel : strip);
        double width = unfolded.get() ? USE_COMPUTED_SIZE : STRIP;
        setMinWidth(width);
        setMaxWidth(width);
        if (length != null) {
            length.hold();
        }
    }
}
