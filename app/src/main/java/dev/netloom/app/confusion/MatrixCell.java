package dev.netloom.app.confusion;

import dev.netloom.app.results.Cell;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.ConfusionMatrix;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One cell: its count, on a ground as strong as the logarithm of the count, so that one mistake is
/// seen beside a thousand recognised digits.
final class MatrixCell extends StackPane {
    private static final PseudoClass STRONG = PseudoClass.getPseudoClass("strong");
    private static final double FAINTEST = 0.14;
    private static final double ENOUGH_FOR_WHITE = 0.8;

    private final Cell cell;
    private final Region shade = new Region();
    private final Label count = new Label();
    private final Tooltip tooltip = Controls.tooltip("");

    MatrixCell(Cell cell, Consumer<Cell> open) {
        this.cell = cell;
        setId("confusion-" + cell.label() + "-" + cell.guess());
        getStyleClass().addAll("confusion-cell", cell.isDiagonal() ? "right" : "wrong");
        shade.getStyleClass().add("confusion-shade");
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(shade, count);
        Tooltip.install(this, tooltip);
        setOnMouseClicked(event -> open.accept(cell));
    }

    Cell cell() {
        return cell;
    }

    void show(ConfusionMatrix matrix, List<String> classes) {
        int own = matrix.count(cell.label(), cell.guess());
        int most = cell.isDiagonal() ? matrix.images(cell.label()) : matrix.mostMistaken();
        double strength = strength(own, most);
        shade.setOpacity(strength);
        count.setText(own == 0 ? "" : Texts.of("confusion.count", own));
        pseudoClassStateChanged(STRONG, strength > ENOUGH_FOR_WHITE);
        String is = classes.get(cell.label());
        String taken = classes.get(cell.guess());
        String words = cell.isDiagonal()
                ? Texts.of("confusion.cell.right", own, matrix.images(cell.label()), is)
                : Texts.of("confusion.cell.wrong", own, matrix.images(cell.label()), is, taken);
        tooltip.setText(words);
        setAccessibleText(words);
    }

    /// 0 for none, then from faint to full.
    static double strength(int count, int most) {
        return count == 0 ? 0 : FAINTEST + (1 - FAINTEST) * Math.log1p(count) / Math.log1p(Math.max(count, most));
    }
}
