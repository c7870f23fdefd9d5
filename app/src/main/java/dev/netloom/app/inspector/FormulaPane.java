package dev.netloom.app.inspector;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Formula;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.List;
import javafx.scene.layout.VBox;

/// What a block computes, as a formula; and what follows from it here, with the numbers of its place in the network.
final class FormulaPane extends Formula {
    private final VBox here = new VBox();
    private List<String> shown = List.of();

    FormulaPane(BlockType type) {
        super(type.key());
        setId("formula");
        here.getStyleClass().add("formula-here");
        getChildren().add(here);
        here.setVisible(false);
        here.setManaged(false);
    }

    void show(Node node, GraphCheck check) {
        List<Shape> inputs = check.inputShapes(node);
        List<String> lines = check.shape(node.id())
                .map(output -> Worked.of(node.block(), inputs, output))
                .orElse(List.of());
        if (lines.equals(shown)) {
            return;
        }
        shown = lines;
        here.getChildren()
                .setAll(lines.stream()
                        .map(line -> Controls.paragraph(line, "formula-worked"))
                        .toList());
        here.setVisible(!lines.isEmpty());
        here.setManaged(here.isVisible());
    }
}
