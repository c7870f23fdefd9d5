package dev.netloom.app.inspector;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a block computes, as a formula; and what follows from it here, with the numbers of its place in the network.
final class FormulaPane extends VBox {
    private final VBox here = new VBox();
    private List<String> shown = List.of();

    FormulaPane(BlockType type) {
        setId("formula");
        getStyleClass().add("formula-pane");
        here.getStyleClass().add("formula-here");
        String stem = "block." + type.key() + ".formula";
        Label formula = Controls.paragraph(Texts.of(stem), "formula");
        formula.setId("formula-text");
        getChildren().add(formula);
        if (Texts.has(stem + ".symbols")) {
            getChildren().add(Controls.paragraph(Texts.of(stem + ".symbols"), "formula-symbols"));
        }
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
