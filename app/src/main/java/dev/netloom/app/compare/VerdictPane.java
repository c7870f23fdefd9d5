package dev.netloom.app.compare;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.ArmFacts;
import dev.netloom.engine.experiment.ArmRun;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.Mean;
import dev.netloom.engine.experiment.Pair;
import dev.netloom.engine.experiment.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What may be said so far: which network is better, in plain words, and what was used; behind "Details" the statistics
/// of every pair, and every network's accuracy with its interval. Before there is anything to say, how far it is.
final class VerdictPane extends VBox {
    private final CompareModel model;
    private final Label headline = Controls.paragraph("", "compare-verdict");
    private final Label used = Controls.paragraph("", "text-muted");
    private final VBox others = new VBox();
    private final ToggleButton more = new ToggleButton(Texts.of("compare.details"));
    private final VBox statistics = new VBox();
    private final GridPane differences = new GridPane();
    private final GridPane table = new GridPane();
    private final VBox details = new VBox(differences, statistics, table);
    private Object shown = List.of();

    VerdictPane(CompareModel model) {
        this.model = model;
        setId("compare-verdict-pane");
        getStyleClass().add("compare-verdicts");
        headline.setId("compare-verdict");
        used.setId("compare-used");
        details.setId("compare-details");
        details.getStyleClass().add("compare-details");
        statistics.getStyleClass().add("compare-statistics");
        differences.getStyleClass().add("compare-results");
        table.getStyleClass().add("compare-results");
        offerDetails();
        HBox head = new HBox(Controls.label(Texts.of("compare.verdict"), "curves-title"), more);
        head.getStyleClass().add("compare-setting");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, headline, others, used, details);
    }

    private void offerDetails() {
        more.setId("compare-more");
        more.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "compare-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setTooltip(Controls.tooltip(Texts.of("compare.details.tip")));
        more.selectedProperty().subscribe(open -> {
            more.setGraphic(Icons.of(open ? "mdi2c-chevron-down" : "mdi2c-chevron-right"));
            show(details, open && more.isVisible());
        });
    }

    void refresh() {
        Experiment experiment = model.told().orElseThrow();
        Pair pair = model.pairProperty().get();
        Optional<Verdict> verdict = model.verdict(pair);
        headline.setText(headline(experiment, verdict));
        used.setText(used(experiment, pair, verdict));
        List<Object> now = new ArrayList<>(List.of(experiment, pair));
        experiment.arms().forEach(arm -> now.add(model.runs(arm.id()).size()));
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        fillOthers(experiment, pair);
        statistics.getChildren().clear();
        verdict.ifPresent(told -> tell(experiment, told));
        experiment.pairs().stream()
                .filter(other -> !other.equals(pair))
                .flatMap(other -> model.verdict(other).stream())
                .forEach(told -> tell(experiment, told));
        fill(experiment);
        fillDifferences(experiment);
        boolean something = !table.getChildren().isEmpty();
        show(more, something);
        show(details, something && more.isSelected());
    }

    private String headline(Experiment experiment, Optional<Verdict> verdict) {
        String answer =
                verdict.map(told -> VerdictWords.plain(experiment, told)).orElse("");
        double percent = Math.floor(model.progressProperty().get() * 100) / 100;
        return switch (model.stateProperty().get()) {
            case IDLE -> answer.isEmpty() ? Texts.of("compare.no-verdict") : answer;
            case RUNNING -> onTheWay("compare.so-far", percent, experiment, verdict, answer);
            case PAUSED -> onTheWay("compare.paused", percent, experiment, verdict, answer);
            case STOPPING -> answer.isEmpty() ? Texts.of("compare.stopping") : answer;
        };
    }

    private String used(Experiment experiment, Pair pair, Optional<Verdict> verdict) {
        boolean over = model.stateProperty().get() == CompareModel.State.IDLE && verdict.isPresent();
        int seeds = over ? verdict.get().seeds() : experiment.seeds();
        return Texts.of(
                over ? "compare.used" : "compare.uses", VerdictWords.used(experiment, pair, seeds, model::digitsOf));
    }

    private String onTheWay(
            String key, double percent, Experiment experiment, Optional<Verdict> verdict, String answer) {
        String left = key.equals("compare.so-far") ? VerdictWords.left(model.secondsLeft()) : "";
        String far = Texts.of(key, model.seedAtWork(), experiment.seeds(), percent, left.isEmpty() ? 0 : 1, left);
        return verdict.map(told -> Texts.of("compare.so-far.answer", told.seeds(), answer, far))
                .orElse(far);
    }

    private void fillOthers(Experiment experiment, Pair pair) {
        others.getChildren().clear();
        experiment.pairs().stream()
                .filter(other -> !other.equals(pair))
                .flatMap(other -> model.verdict(other).stream())
                .forEach(told -> others.getChildren()
                        .add(Controls.paragraph(VerdictWords.plain(experiment, told), "compare-other")));
        show(others, !others.getChildren().isEmpty());
    }

    private void tell(Experiment experiment, Verdict verdict) {
        statistics
                .getChildren()
                .add(Controls.paragraph(
                        VerdictWords.sentence(experiment, verdict) + " " + VerdictWords.onDigits(experiment, verdict),
                        "compare-other"));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// What the second network of each pair gains, where there are several pairs.
    private void fillDifferences(Experiment experiment) {
        differences.getChildren().clear();
        List<Verdict> verdicts = experiment.pairs().stream()
                .flatMap(pair -> model.verdict(pair).stream())
                .toList();
        show(differences, verdicts.size() > 1);
        if (verdicts.size() < 2) {
            return;
        }
        differences.addRow(
                0,
                head("compare.pair"),
                head("compare.first.right"),
                head("compare.second.right"),
                head("compare.points"),
                head("compare.shown"));
        for (Verdict verdict : verdicts) {
            differences.addRow(
                    differences.getRowCount(),
                    Controls.paragraph(Texts.of(
                            "compare.pair.words",
                            experiment.arm(verdict.pair().first()).title(),
                            experiment.arm(verdict.pair().second()).title())),
                    Controls.label(mean(verdict.pair().first()), "compare-value"),
                    Controls.label(mean(verdict.pair().second()), "compare-value"),
                    Controls.label(VerdictWords.difference(verdict.accuracy().difference()), "compare-value"),
                    Controls.label(VerdictWords.shown(verdict)));
        }
        // Only the names of the pairs break where there is little room.
        differences.getChildren().stream()
                .map(Label.class::cast)
                .filter(label -> !label.isWrapText())
                .forEach(label -> label.setMinWidth(USE_PREF_SIZE));
    }

    private String mean(String arm) {
        return Texts.of("verdict.accuracy.one", accuracy(model.runs(arm)).mean());
    }

    private void fill(Experiment experiment) {
        table.getChildren().clear();
        Map<Arm, List<ArmRun>> done = new LinkedHashMap<>();
        experiment.arms().forEach(arm -> {
            List<ArmRun> runs = model.runs(arm.id());
            if (!runs.isEmpty()) {
                done.put(arm, runs);
            }
        });
        if (done.isEmpty()) {
            return;
        }
        table.addRow(
                0,
                head("compare.network"),
                head("compare.parameters"),
                head("compare.right"),
                head("compare.scale"),
                head("compare.runs"),
                head("compare.seconds"));
        double low = done.values().stream()
                .mapToDouble(runs -> lowest(accuracy(runs)))
                .min()
                .orElse(0);
        double high = done.values().stream()
                .mapToDouble(runs -> highest(accuracy(runs)))
                .max()
                .orElse(1);
        double margin = Math.max(0.0005, (high - low) * 0.05);
        int row = 1;
        for (Map.Entry<Arm, List<ArmRun>> entry : done.entrySet()) {
            Mean accuracy = accuracy(entry.getValue());
            Mean seconds = Mean.of(
                    entry.getValue().stream().mapToDouble(ArmRun::seconds).toArray());
            IntervalBar bar = new IntervalBar(accuracy, low - margin, high + margin);
            table.addRow(
                    row++,
                    Controls.label(entry.getKey().title()),
                    Controls.label(LargeNumbers.brief(
                            ArmFacts.of(entry.getKey().graph()).parameters())),
                    Controls.label(VerdictWords.accuracy(accuracy), "compare-value"),
                    bar,
                    Controls.label(LargeNumbers.exact(entry.getValue().size())),
                    Controls.label(Texts.of("compare.seconds.value", seconds.mean())));
        }
        // Only the bars get shorter where there is little room.
        table.getChildren().stream()
                .filter(Label.class::isInstance)
                .forEach(label -> ((Label) label).setMinWidth(USE_PREF_SIZE));
    }

    private static Label head(String key) {
        return Controls.label(Texts.of(key), "text-muted");
    }

    private static Mean accuracy(List<ArmRun> runs) {
        return Mean.of(runs.stream().mapToDouble(run -> run.test().accuracy()).toArray())
                .ofShare();
    }

    private static double lowest(Mean mean) {
        return mean.hasInterval() ? mean.low() : mean.mean();
    }

    private static double highest(Mean mean) {
        return mean.hasInterval() ? mean.high() : mean.mean();
    }
}
