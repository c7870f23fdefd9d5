package dev.netloom.app.runs;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.DamagedRow;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// One run: what it came to, its name, tags and notes to be changed, and the ways to go on from it.
final class RunPage extends ScrollPane {
    private static final int MOST_EPOCHS = 1000;

    private final RunsModel model;
    private final RunActions actions;
    private final TextField name = new TextField();
    private final TextField tags = new TextField();
    private final TextArea notes = new TextArea();
    private final Label outcome = Controls.paragraph("", "run-outcome");
    private final Label facts = Controls.paragraph("", "text-muted");
    private final Label trouble = Controls.paragraph("", "run-trouble");
    private final Button open = new Button(Texts.of("runs.open"), Icons.of("mdi2o-open-in-app"));
    private final Button resume = new Button(Texts.of("runs.resume"), Icons.of("mdi2p-play"));
    private final Button report = new Button(Texts.of("runs.report"), Icons.of("mdi2f-file-document-outline"));
    private final Button bundle = new Button(Texts.of("runs.bundle"), Icons.of("mdi2p-package-variant-closed"));
    private final ComboBox<Checkpoint> checkpoint = new ComboBox<>();
    private final Spinner<Integer> epochs = new Counter(1, MOST_EPOCHS, 1);
    private final Button goOn = new Button(Texts.of("runs.continue"), Icons.of("mdi2s-source-branch"));
    private final Label difference = Controls.paragraph("", "run-trouble");
    private final CheckBox otherData = new CheckBox(Texts.of("runs.data.anyway"));
    private final Label noWeights = Controls.paragraph(Texts.of("runs.no-weights"), "text-muted");
    private final HBox going =
            new HBox(goOn, checkpoint, epochs, Controls.label(Texts.of("runs.epochs"), "text-muted"));
    private RunDetails run;

    RunPage(RunsModel model, RunActions actions) {
        this.model = model;
        this.actions = actions;
        setId("run-page");
        getStyleClass().addAll("run-page", "edge-to-edge");
        setFitToWidth(true);
        edit(name, "run-name", "runs.name", text -> model.rename(id(), text));
        edit(tags, "run-tags", "runs.tags", text -> model.tag(id(), Tags.read(text)));
        edit(notes, "run-notes", "runs.notes", text -> model.note(id(), text));
        notes.setPrefRowCount(2);
        notes.setWrapText(true);
        tags.setPromptText(Texts.of("runs.tags.prompt"));
        notes.setPromptText(Texts.of("runs.notes.prompt"));
        prepareButtons();
        GridPane form = new GridPane();
        form.getStyleClass().add("run-form");
        row(form, 0, "runs.name", name);
        row(form, 1, "runs.tags", tags);
        row(form, 2, "runs.notes", notes);
        VBox all = new VBox(
                outcome,
                facts,
                trouble,
                new FlowPane(8, 8, open, resume, report, bundle),
                going,
                difference,
                otherData,
                noWeights,
                form);
        all.getStyleClass().add("run-all");
        setContent(all);
    }

    private static void row(GridPane form, int row, String key, Node field) {
        Label label = Controls.label(Texts.of(key), "text-muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(field);
        form.addRow(row, label, field);
        GridPane.setHgrow(field, Priority.ALWAYS);
    }

    private void prepareButtons() {
        open.setId("run-open");
        open.setTooltip(Controls.tooltip(Texts.of("runs.open.tip")));
        open.setOnAction(event -> actions.open(run));
        resume.setId("run-resume");
        resume.setTooltip(Controls.tooltip(Texts.of("runs.resume.tip")));
        resume.setOnAction(event -> ResumePoint.of(run).ifPresent(actions::resume));
        report.setId("run-report");
        report.setTooltip(Controls.tooltip(Texts.of("runs.report.tip")));
        report.setOnAction(event -> actions.report(run));
        bundle.setId("run-bundle");
        bundle.setTooltip(Controls.tooltip(Texts.of("runs.bundle.tip")));
        bundle.setOnAction(event -> actions.bundle(run));
        goOn.setId("run-continue");
        goOn.setTooltip(Controls.tooltip(Texts.of("runs.continue.tip")));
        ObservableValue<Boolean> busy = actions.busy();
        goOn.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> busy.getValue() || otherData.isVisible() && !otherData.isSelected(),
                        busy,
                        otherData.visibleProperty(),
                        otherData.selectedProperty()));
        resume.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> busy.getValue() || difference.isVisible(), busy, difference.visibleProperty()));
        goOn.setOnAction(event -> actions.goOn(run, checkpoint.getValue(), epochs.getValue()));
        difference.setId("run-difference");
        otherData.setId("run-other-data");
        otherData.setTooltip(Controls.tooltip(Texts.of("runs.data.anyway.tip")));
        checkpoint.setId("run-checkpoint");
        checkpoint.setTooltip(Controls.tooltip(Texts.of("runs.checkpoint.tip")));
        checkpoint.setAccessibleText(Texts.of("runs.checkpoint.tip"));
        checkpoint.setConverter(new Words());
        epochs.setId("run-epochs");
        epochs.setEditable(true);
        epochs.setTooltip(Controls.tooltip(Texts.of("runs.epochs.tip")));
        epochs.setAccessibleText(Texts.of("runs.epochs.tip"));
        going.getStyleClass().add("run-going");
        going.setAlignment(Pos.CENTER_LEFT);
        List.of(open, resume, report, bundle, goOn).forEach(button -> {
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(USE_PREF_SIZE);
        });
    }

    /// What is typed counts when the keyboard leaves the field, or at Enter.
    private void edit(TextInputControl field, String id, String key, Consumer<String> commit) {
        field.setId(id);
        field.setTooltip(Controls.tooltip(Texts.of(key + ".edit")));
        field.setAccessibleText(Texts.of(key + ".edit"));
        Runnable done = () -> {
            if (run != null && !field.getText().equals(before(field))) {
                commit.accept(field.getText());
            }
        };
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                done.run();
            }
        });
        if (field instanceof TextField line) {
            line.setOnAction(event -> done.run());
        }
    }

    private String before(TextInputControl field) {
        RunSummary now = run.summary();
        return field == name ? now.name() : field == tags ? Tags.text(now.tags()) : now.notes();
    }

    private long id() {
        return run.summary().id();
    }

    void focusName() {
        applyCss(); // only then is the field in the scene
        layout();
        name.requestFocus();
        name.selectAll();
    }

    void show(RunDetails next) {
        boolean isOther = run == null || id() != next.summary().id();
        RunSummary summary = next.summary();
        run = next;
        fill(name, summary.name(), isOther);
        fill(tags, Tags.text(summary.tags()), isOther);
        fill(notes, summary.notes(), isOther);
        otherData.setSelected(otherData.isSelected() && !isOther);
        outcome.setText(
                summary.best().isPresent()
                        ? Texts.of("runs.outcome", RunWords.accuracy(summary), RunWords.state(summary))
                        : RunWords.state(summary));
        facts.setText(facts(next));
        trouble.setText(trouble(next));
        hide(trouble, trouble.getText().isEmpty());
        Optional<String> other = next.checkpoints().isEmpty() ? Optional.empty() : actions.difference(next);
        difference.setText(other.orElse(""));
        hide(difference, other.isEmpty());
        hide(otherData, other.isEmpty());
        Checkpoint chosen = checkpoint.getValue();
        checkpoint.getItems().setAll(next.checkpoints());
        checkpoint.setValue(
                next.checkpoints().contains(chosen)
                        ? chosen
                        : next.checkpoints().stream()
                                .filter(Checkpoint::best)
                                .findFirst()
                                .orElse(next.checkpoints().stream().findFirst().orElse(null)));
        if (isOther) {
            epochs.getValueFactory().setValue(Math.clamp(summary.epochs(), 1, MOST_EPOCHS));
        }
        hide(resume, ResumePoint.of(next).isEmpty());
        hide(going, next.checkpoints().isEmpty());
        hide(noWeights, !next.checkpoints().isEmpty());
    }

    /// A field that somebody is writing in stays as it is.
    private static void fill(TextInputControl field, String text, boolean other) {
        if (other || !field.isFocused()) {
            field.setText(text);
        }
    }

    private static String trouble(RunDetails run) {
        String damage = run.damaged().stream().map(DamagedRow::what).collect(Collectors.joining("; "));
        return Stream.of(run.failure(), damage.isEmpty() ? "" : Texts.of("runs.damaged.parts", damage))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String facts(RunDetails next) {
        RunSummary summary = next.summary();
        List<String> facts = new ArrayList<>(List.of(
                RunWords.when(summary.started()),
                Texts.of("runs.origin." + summary.origin().key()),
                summary.network(),
                RunWords.time(summary.seconds()),
                Texts.of("runs.fact.parameters", RunWords.count(summary.parameters())),
                Texts.of("runs.fact.multiply-adds", RunWords.count(summary.multiplyAdds())),
                Texts.of("runs.fact.data", HistoryWords.exactly(summary))));
        next.branch()
                .ifPresent(branch -> facts.add(Texts.of(
                        "runs.fact.branch",
                        model.find(branch.run()).map(RunSummary::name).orElse("#" + branch.run()),
                        branch.step())));
        return facts.stream().filter(fact -> !fact.isBlank()).collect(Collectors.joining(" \u00b7 "));
    }

    private static void hide(Node node, boolean hidden) {
        node.setVisible(!hidden);
        node.setManaged(!hidden);
    }

    private static final class Words extends StringConverter<Checkpoint> {
        @Override
        public String toString(Checkpoint checkpoint) {
            return checkpoint == null ? "" : RunWords.checkpoint(checkpoint);
        }

        @Override
        public Checkpoint fromString(String text) {
            throw new UnsupportedOperationException("checkpoints are chosen, not typed");
        }
    }
}
