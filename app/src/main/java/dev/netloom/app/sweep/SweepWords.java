package dev.netloom.app.sweep;

import dev.netloom.app.training.FailureText;
import dev.netloom.app.training.SettingText;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.sweep.AxisImportance;
import dev.netloom.engine.sweep.InvalidAxis;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.SweepPoint;
import dev.netloom.engine.train.InvalidTrainingSetting;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What there is to say of a sweep, in words.
public final class SweepWords {
    private SweepWords() {}

    /// Why something cannot be swept, or a point not be trained.
    public static String problem(Exception problem) {
        return switch (problem) {
            case InvalidAxis axis -> problem(axis);
            case InvalidTrainingSetting wrong -> SettingText.problem(field(wrong.field()), wrong);
            default -> FailureText.of(problem);
        };
    }

    private static String problem(InvalidAxis axis) {
        List<Object> said = axis.arguments();
        return axis.reason()
                .map(reason -> Texts.of("sweep.problem.value", said.getFirst(), said.get(1), reason(reason, said)))
                .orElseGet(() -> Texts.of("sweep.problem." + axis.key(), said));
    }

    private static String reason(IllegalArgumentException reason, List<Object> said) {
        return switch (reason) {
            case InvalidSetting wrong -> Texts.of("sweep.problem.block-range", wrong.value(), wrong.min(), wrong.max());
            case InvalidTrainingSetting wrong -> SettingText.problem(field(wrong.field()), wrong);
            case InvalidAugmentation wrong -> SettingText.problem(TrainingFields.AUGMENT, wrong);
            default -> Texts.of("sweep.problem.block-number", said.getFirst(), said.get(1));
        };
    }

    private static TrainingField field(String key) {
        return TrainingFields.ALL.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /// What is wrong with a network, block by block.
    public static String problems(GraphCheck check) {
        return check.problems().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(problem -> entry.getKey().equals(GraphCheck.WHOLE)
                                ? ProblemText.of(problem)
                                : Texts.of("sweep.problem.at", entry.getKey(), ProblemText.of(problem))))
                .collect(Collectors.joining(" "));
    }

    public static String time(double seconds) {
        return Double.isFinite(seconds) ? "%d:%02d".formatted(Math.round(seconds) / 60, Math.round(seconds) % 60) : "?";
    }

    public static String accuracy(Score score) {
        return Texts.of(
                "ensemble.share",
                score.accuracy(),
                100 * score.interval().low(),
                score.interval().high());
    }

    /// How a point stands.
    public static String stage(PointResult result) {
        return Texts.of(
                "sweep.stage." + result.stage().key(),
                result.run().map(run -> run.epochsDone()).orElse(0));
    }

    /// A setting as people call it: `Learning rate`, `conv1: Filters`.
    static String name(String key, Graph graph) {
        int dot = key.lastIndexOf('.');
        if (dot < 0) {
            String title = "setting." + key + ".title";
            return Texts.has(title) ? Texts.of(title) : key;
        }
        String block = key.substring(0, dot);
        return graph.find(block)
                .map(node -> Texts.of(
                        "sweep.of-block",
                        block,
                        Texts.of("setting." + BlockType.of(node.block()).key() + "." + key.substring(dot + 1))))
                .orElse(key);
    }

    /// `Learning rate 0.01, conv1: Filters 8`
    static String label(SweepPoint point, Graph graph) {
        return point.values().entrySet().stream()
                .map(value -> name(value.getKey(), graph) + " " + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /// The point that somebody looks at.
    static String chosen(PointResult result, Graph graph) {
        String label = label(result.point(), graph);
        int number = result.point().number();
        return result.problem().isEmpty()
                ? Texts.of("sweep.chosen", number, label)
                : Texts.of("sweep.chosen.failed", number, label, result.problem());
    }

    static long count(List<PointResult> results, PointResult.Stage stage) {
        return results.stream().filter(result -> result.stage() == stage).count();
    }

    /// The best point.
    ///
    /// @param label of the point
    /// @param ready points that have a figure
    public static String best(PointResult best, String label, long ready) {
        Score score = best.best().orElseThrow();
        return Texts.of("sweep.best", ready, score.total(), label, accuracy(score));
    }

    /// How far its figure is to be believed. Who looked at the test images on the way would choose by them.
    public static String caveat(PointResult best, List<PointResult> all) {
        return test(best, all)
                .map(seen -> Texts.of("sweep.best.test", accuracy(seen)))
                .orElse(Texts.of("sweep.best.later"));
    }

    /// The test images of the best point; empty until all points are over.
    public static Optional<Score> test(PointResult best, List<PointResult> all) {
        return count(all, PointResult.Stage.WAITING) > 0
                ? Optional.empty()
                : best.run().flatMap(RunSummary::best);
    }

    /// What may be said of a setting.
    public static String importance(AxisImportance axis) {
        if (!axis.isTold()) {
            return Texts.of("sweep.importance.few", axis.points());
        }
        return Texts.of(
                axis.p() < AxisImportance.SIGNIFICANT ? "sweep.importance.told" : "sweep.importance.chance",
                axis.share(),
                Math.max(axis.p(), 0.001));
    }
}
