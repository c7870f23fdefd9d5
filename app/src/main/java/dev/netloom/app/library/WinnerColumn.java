package dev.netloom.app.library;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// One winner in the chart: its depth above, its error as a bar, its year and name below. All of it is one button.
final class WinnerColumn extends Pane {
    /// Where the depths end.
    static final double DEPTH = 96;

    private static final double FOOT = 54;
    private static final double BAR = 34;
    private static final double DEPTH_BAR = 12;
    /// How far a long name may reach over its neighbours' ground.
    private static final double OVERHANG = 9;
    private static final double MOST_LAYERS = 160;

    private final Contestant winner;
    private final int most;
    private final Region bar = new Region();
    private final Region depth = new Region();
    private final Label error;
    private final Label layers;
    private final Label year;
    private final Label name;

    /// @param most per cent that the chart has room for
    WinnerColumn(Contestant winner, int most, Runnable open) {
        this.winner = winner;
        this.most = most;
        setId("winner-" + winner.key());
        getStyleClass().add("winner-column");
        bar.getStyleClass()
                .addAll("winner-bar", winner.depth() == 0 ? "shallow" : winner.isSecond() ? "second" : "deep");
        depth.getStyleClass().add("winner-depth");
        error = Controls.label(Texts.of("library.percent", winner.error()), "winner-error");
        layers = Controls.paragraph(winner.depthWords(), "winner-layers");
        year = Controls.label(
                Texts.of(winner.isSecond() ? "library.year.second" : "library.year", winner.year()), "winner-year");
        name = Controls.paragraph(winner.text("name"), "winner-name");
        getChildren().addAll(depth, layers, bar, error, year, name);
        getChildren().stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .forEach(label -> {
                    label.setAlignment(Pos.TOP_CENTER);
                    label.setTextAlignment(TextAlignment.CENTER);
                });
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(winner.spoken());
        Tooltip.install(this, Controls.tooltip(winner.spoken() + " " + Texts.of("library.winner.opens")));
        setCursor(Cursor.HAND);
        setOnMouseClicked(event -> open.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
                event.consume();
            }
        });
    }

    /// Where a percentage lies in a chart of this height.
    static double place(double percent, int most, double height) {
        double floor = height - FOOT;
        double top = DEPTH + 36;
        return floor - percent / most * (floor - top);
    }

    @Override
    protected void layoutChildren() {
        double middle = getWidth() / 2;
        double floor = place(0, most, getHeight());
        double top = place(winner.error(), most, getHeight());
        double width = Math.min(BAR, getWidth() * 0.6);
        bar.resizeRelocate(middle - width / 2, top, width, floor - top);
        error.autosize();
        error.relocate(middle - error.getWidth() / 2, top - error.getHeight() - 1);
        double high = winner.depth() <= 0 ? 0 : Math.max(2, winner.depth() / MOST_LAYERS * (DEPTH - 34));
        depth.resizeRelocate(middle - DEPTH_BAR / 2, DEPTH - high, DEPTH_BAR, high);
        double words = layers.prefHeight(getWidth());
        across(layers, DEPTH - high - words - 1, words);
        across(year, floor + 4, 17);
        name.resizeRelocate(-OVERHANG, floor + 20, getWidth() + 2 * OVERHANG, FOOT - 20);
    }

    private void across(Label label, double y, double height) {
        label.resizeRelocate(0, y, getWidth(), height);
    }
}
