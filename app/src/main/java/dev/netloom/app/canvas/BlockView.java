package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Layout;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A block on the canvas: what it is, its settings, what comes out of it, what it costs, and what is wrong with it.
final class BlockView extends Pane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass WALKED = PseudoClass.getPseudoClass("walked");
    private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final String key;
    private final VBox card = new VBox();
    private final Label title = Controls.label("", "block-title");
    private final Label name = Controls.label("", "block-name");
    private final Label settings = Controls.label("", "block-settings");
    private final Label shape = Controls.label("", "block-shape");
    private final Label parameters = Controls.label("", "block-parameters");
    private final Label problem = Controls.paragraph("", "block-problem");
    private final HBox footer = new HBox(shape, spring(), parameters);
    private final Port in;
    private final Port out;

    BlockView(Node node) {
        key = node.id();
        String type = BlockType.of(node.block()).key();
        setId("block-" + key);
        getStyleClass().addAll("block", "kind-" + type);
        card.getStyleClass().add("block-card");
        card.setPrefWidth(Layout.WIDTH);
        card.setMinHeight(Layout.HEIGHT);
        footer.getStyleClass().add("block-footer");
        problem.setId("problem-" + key);
        StackPane icon = new StackPane(Icons.block(type));
        icon.getStyleClass().add("block-icon");
        title.setMinWidth(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox header = new HBox(icon, title, name);
        header.getStyleClass().add("block-header");
        hideCutName(header);
        card.getChildren().addAll(header, settings, grow(new Region()), footer);
        in = new Port(setIdOf("in"));
        out = new Port(setIdOf("out"));
        in.relocateTo(0, Layout.PORT);
        out.relocateTo(Layout.WIDTH, Layout.PORT);
        getChildren().addAll(card, in, out);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleHelp(Texts.of("spoken.help"));
        in.setAccessibleText(Texts.of("spoken.in", key));
        out.setAccessibleText(Texts.of("spoken.out", key));
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                pseudoClassStateChanged(WALKED, false);
            }
        });
        in.setVisible(node.block().arity() != Arity.NONE);
        out.setVisible(!(node.block() instanceof Output));
    }

    /// Half a name helps nobody: one that finds no room beside the title waits in a tooltip.
    private void hideCutName(HBox header) {
        Tooltip whole = Controls.tooltip("");
        whole.textProperty().bind(name.textProperty());
        name.visibleProperty().bind(name.textTruncatedProperty().not());
        name.textTruncatedProperty().subscribe(cut -> {
            Tooltip.uninstall(header, whole);
            if (cut) {
                Tooltip.install(header, whole);
            }
        });
    }

    String key() {
        return key;
    }

    /// True where this view, made for a block of one type, can show `block`.
    boolean shows(Block block) {
        return getStyleClass().contains("kind-" + BlockType.of(block).key());
    }

    Port in() {
        return in;
    }

    Port out() {
        return out;
    }

    void show(Node node, GraphCheck check) {
        Block block = node.block();
        title.setText(BlockFace.title(block));
        name.setText(node.id());
        settings.setText(BlockFace.settings(node));
        shape.setText(check.shape(key).map(BlockFace::shape).orElse("?"));
        List<Shape> inputs = check.inputShapes(node);
        boolean known = check.shape(key).isPresent();
        parameters.setText(known ? Texts.of("canvas.parameters", block.parameterCount(inputs)) : "");
        complain(check.problems(key), known);
    }

    /// A problem takes the place of the output that it prevents.
    private void complain(List<Problem> problems, boolean known) {
        problem.setText(String.join(
                "\n", problems.stream().map(found -> ProblemText.of(found)).toList()));
        footer.setVisible(known || problems.isEmpty());
        footer.setManaged(footer.isVisible());
        card.getChildren().remove(problem);
        if (!problems.isEmpty()) {
            card.getChildren().add(problem);
        }
        card.pseudoClassStateChanged(PROBLEM, !problems.isEmpty());
        setViewOrder(problems.isEmpty() ? 0 : -5);
    }

    /// The keyboard came here by a key, so that a ring should say where it is; until it goes on.
    void walkedTo() {
        pseudoClassStateChanged(WALKED, true);
    }

    /// Shows that a wire drawn with the keyboard would end here.
    void aim(boolean aimed) {
        pseudoClassStateChanged(AIMED, aimed);
        if (!aimed) {
            setAccessibleHelp(Texts.of("spoken.help"));
        }
    }

    void light(boolean lit, Lights.Phase phase) {
        Lights.Phase.show(card, lit, phase);
    }

    void mark(boolean selected) {
        card.pseudoClassStateChanged(SELECTED, selected);
    }

    /// The place that the card takes in the drawing.
    Bounds box() {
        return new BoundingBox(getLayoutX(), getLayoutY(), Layout.WIDTH, Math.max(Layout.HEIGHT, card.getHeight()));
    }

    /// Where the wire to this block ends.
    Point2D inPoint() {
        return new Point2D(getLayoutX(), getLayoutY() + Layout.PORT);
    }

    /// Where the wires from this block begin.
    Point2D outPoint() {
        return new Point2D(getLayoutX() + Layout.WIDTH, getLayoutY() + Layout.PORT);
    }

    private String setIdOf(String port) {
        return getId() + "-" + port;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static Region grow(Region region) {
        VBox.setVgrow(region, Priority.ALWAYS);
        return region;
    }
}
