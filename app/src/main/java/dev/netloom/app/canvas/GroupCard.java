package dev.netloom.app.canvas;

import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.SkipArc;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.graph.Group;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A folded group: its title, how many blocks it stands for, what comes out of them, what they cost, and what is
/// wrong inside.
final class GroupCard extends FocusableView implements GroupView {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    /// The arc of the skips inside rises so high over the card, from so far inside its corners.
    private static final double ARC = 9;

    private static final double ARC_INSET = 22;
    /// The arc and the words above it.
    private static final double ABOVE = 26;

    private final String key;
    private final VBox card = new VBox();
    private final GroupTitle title;
    private final Padlock padlock;
    private final Label cost = Controls.label("", "block-settings");
    private final Label multiplyAdds = Controls.label("", "block-settings");
    private final Label shape = Controls.label("", "block-shape");
    private final Label blocks = Controls.label("", "block-parameters");
    private final Label problem = Controls.paragraph("", "block-problem");
    private final SkipArc skips = new SkipArc(Layout.WIDTH - 2 * ARC_INSET, ARC);
    private final Button unfold = new Button(null, Icons.of("mdi2c-chevron-right"));

    /// @param turn closes the padlocks of its blocks, or opens them
    GroupCard(String key, Runnable turn) {
        super("group-" + key, FocusOrder.card(key), Texts.of("spoken.card.help"));
        this.key = key;
        setAccessibleRole(AccessibleRole.BUTTON);
        getStyleClass().addAll("block", "group-card");
        title = new GroupTitle("group-title-" + key, "block-title");
        GroupFrame.button(unfold, "unfold-" + key, "group.unfold");
        padlock = new Padlock("padlock-group-" + key, turn);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox header = new HBox(unfold, title, padlock);
        header.getStyleClass().add("block-header");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox footer = new HBox(shape, spring, blocks);
        footer.getStyleClass().add("block-footer");
        Region rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        card.getStyleClass().add("block-card");
        card.setPrefWidth(Layout.WIDTH);
        card.setMaxWidth(Layout.WIDTH);
        card.setMinHeight(Layout.HEIGHT);
        card.getChildren().addAll(header, cost, multiplyAdds, rest, footer);
        problem.setId("group-problem-" + key);
        Region stack = new Region();
        stack.getStyleClass().add("group-stack");
        stack.resizeRelocate(5, 5, Layout.WIDTH, Layout.HEIGHT);
        skips.setId("group-skips-" + key);
        skips.setLayoutX(ARC_INSET);
        Tips.install(skips, () -> Texts.of("group.skips.about"));
        getChildren().addAll(stack, skips, card, in(), out());
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Button toggle() {
        return unfold;
    }

    @Override
    public GroupTitle title() {
        return title;
    }

    @Override
    public Pane handle() {
        return this;
    }

    void show(Group group, GroupTotals totals, FocusOrder stops) {
        in().setVisible(!stops.entries(stop()).isEmpty());
        out().setVisible(stops.exit(stop()).isPresent());
        in().setAccessibleText(Texts.of("spoken.in", group.title()));
        out().setAccessibleText(Texts.of("spoken.out", group.title()));
        title.show(group.title());
        padlock.show(totals.frozenWords());
        cost.setText(Texts.of("group.parameters", LargeNumbers.brief(totals.parameters())));
        multiplyAdds.setText(Texts.of("group.multiply-adds", LargeNumbers.brief(totals.multiplyAdds())));
        skips.setVisible(totals.skips() > 0);
        skips.show(Texts.of("group.skips", totals.skips()));
        shape.setText(String.join(", ", totals.shapes()));
        blocks.setText(Texts.of("group.blocks", totals.blocks()));
        List<String> problems = totals.problems();
        card.getChildren().remove(problem);
        if (!problems.isEmpty()) {
            problem.setText(Texts.of("group.problems", problems.size(), problems.getFirst()));
            card.getChildren().add(problem);
        }
        card.pseudoClassStateChanged(PROBLEM, !problems.isEmpty());
        setViewOrder(problems.isEmpty() ? 0 : -5);
        setAccessibleText(CardSpeech.of(group, totals, stops));
    }

    void light(boolean lit, ActivityHighlights.Phase phase) {
        ActivityHighlights.Phase.show(card, lit, phase);
    }

    void mark(boolean selected) {
        card.pseudoClassStateChanged(SELECTED, selected);
    }

    /// The place that it takes with the arc over it.
    Bounds outline() {
        double above = skips.isVisible() ? ABOVE : 0;
        Bounds box = box();
        return new BoundingBox(box.getMinX(), box.getMinY() - above, box.getWidth(), box.getHeight() + above);
    }

    @Override
    Bounds box() {
        return new BoundingBox(getLayoutX(), getLayoutY(), Layout.WIDTH, Math.max(Layout.HEIGHT, card.getHeight()));
    }
}
