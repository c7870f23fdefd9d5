package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Rewrite.Proposal;
import dev.netloom.app.diagram.Rewrites;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.graph.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Asks for the larger changes of the selected blocks, and shows what they would cost beside them.
record RewriteCommands(Region canvas, BlockLayer blocks, DiagramModel model, EditProposals proposals) {
    private static final int WIDEST = 4096;
    private static final double BELOW = 12;

    void bind(Shortcuts shortcuts) {
        shortcuts.on(Shortcut.RESIDUAL, this::residual);
        shortcuts.on(Shortcut.INCEPTION, this::inception);
        shortcuts.on(Shortcut.STACK, this::stack);
    }

    void residual() {
        proposals.offer(Rewrites.residual(model.diagram(), inOrder()), beside(), card -> {});
    }

    void inception() {
        proposals.offer(Rewrites.inception(model.diagram(), inOrder()), beside(), card -> {});
    }

    void stack() {
        proposals.offer(Rewrites.stack(model.diagram(), inOrder(), 0), beside(), this::addMiddle);
    }

    /// The selected blocks, along the wires.
    private List<String> inOrder() {
        List<String> order =
                model.diagram().graph().inOrder().stream().map(Node::id).toList();
        return model.selection().stream()
                .sorted(Comparator.comparingInt(order::indexOf))
                .toList();
    }

    /// How many channels flow between the layers of the stack is left to the user.
    private void addMiddle(ProposalCard card) {
        List<String> ids = inOrder();
        int filters = ((Conv) model.diagram().graph().node(ids.getFirst()).block()).filters();
        Spinner<Integer> middle = new Counter(1, WIDEST, filters);
        middle.setId("proposal-middle");
        middle.setEditable(true);
        middle.setPrefWidth(96);
        middle.setTooltip(Controls.tooltip(Texts.of("stacked.middle.about")));
        middle.setAccessibleText(Texts.of("stacked.middle"));
        middle.valueProperty().addListener((property, before, channels) -> {
            if (channels != null && Rewrites.stack(model.diagram(), ids, channels) instanceof Proposal proposal) {
                card.show(proposal);
            }
        });
        HBox line = new HBox(8, Controls.label(Texts.of("stacked.middle"), "proposal-head"), middle);
        line.getStyleClass().add("setting-line");
        card.add(line);
    }

    /// Below the first selected block that is seen, in the scene.
    private Point2D beside() {
        Optional<BlockView> view = blocks.views().stream()
                .filter(block -> model.selection().contains(block.key()))
                .findFirst();
        Bounds bounds = view.map(block -> block.localToScene(block.getBoundsInLocal()))
                .orElseGet(() -> canvas.localToScene(canvas.getLayoutBounds()));
        return view.isPresent()
                ? new Point2D(bounds.getMinX(), bounds.getMaxY() + BELOW)
                : new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }
}
