package dev.netloom.app.canvas;

import atlantafx.base.theme.Styles;
import dev.netloom.app.diagram.Rewrite.Effect;
import dev.netloom.app.diagram.Rewrite.Proposal;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/// A change that waits for a yes: what it does and why, and what it costs before and after.
final class ProposalCard extends CanvasPopup {
    private static final double WIDTH = 380;

    private final Consumer<Proposal> apply;
    private final ProposalPreview preview;
    private final Label title = Controls.paragraph("", "proposal-title");
    private final Label text = Controls.paragraph("", "proposal-text");
    private final GridPane table = new GridPane();
    private final Button yes = new Button(Texts.of("proposal.apply"));
    private Proposal proposal;

    /// @param preview shows on the canvas what would change, as long as the card is open
    ProposalCard(Proposal proposal, ProposalPreview preview, Consumer<Proposal> apply) {
        super("proposal");
        this.apply = apply;
        this.preview = preview;
        title.setId("proposal-title");
        text.setId("proposal-text");
        table.setId("proposal-table");
        table.getStyleClass().add("proposal-table");
        setPrefWidth(WIDTH);
        getChildren().addAll(title, text, table, buttons());
        show(proposal);
    }

    /// Puts a control for a choice within the proposal above its table.
    void add(Node choice) {
        getChildren().add(getChildren().indexOf(table), choice);
    }

    void show(Proposal shown) {
        proposal = shown;
        title.setText(shown.title());
        text.setText(shown.text());
        Effect effect = shown.effect();
        table.getChildren().clear();
        head();
        count(1, "parameters", effect.parametersBefore(), effect.parametersAfter());
        count(2, "multiply-adds", effect.multiplyAddsBefore(), effect.multiplyAddsAfter());
        field(3, effect.fieldBefore(), effect.fieldAfter());
        preview.show(shown);
    }

    @Override
    void begin() {
        yes.requestFocus();
    }

    @Override
    Optional<Bounds> besides() {
        return Optional.of(preview.boundsInScene());
    }

    @Override
    void left() {
        preview.hide(proposal);
    }

    private HBox buttons() {
        yes.setId("proposal-apply");
        yes.getStyleClass().addAll(Styles.ACCENT);
        yes.setDefaultButton(true);
        yes.setTooltip(Controls.tooltip(Texts.of("proposal.apply.tip")));
        yes.setOnAction(event -> {
            close();
            apply.accept(proposal);
        });
        Button no = new Button(Texts.of("proposal.cancel"));
        no.setId("proposal-cancel");
        no.setTooltip(Controls.tooltip(Texts.of("proposal.cancel.tip")));
        no.setOnAction(event -> close());
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("proposal-buttons");
        return buttons;
    }

    private void head() {
        table.add(right(Controls.label(Texts.of("proposal.before"), "proposal-head")), 1, 0);
        table.add(right(Controls.label(Texts.of("proposal.after"), "proposal-head")), 2, 0);
        table.add(right(Controls.label(Texts.of("proposal.change"), "proposal-head")), 3, 0);
    }

    private void count(int row, String fact, long before, long after) {
        table.add(name(fact), 0, row);
        table.add(value(Texts.of("number", before)), 1, row);
        table.add(value(Texts.of("number", after)), 2, row);
        String change = Texts.of(after > before ? "proposal.more" : "proposal.less", Math.abs(after - before));
        table.add(change(after == before ? Texts.of("proposal.same") : change, Long.compare(after, before)), 3, row);
    }

    private void field(int row, Optional<ReceptiveField> before, Optional<ReceptiveField> after) {
        table.add(name("receptive-field"), 0, row);
        table.add(value(size(before)), 1, row);
        table.add(value(size(after)), 2, row);
        int wider = after.map(ReceptiveField::height).orElse(0)
                - before.map(ReceptiveField::height).orElse(0);
        String key = wider == 0 ? "proposal.same" : wider > 0 ? "proposal.more" : "proposal.less";
        table.add(change(Texts.of(key, Math.abs(wider)), 0), 3, row);
    }

    private static String size(Optional<ReceptiveField> field) {
        return field.map(seen -> Texts.of("layers.field.value", seen.height(), seen.width()))
                .orElse("?");
    }

    private static Label name(String fact) {
        Label name = Controls.label(Texts.of("fact." + fact), "proposal-head");
        name.setTooltip(Controls.tooltip(Texts.of("fact." + fact + ".about")));
        return name;
    }

    private static Label value(String text) {
        return right(Controls.label(text, "proposal-value"));
    }

    /// @param sign of the change where less is cheaper; 0 for neither
    private static Label change(String text, int sign) {
        Label change = right(Controls.label(text, "proposal-change"));
        if (sign != 0) {
            change.getStyleClass().add(sign < 0 ? "less" : "more");
        }
        return change;
    }

    private static Label right(Label label) {
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }
}
