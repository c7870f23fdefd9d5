package dev.netloom.app.ui;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Tooltips for what there is much of, or what comes and goes. A tooltip is a window with a scene of its own, and
/// hundreds of them make every other one slower: all nodes here share one, which is told what to say as the mouse
/// enters.
public final class Tips {
    private static Tooltip shared;

    private Tips() {}

    /// @param text asked for when the mouse enters
    public static void install(Node node, Supplier<String> text) {
        if (shared == null) {
            shared = Controls.tooltip("");
        }
        Tooltip.install(node, shared);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> shared.setText(text.get()));
    }
}
