package dev.netloom.app.compare;

import dev.netloom.app.ui.Controls;
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
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// What may be said so far: a sentence for every pair, and every network's accuracy with its interval.
final class VerdictPane extends VBox {
    private final CompareModel model;
    private final Label headline = Controls.paragraph("", "compare-verdict");
    private final Label digits = Controls.paragraph("", "text-muted");
    private final VBox others = new VBox();
    private final GridPane table = new GridPane();
    private Object shown = List.of();

    VerdictPane(CompareModel model) {
        this.model = model;
        setId("compare-verdict-pane");
        getStyleClass().add("compare-verdicts");
        headline.setId("compare-verdict");
        table.getStyleClass().add("compare-results");
        getChildren()
                .addAll(Controls.label(Texts.of("compare.verdict"), "curves-title"), headline, digits, others, table);
    }

    void refresh() {
        Experiment experiment = model.experiment().orElseThrow();
        Pair pair = model.pairProperty().get();
        List<Object> now = new ArrayList<>(List.of(experiment, pair));
        experiment.arms().forEach(arm -> now.add(model.runs(arm.id()).size()));
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        Optional<Verdict> verdict = model.verdict(pair);
        headline.setText(verdict.map(told -> VerdictWords.sentence(experiment, told))
                .orElseGet(() -> Texts.of("compare.no-verdict", experiment.seeds())));
        digits.setText(
                verdict.map(told -> VerdictWords.onDigits(experiment, told)).orElse(""));
        show(digits, verdict.isPresent());
        others.getChildren().clear();
        experiment.pairs().stream()
                .filter(other -> !other.equals(pair))
                .flatMap(other -> model.verdict(other).stream())
                .forEach(told -> others.getChildren()
                        .add(Controls.paragraph(VerdictWords.sentence(experiment, told), "compare-other")));
        fill(experiment);
    }

    private static void show(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
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
