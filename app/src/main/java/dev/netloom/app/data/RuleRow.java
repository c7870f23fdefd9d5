package dev.netloom.app.data;

import atlantafx.base.controls.ToggleSwitch;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.augment.Rule;
import dev.netloom.engine.data.augment.RuleKind;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One augmentation rule: whether it is applied, how far it goes, and where that changes what an image means.
final class RuleRow extends VBox {
    private final RuleKind kind;
    private final ToggleSwitch on = new ToggleSwitch();
    private final Slider slider = new Slider();
    private final Label amount = Controls.label("", "rule-amount");
    private final Label warning = Controls.paragraph("", "data-skipped");
    private final BiConsumer<RuleKind, Optional<Rule>> changed;
    private boolean filling;

    /// @param changed is told what the user makes of the rule; empty where it is switched off
    RuleRow(RuleKind kind, BiConsumer<RuleKind, Optional<Rule>> changed) {
        this.kind = kind;
        this.changed = changed;
        String key = "augment.rule." + kind.key();
        String name = Texts.of(key);
        getStyleClass().add("rule-row");
        on.setId("rule-" + kind.key());
        on.setAccessibleText(name);
        slider.setId("rule-" + kind.key() + "-amount");
        slider.setAccessibleText(Texts.of("augment.amount", name));
        slider.setMax(kind.max());
        slider.setValue(kind.usual());
        HBox.setHgrow(slider, Priority.ALWAYS);
        warning.setId("rule-" + kind.key() + "-warning");
        warning.managedProperty().bind(warning.visibleProperty());
        Label title = Controls.label(name, "rule-name");
        title.setLabelFor(on);
        title.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        title.setOnMouseClicked(event -> on.setSelected(!on.isSelected()));
        HBox line = new HBox(on, title, slider, amount);
        line.getStyleClass().add("rule-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, warning);
        on.selectedProperty().subscribe((before, chosen) -> tell(chosen));
        slider.valueProperty().subscribe((before, value) -> tell(true));
    }

    private void tell(boolean chosen) {
        if (!filling) {
            double value = rounded();
            changed.accept(kind, chosen ? Optional.of(kind.of(value)) : Optional.empty());
        }
    }

    /// Whole where it is whole, or where the range is wide; halves; hundredths of what is at most 1.
    private double rounded() {
        double perUnit = kind.isWhole() || slider.getMax() > 50 ? 1 : slider.getMax() > 10 ? 2 : 100;
        return Math.min(Math.rint(slider.getValue() * perUnit) / perUnit, kind.max());
    }

    /// @param rule empty where it is switched off
    /// @param most that the slider goes to
    /// @param warned of what is wrong with it, in words
    void show(Optional<Rule> rule, double most, Optional<String> warned) {
        filling = true;
        slider.setMax(most);
        on.setSelected(rule.isPresent());
        if (!slider.isValueChanging() || rule.isEmpty()) {
            rule.ifPresent(known -> slider.setValue(known.amount()));
        }
        filling = false;
        amount.setText(Texts.of(
                "augment.rule." + kind.key() + ".amount", rule.map(Rule::amount).orElseGet(this::rounded)));
        amount.setOpacity(rule.isPresent() ? 1 : 0.55);
        slider.setOpacity(rule.isPresent() ? 1 : 0.55);
        warning.setText(warned.orElse(""));
        warning.setVisible(warned.isPresent());
    }

    void takeKeyboard() {
        on.requestFocus();
    }
}
