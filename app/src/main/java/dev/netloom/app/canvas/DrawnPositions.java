package dev.netloom.app.canvas;

import javafx.geometry.Bounds;

/// Where things lie as they are drawn, which during a drag is not where the diagram has them.
interface DrawnPositions {
    /// The place that a block, a card or a frame takes, by the id of the block or the group.
    Bounds box(String id);

    /// The place of the block itself, or of the card that hides it.
    Bounds endOf(String block);
}
