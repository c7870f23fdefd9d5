package dev.netloom.app.training;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// A point of a schedule that can be dragged, and moved with arrow keys.
final class ScheduleHandle extends Region {
    static final double SIZE = 11;

    private final Tooltip tooltip = Controls.tooltip("");

    /// What becomes of the point.
    interface Hand {
        /// The mouse has it, here in the scene.
        void drag(double sceneX, double sceneY);

        void drop();

        /// @param across hundredths of the run
        /// @param up fiftieths of the highest rate
        void nudge(int across, int up);

        void remove();
    }

    ScheduleHandle(Hand hand) {
        getStyleClass().add("schedule-handle");
        setManaged(false);
        resize(SIZE, SIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.THUMB);
        setAccessibleHelp(Texts.of("schedule.point.keys"));
        Tooltip.install(this, tooltip);
        setOnMousePressed(event -> {
            requestFocus();
            event.consume();
        });
        setOnMouseDragged(event -> {
            hand.drag(event.getSceneX(), event.getSceneY());
            event.consume();
        });
        setOnMouseReleased(event -> {
            hand.drop();
            event.consume();
        });
        setOnMouseClicked(MouseEvent::consume);
        setOnKeyPressed(event -> press(event, hand));
    }

    private static void press(KeyEvent event, Hand hand) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> hand.nudge(-1, 0);
            case RIGHT -> hand.nudge(1, 0);
            case UP -> hand.nudge(0, 1);
            case DOWN -> hand.nudge(0, -1);
            case DELETE, BACK_SPACE -> hand.remove();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// @param words where it is
    /// @param spoken the same, and which of the points it is
    void show(double x, double y, String words, String spoken) {
        relocate(x - SIZE / 2, y - SIZE / 2);
        tooltip.setText(words);
        setAccessibleText(spoken);
    }
}
