package dev.netloom.app.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a block computes: its formula, and below it what the symbols mean.
public class Formula extends VBox {
    /// @param block key of its type; its texts are `block.KEY.formula` and, where needed, `block.KEY.formula.symbols`
    public Formula(String block) {
        getStyleClass().add("formula-pane");
        String stem = "block." + block + ".formula";
        Label formula = Controls.paragraph(Texts.of(stem), "formula");
        formula.setId("formula-text");
        getChildren().add(formula);
        if (Texts.has(stem + ".symbols")) {
            getChildren().add(Controls.paragraph(Texts.of(stem + ".symbols"), "formula-symbols"));
        }
    }
}
