package dev.netloom.app.canvas;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Group;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A group that is open: a softly coloured frame behind its blocks, with its title and totals above them. Only the
/// line of the title takes the mouse; the rest is canvas.
final class GroupFrame extends Pane implements GroupView {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    /// Below it there is room for wires.
    private static final double HEADER = 30;

    private final String key;
    private final Region back = new Region();
    private final GroupTitle title;
    private final Padlock padlock;
    private final Label totals = Controls.label("", "group-totals");
    private final Button fold = new Button(null, Icons.of("mdi2c-chevron-down"));
    private final HBox header;

    /// @param turn closes the padlocks of its blocks, or opens them
    GroupFrame(String key, Runnable turn) {
        this.key = key;
        setId("group-" + key);
        setAccessibleRole(AccessibleRole.NODE);
        getStyleClass().add("group-frame");
        setPickOnBounds(false);
        back.getStyleClass().add("group-back");
        back.setMouseTransparent(true);
        title = new GroupTitle("group-title-" + key, "group-title");
        button(fold, "fold-" + key, "group.fold");
        padlock = new Padlock("padlock-group-" + key, turn);
        header = new HBox(fold, title, padlock, totals);
        header.getStyleClass().add("group-header");
        totals.setMinWidth(0);
        getChildren().addAll(back, header);
    }

    /// Makes `button` the one that folds or unfolds a group.
    static void button(Button button, String id, String text) {
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "group-toggle");
        button.setTooltip(Controls.tooltip(Texts.of(text)));
        button.setAccessibleText(Texts.of(text));
        button.setFocusTraversable(false);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Pane handle() {
        return header;
    }

    @Override
    public Button toggle() {
        return fold;
    }

    @Override
    public GroupTitle title() {
        return title;
    }

    void show(Group group, GroupTotals sum) {
        title.show(group.title());
        padlock.show(sum.frozenWords());
        totals.setText(sum.line());
        setAccessibleText(Texts.of("group.accessible", group.title(), sum.line(), String.join(", ", sum.shapes())));
    }

    void mark(boolean selected) {
        back.pseudoClassStateChanged(SELECTED, selected);
    }

    void fit(Rectangle2D frame) {
        relocate(frame.getMinX(), frame.getMinY());
        resize(frame.getWidth(), frame.getHeight());
        setPrefSize(frame.getWidth(), frame.getHeight());
        back.resizeRelocate(0, 0, frame.getWidth(), frame.getHeight());
        header.resizeRelocate(0, 0, frame.getWidth(), HEADER);
    }

    @Override
    protected void layoutChildren() {
        header.layout(); // The children's places are given by fit.
    }

    Bounds box() {
        return new BoundingBox(getLayoutX(), getLayoutY(), getPrefWidth(), getPrefHeight());
    }
}
