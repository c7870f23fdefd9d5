package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.preview.Preview;
import dev.netloom.app.preview.Thumbnail;
import dev.netloom.app.problems.ProblemPane;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary.Layer;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A block on the canvas: what it is, its settings, what comes out of it, what it costs, and what is wrong with it.
final class BlockView extends FocusableView {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");

    private final String key;
    private final VBox card = new VBox();
    private final Label title = Controls.label("", "block-title");
    private final Label name = Controls.label("", "block-name");
    private final Label settings = Controls.label("", "block-settings");
    private final Label shape = Controls.label("", "block-shape");
    private final Label parameters = Controls.label("", "block-parameters");
    private final HBox footer = new HBox(shape, spring(), parameters);
    private final Label multiplyAdds = Controls.label("", "block-multiply-adds");
    private final Label field = Controls.label("", "block-field");
    private final HBox costs = new HBox(multiplyAdds, spring(), field);
    private final Padlock padlock;
    private final Thumbnail thumbnail;
    private final ProblemPane problem;
    private final BooleanProperty known = new SimpleBooleanProperty();
    private final BooleanProperty flawed = new SimpleBooleanProperty();
    private Optional<Layer> layer = Optional.empty();
    private List<Object> shown = List.of();

    BlockView(Node node, DiagramModel model, ViewSettings view) {
        super("block-" + node.id(), node.id(), Texts.of("spoken.help"));
        key = node.id();
        thumbnail = new Thumbnail(node.block() instanceof Output);
        problem = new ProblemPane(ProblemPane.Place.BLOCK, model);
        padlock = new Padlock("padlock-" + key, () -> EditCommands.freeze(model, Set.of(key)));
        String type = BlockType.of(node.block()).key();
        getStyleClass().addAll("block", "kind-" + type);
        card.getStyleClass().add("block-card");
        card.setPrefWidth(Layout.WIDTH);
        card.setMinHeight(Layout.LOW);
        footer.getStyleClass().add("block-footer");
        StackPane icon = new StackPane(Icons.block(type));
        icon.getStyleClass().add("block-icon");
        title.setMinWidth(USE_PREF_SIZE);
        shape.setMinWidth(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox header = new HBox(icon, title, name, padlock);
        header.getStyleClass().add("block-header");
        hideCutName(header);
        costs.getStyleClass().add("block-costs");
        Tips.install(parameters, () -> Texts.of("canvas.parameters.exact", exact(Layer::parameters)));
        Tips.install(multiplyAdds, () -> Texts.of("canvas.multiply-adds.exact", exact(Layer::multiplyAdds)));
        Tips.install(field, () -> Texts.of("fact.receptive-field.about"));
        VBox.setMargin(costs, new Insets(-7, 0, 0, 0)); // the footer's last line
        BooleanBinding sound = known.and(flawed.not());
        showWhere(sound, footer);
        showWhere(sound.and(view.costsProperty()), costs);
        showWhere(sound.and(view.previewsProperty()), thumbnail);
        card.getChildren().addAll(header, settings, grow(new Region()), thumbnail, footer, costs);
        getChildren().addAll(card, in(), out());
        setAccessibleRole(AccessibleRole.BUTTON);
        in().setAccessibleText(Texts.of("spoken.in", key));
        out().setAccessibleText(Texts.of("spoken.out", key));
        in().setVisible(node.block().arity() != Arity.NONE);
        out().setVisible(!(node.block() instanceof Output));
    }

    /// Half a name helps nobody: one that finds no room beside the title waits in a tooltip.
    private void hideCutName(HBox header) {
        Tips.install(header, name::getText);
        name.visibleProperty().bind(name.textTruncatedProperty().not());
    }

    String key() {
        return key;
    }

    /// True where this view, made for a block of one type, can show `block`.
    boolean shows(Block block) {
        return getStyleClass().contains("kind-" + BlockType.of(block).key());
    }

    /// @param layer what is known of the block's output and its costs
    /// @param frozen whether training leaves it as it is
    void show(Node node, GraphCheck check, Optional<Layer> layer, boolean frozen) {
        this.layer = layer;
        padlock.show(frozen);
        card.pseudoClassStateChanged(FROZEN, frozen);
        List<Object> subject = List.of(node, layer, check.problems(key));
        if (subject.equals(shown) && check.problems(key).isEmpty()) { // ways out depend on the other blocks, too
            return;
        }
        if (shown.isEmpty() || !shown.getFirst().equals(node)) {
            title.setText(BlockFace.title(node.block()));
            name.setText(node.id());
            settings.setText(BlockFace.settings(node));
        }
        shown = subject;
        layer.ifPresent(this::count);
        known.set(layer.isPresent());
        complain(check.problems(key));
    }

    private void count(Layer layer) {
        shape.setText(BlockFace.shape(layer.output()));
        put(parameters, "parameters", layer.parameters());
        put(multiplyAdds, "multiply-adds", layer.multiplyAdds());
        ReceptiveField sight = layer.receptiveField();
        field.setText(Texts.of("canvas.field", sight.height(), sight.width()));
    }

    /// Briefly; the tooltip has it exactly.
    private static void put(Label label, String what, long number) {
        label.setText(number == 0 ? "" : Texts.of("canvas." + what, LargeNumbers.brief(number), number));
    }

    private long exact(ToLongFunction<Layer> what) {
        return layer.map(what::applyAsLong).orElse(0L);
    }

    /// A problem takes the place of the output, so that it covers as little as possible of what lies below.
    private void complain(List<Problem> problems) {
        problem.show(key, problems);
        flawed.set(!problems.isEmpty());
        card.getChildren().remove(problem);
        if (!problems.isEmpty()) {
            card.getChildren().add(problem);
        }
        card.pseudoClassStateChanged(PROBLEM, !problems.isEmpty());
        setViewOrder(problems.isEmpty() ? 0 : -5);
    }

    void show(Optional<Preview> preview) {
        thumbnail.show(preview);
    }

    void light(boolean lit, ActivityHighlights.Phase phase) {
        ActivityHighlights.Phase.show(card, lit, phase);
    }

    void mark(boolean selected) {
        card.pseudoClassStateChanged(SELECTED, selected);
    }

    @Override
    Bounds box() {
        return new BoundingBox(getLayoutX(), getLayoutY(), Layout.WIDTH, Math.max(Layout.HEIGHT, card.getHeight()));
    }

    private static void showWhere(ObservableBooleanValue wanted, Region region) {
        region.visibleProperty().bind(wanted);
        region.managedProperty().bind(wanted);
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
