package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.netloom.app.sweep.SweepWords;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.Pareto;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.sweep.AxisImportance;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.PointResult.Stage;
import dev.netloom.engine.sweep.PointSettings;
import dev.netloom.engine.sweep.SweepAxis;
import dev.netloom.engine.sweep.SweepPlan;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What came of a sweep: tables of words, or a line of JSON for every point and the verdict.
final class SweepReport {
    private static final int CELLS = 24;

    private final SweepPlan plan;
    private final String network;
    private final Path out;
    private final List<PointResult> sorted;
    private final List<PointResult> measured;
    private final List<AxisImportance> importance;
    private final List<PointResult> front;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record PointLine(
            String event,
            int point,
            Map<String, String> settings,
            String state,
            Long run,
            Double validationAccuracy,
            List<Double> interval,
            Integer epochs,
            Double multiplyAdds,
            Double seconds,
            String problem) {}

    private record ImportanceLine(String setting, Double share, Double p, int groups, int points) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record BestLine(
            int point, Long run, double validationAccuracy, Double testAccuracy, Integer testTotal, String command) {}

    private record VerdictLine(
            String event,
            String method,
            int points,
            long done,
            long dropped,
            long failed,
            long waiting,
            double validation,
            BestLine best,
            List<ImportanceLine> importance,
            List<Integer> front) {}

    /// @param network and data, as they were typed
    /// @param out where the best point goes as a project; null for nowhere
    SweepReport(SweepPlan plan, List<PointResult> results, String network, Path out) {
        this.plan = plan;
        this.network = network;
        this.out = out;
        sorted = results.stream().sorted(PointResult.BEST_FIRST).toList();
        measured = sorted.stream().filter(result -> result.best().isPresent()).toList();
        importance = AxisImportance.of(
                plan.axes(),
                results,
                plan.rungs().size() > 1 ? plan.rungs().getFirst().epochs() : Integer.MAX_VALUE);
        front = Pareto.front(
                measured,
                PointResult::multiplyAdds,
                result -> result.best().orElseThrow().accuracy());
    }

    Optional<PointResult> best() {
        return measured.stream().findFirst();
    }

    long count(Stage stage) {
        return sorted.stream().filter(result -> result.stage() == stage).count();
    }

    List<String> text() {
        List<String> lines = new ArrayList<>(table());
        sorted.stream()
                .filter(result -> result.stage() == Stage.FAILED)
                .map(result -> Texts.of(
                        "cli.sweep.failed",
                        result.point().number(),
                        sorted.size(),
                        result.point().label(),
                        result.problem()))
                .forEach(lines::add);
        best().ifPresent(best -> {
            lines.add("");
            lines.add(Texts.of("sweep.importance"));
            lines.addAll(bars());
            lines.add("");
            lines.add(Texts.of(
                    "sweep.front",
                    front.stream()
                            .map(result -> Integer.toString(result.point().number()))
                            .collect(Collectors.joining(", "))));
            lines.add(SweepWords.best(best, best.point().label(), measured.size()));
            lines.add(SweepWords.caveat(best, sorted));
            lines.add(command(best).orElse(Texts.of("cli.sweep.out")));
        });
        return lines;
    }

    private List<String> table() {
        List<String> headings = new ArrayList<>(List.of(Texts.of("sweep.point")));
        plan.axes().forEach(axis -> headings.add(axis.key()));
        for (String key : List.of("validation-accuracy", "stage", "multiply-adds", "seconds", "run")) {
            headings.add(Texts.of("sweep." + key));
        }
        Table table = new Table(headings.toArray(String[]::new));
        for (PointResult result : sorted) {
            List<String> row =
                    new ArrayList<>(List.of(Integer.toString(result.point().number())));
            for (SweepAxis axis : plan.axes()) {
                row.add(result.point().values().get(axis.key()));
            }
            row.add(result.best().map(SweepWords::accuracy).orElse("-"));
            row.add(SweepWords.stage(result));
            row.add(LargeNumbers.brief(Math.round(result.multiplyAdds())));
            row.add(Texts.of("sweep.seconds.value", result.seconds()));
            row.add(result.run().map(run -> Long.toString(run.id())).orElse("-"));
            table.row(row.toArray(String[]::new));
        }
        return table.lines();
    }

    private List<String> bars() {
        int width = importance.stream()
                .mapToInt(axis -> TerminalText.width(axis.axis()))
                .max()
                .orElse(0);
        return importance.stream()
                .map(axis -> {
                    String bar = axis.isTold() ? "=".repeat((int) Math.round(CELLS * axis.share())) : "";
                    String name = axis.axis() + " ".repeat(width - TerminalText.width(axis.axis()));
                    return name + "   " + bar + " ".repeat(CELLS - bar.length()) + "   " + SweepWords.importance(axis);
                })
                .toList();
    }

    /// What trains the point as it is; empty where its network is nowhere to be named.
    private Optional<String> command(PointResult best) {
        PointSettings chosen = plan.settings(best.point());
        if (!chosen.graph().equals(plan.project().graph())) {
            return Optional.ofNullable(out).map(file -> Texts.of("cli.sweep.train", quoted(file.toString()), ""));
        }
        TrainingDescription usual = TrainingFields.read(
                TrainingConfigArguments.USUAL, plan.project().training(), (field, problem) -> {});
        Map<String, String> said = TrainingFields.differences(usual, chosen.training());
        String options = TrainingFields.ALL.stream()
                .filter(field -> said.containsKey(field.key()))
                .map(field -> option(field, said.get(field.key())))
                .collect(Collectors.joining());
        return Optional.of(Texts.of("cli.sweep.train", network, options));
    }

    private static String option(TrainingField field, String value) {
        return " " + TrainingConfigArguments.option(field) + " " + quoted(value);
    }

    static String quoted(String word) {
        return word.matches("[\\w.,:/+-]+") ? word : "\"" + word + "\"";
    }

    List<String> json() {
        List<String> lines = new ArrayList<>();
        sorted.forEach(result -> lines.add(Json.line(line(result))));
        lines.add(Json.line(verdict()));
        return lines;
    }

    private static PointLine line(PointResult result) {
        Optional<RunSummary> run = result.run();
        Optional<Score> best = result.best();
        return new PointLine(
                "run",
                result.point().number(),
                result.point().values(),
                result.stage().key(),
                run.map(RunSummary::id).orElse(null),
                best.map(Score::accuracy).orElse(null),
                best.map(score ->
                                List.of(score.interval().low(), score.interval().high()))
                        .orElse(null),
                run.map(RunSummary::epochsDone).orElse(null),
                run.map(_ -> result.multiplyAdds()).orElse(null),
                run.map(RunSummary::seconds).orElse(null),
                result.problem().isEmpty() ? null : result.problem());
    }

    private VerdictLine verdict() {
        return new VerdictLine(
                "verdict",
                plan.method().key(),
                sorted.size(),
                count(Stage.DONE),
                count(Stage.DROPPED),
                count(Stage.FAILED),
                count(Stage.WAITING),
                plan.training().config().validation(),
                best().map(this::bestLine).orElse(null),
                importance.stream()
                        .map(axis -> new ImportanceLine(
                                axis.axis(),
                                Json.finite(axis.share()),
                                Json.finite(axis.p()),
                                axis.groups(),
                                axis.points()))
                        .toList(),
                front.stream().map(result -> result.point().number()).toList());
    }

    private BestLine bestLine(PointResult best) {
        Optional<Score> test = SweepWords.test(best, sorted);
        return new BestLine(
                best.point().number(),
                best.run().map(RunSummary::id).orElse(null),
                best.best().orElseThrow().accuracy(),
                test.map(Score::accuracy).orElse(null),
                test.map(Score::total).orElse(null),
                command(best).orElse(null));
    }
}
