package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.DataText;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What a data set is, in words: counts, sizes, where it is from, how it is split, what was left out.
final class DataHead extends VBox {
    private static final Comparator<ClassSummary> BY_SIZE = Comparator.comparingInt(ClassSummary::train);

    private final Label name = Controls.label("", "page-title");
    private final Label facts = Controls.paragraph("");
    private final Label origin = Controls.paragraph("", "text-muted");
    private final Label balance = Controls.paragraph("", "text-muted");
    private final Label split = Controls.paragraph("", "text-muted");
    private final Label skipped = Controls.paragraph("", "data-skipped");
    private final Button edit = new Button(Texts.of("command.data-edit"), Icons.of("mdi2i-image-edit-outline"));
    private Consumer<Path> editing = folder -> {};
    private Path editable;

    DataHead() {
        getStyleClass().add("data-head");
        name.setId("data-name");
        facts.setId("data-facts");
        origin.setId("data-origin");
        balance.setId("data-balance");
        split.setId("data-split");
        skipped.setId("data-skipped");
        edit.setId("data-edit");
        edit.setTooltip(Controls.tooltip(Texts.of("command.data-edit.tip")));
        edit.managedProperty().bind(edit.visibleProperty());
        edit.setOnAction(event -> editing.accept(editable));
        FlowPane buttons = new FlowPane(edit);
        buttons.getStyleClass().add("data-buttons");
        buttons.managedProperty().bind(edit.visibleProperty());
        getChildren().addAll(name, facts, origin, balance, split, skipped, buttons);
    }

    /// @param editing changes the set of pictures in a folder
    void setOnEdit(Consumer<Path> editing) {
        this.editing = editing;
    }

    void show(DataSummary summary) {
        Dataset data = summary.data();
        name.setText(data.name());
        facts.setText(String.join("\n", DataText.facts(data)));
        origin.setText(origin(data));
        origin.setVisible(!origin.getText().isEmpty());
        origin.setManaged(origin.isVisible());
        balance.setText(balance(summary.classes()));
        showSplit(summary, false);
        String without = DataText.skipped(data);
        skipped.setText(without);
        skipped.setVisible(!without.isEmpty());
        skipped.setManaged(!without.isEmpty());
        editable = summary.editable().orElse(null);
        edit.setVisible(editable != null);
    }

    /// @param open whether the settings of the next run leave it open
    void showSplit(DataSummary summary, boolean open) {
        split.setText(open ? Texts.of("data.split.unknown") : split(summary));
    }

    private static String origin(Dataset data) {
        String known = "data.origin." + data.identity().name().toLowerCase(Locale.ROOT);
        if (Texts.has(known)) {
            return Texts.of(known);
        }
        if (data.origin() != null) {
            return ""; // said with the facts
        }
        String where = data.identity().where();
        return where.isEmpty() ? Texts.of("data.origin.unknown") : Texts.of("data.origin.folder", where);
    }

    private static String balance(List<ClassSummary> classes) {
        if (classes.isEmpty()) {
            return Texts.of("data.balance.none");
        }
        ClassSummary most = classes.stream().max(BY_SIZE).orElseThrow();
        ClassSummary fewest = classes.stream().min(BY_SIZE).orElseThrow();
        return most.train() == fewest.train()
                ? Texts.of("data.balance.even", most.train())
                : Texts.of("data.balance", most.name(), most.train(), fewest.name(), fewest.train());
    }

    private static String split(DataSummary summary) {
        int all = summary.data().train().size();
        int held = summary.heldOut().size();
        return held == 0
                ? Texts.of("data.split.none", all)
                : Texts.of(
                        "data.split",
                        held,
                        all,
                        (double) held / all,
                        Long.toString(summary.split().seed()));
    }
}
