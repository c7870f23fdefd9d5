package dev.netloom.app.gallery;

import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.LabelVerdict;
import dev.netloom.app.results.LabelVerdict.Kind;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/// Is the label of this image right? The answer is kept; the same once more takes it back.
final class VerdictButtons extends FlowPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final KeptVerdicts kept;
    private final ToggleButton right = answer(Kind.RIGHT);
    private final ToggleButton unclear = answer(Kind.UNCLEAR);
    private final MenuButton wrong = new MenuButton(Texts.of("verdict.wrong"));
    private final Label problem = Controls.paragraph("", "bad");
    private List<String> classes = List.of();
    private int image;

    VerdictButtons(KeptVerdicts kept) {
        this.kept = kept;
        setId("verdict");
        getStyleClass().add("verdict-buttons");
        wrong.setId("verdict-wrong");
        wrong.setTooltip(Controls.tooltip(Texts.of("verdict.wrong.tip")));
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(Controls.label(Texts.of("verdict.question")), right, wrong, unclear, problem);
        kept.verdictsProperty().subscribe(this::tell);
    }

    /// @param index place among the test images, from 0
    /// @param label its class, which it cannot be instead
    void show(int index, int label, List<String> names) {
        image = index;
        if (!classes.equals(names)) {
            classes = names;
            wrong.getItems().clear();
            for (int k = 0; k < names.size(); k++) {
                MenuItem item = new MenuItem(names.get(k));
                LabelVerdict verdict = new LabelVerdict(Kind.WRONG, k);
                item.setId("verdict-wrong-" + k);
                item.setOnAction(event -> judge(verdict));
                wrong.getItems().add(item);
            }
        }
        for (int k = 0; k < names.size(); k++) {
            wrong.getItems().get(k).setDisable(k == label);
        }
        problem.setVisible(false);
        tell();
    }

    private ToggleButton answer(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        ToggleButton button = new ToggleButton(Texts.of("verdict." + name));
        button.setId("verdict-" + name);
        button.setTooltip(Controls.tooltip(Texts.of("verdict." + name + ".tip")));
        button.setOnAction(event -> judge(LabelVerdict.of(kind)));
        return button;
    }

    private void judge(LabelVerdict verdict) {
        kept.judge(image, verdict, failure -> {
            problem.setText(Texts.of("verdict.unkept", FileReason.of(failure, kept.file())));
            problem.setVisible(true);
        });
    }

    private void tell() {
        LabelVerdict verdict = kept.find(image).orElse(null);
        right.setSelected(verdict != null && verdict.kind() == Kind.RIGHT);
        unclear.setSelected(verdict != null && verdict.kind() == Kind.UNCLEAR);
        boolean other = verdict != null && verdict.kind() == Kind.WRONG && verdict.is() < classes.size();
        wrong.setText(other ? Texts.of("verdict.wrong.is", classes.get(verdict.is())) : Texts.of("verdict.wrong"));
        wrong.pseudoClassStateChanged(SELECTED, other);
    }

    /// A verdict in words.
    static String words(LabelVerdict verdict, List<String> classes) {
        return switch (verdict.kind()) {
            case RIGHT -> Texts.of("verdict.right");
            case UNCLEAR -> Texts.of("verdict.unclear");
            case WRONG -> Texts.of("verdict.wrong.is", classes.get(verdict.is()));
        };
    }
}
