package dev.netloom.app.compare;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.ArmFacts;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// What the two networks are, in numbers side by side; where they differ, that stands out.
final class NumbersGrid extends GridPane {
    private int row;

    NumbersGrid() {
        setId("compare-numbers");
        getStyleClass().add("compare-numbers");
    }

    void show(NetworkPair.Twin first, NetworkPair.Twin second) {
        getChildren().clear();
        row = 0;
        add(Controls.label(Texts.of("compare.first"), "compare-letter", "first"), 1, row);
        add(Controls.label(Texts.of("compare.second"), "compare-letter", "second"), 2, row++);
        ArmFacts a = first.facts();
        ArmFacts b = second.facts();
        count("compare.parameters", a.parameters(), b.parameters());
        count("compare.multiply-adds", a.multiplyAdds(), b.multiplyAdds());
        line(
                "compare.non-linearities",
                LargeNumbers.exact(a.nonLinearities()),
                LargeNumbers.exact(b.nonLinearities()),
                difference(a.nonLinearities(), b.nonLinearities()));
        line(
                "compare.field",
                Texts.of("compare.field.value", a.field().height(), a.field().width()),
                Texts.of("compare.field.value", b.field().height(), b.field().width()),
                "");
    }

    private void count(String key, long a, long b) {
        String ratio = a == b || a == 0 ? "" : Texts.of("compare.percent", (double) (b - a) / a);
        line(key, LargeNumbers.brief(a), LargeNumbers.brief(b), ratio);
    }

    private static String difference(int a, int b) {
        return a == b ? "" : Texts.of("compare.more", b - a);
    }

    private void line(String key, String a, String b, String difference) {
        Label name = Controls.label(Texts.of(key), "text-muted");
        name.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        name.setMinWidth(USE_PREF_SIZE);
        addRow(
                row++,
                name,
                value(a, !a.equals(b)),
                value(b, !a.equals(b)),
                Controls.label(difference, "compare-change"));
        name.setAccessibleText(Texts.of("compare.spoken", Texts.of(key), a, b));
    }

    private static Label value(String text, boolean differs) {
        Label value = Controls.label(text, "compare-value");
        value.setMinWidth(USE_PREF_SIZE);
        if (differs) {
            value.getStyleClass().add("differs");
        }
        return value;
    }
}
