package dev.netloom.app.workbench;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// Keeps a panel at one side of a split pane as long as it was made, whatever size the window takes. Split panes know
/// shares only; panels are better off with pixels.
final class PanelLength {
    private final SplitPane split;
    private final Node panel;
    private final double share;
    private final ReadOnlyDoubleProperty whole;
    private final DoubleProperty pixels = new SimpleDoubleProperty(this, "pixels");

    /// @param split of two; whichever of them `panel` is
    /// @param wanted pixels
    /// @param share of the split pane that it never takes more of
    PanelLength(SplitPane split, Node panel, double wanted, double share) {
        this.split = split;
        this.panel = panel;
        this.share = share;
        whole = split.getOrientation() == Orientation.HORIZONTAL ? split.widthProperty() : split.heightProperty();
        pixels.set(wanted);
        pixels.subscribe(this::hold);
        whole.subscribe(this::hold);
        split.getDividers().getFirst().positionProperty().subscribe(position -> {
            if (split.isPressed()) {
                pixels.set(whole.get() * (isFirst() ? position.doubleValue() : 1 - position.doubleValue()));
            }
        });
    }

    private boolean isFirst() {
        return split.getItems().getFirst() == panel;
    }

    /// How long it is wanted; a narrow window gives it less.
    DoubleProperty pixelsProperty() {
        return pixels;
    }

    /// Puts the divider where it belongs; nothing while the user has hold of it, or there is no panel.
    void hold() {
        if (whole.get() > 0
                && split.getItems().contains(panel)
                && split.getItems().size() == 2
                && !split.isPressed()) {
            double part = Math.min(pixels.get(), whole.get() * share) / whole.get();
            split.setDividerPosition(0, isFirst() ? part : 1 - part);
        }
    }
}
