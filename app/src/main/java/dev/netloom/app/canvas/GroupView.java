package dev.netloom.app.canvas;

import javafx.scene.control.Button;
import javafx.scene.layout.Pane;

/// A group as the mouse meets it, folded or not.
sealed interface GroupView permits GroupCard, GroupFrame {
    /// The id of the group.
    String key();

    /// What the group is dragged by.
    Pane handle();

    /// Folds or unfolds.
    Button toggle();

    GroupTitle title();
}
