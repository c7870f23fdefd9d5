package dev.netloom.app.cli;

import dev.netloom.app.compare.ExperimentText;
import dev.netloom.app.compare.VerdictWords;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.ArmFacts;
import dev.netloom.engine.experiment.ArmRun;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.LayerGradient;
import dev.netloom.engine.experiment.Mean;
import dev.netloom.engine.experiment.Verdict;
import dev.netloom.engine.inspect.GradientFlow;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The result for a person: what the networks are, how they did, how gradients came through, and the verdict.
final class ExperimentTables extends ExperimentReport {
    ExperimentTables(Console console, Experiment experiment) {
        super(console, experiment);
    }

    @Override
    void begin() {
        console.say(ExperimentText.title(experiment.name()));
        console.say(ExperimentText.question(experiment.name()));
    }

    @Override
    void done(ArmRun run) {}

    @Override
    void conclude(List<ArmRun> runs, boolean stopped) {
        print(networks());
        if (!runs.isEmpty()) {
            print(results(runs));
        }
        if (runs.stream().anyMatch(run -> !run.flows().isEmpty())) {
            print(gradients(runs));
        }
        List<Verdict> verdicts = experiment.pairs().stream()
                .flatMap(pair -> Verdict.of(pair, runs).stream())
                .toList();
        if (verdicts.size() > 1) {
            print(differences(verdicts));
        }
        console.say("");
        verdicts.forEach(this::say);
        console.say(Texts.of(
                stopped ? "cli.experiment.stopped" : "cli.experiment.seeds",
                experiment.plan().seed(),
                experiment.seeds()));
    }

    private void print(Table table) {
        console.say("");
        table.lines().forEach(console::say);
    }

    private void say(Verdict verdict) {
        console.say(VerdictWords.sentence(experiment, verdict));
        console.say("  " + VerdictWords.onDigits(experiment, verdict));
    }

    private Table networks() {
        Table table = new Table(
                Texts.of("cli.experiment.network"),
                Texts.of("cli.summary.parameters"),
                Texts.of("cli.summary.multiply-adds"),
                Texts.of("cli.experiment.bends"),
                Texts.of("cli.summary.sees"),
                Texts.of("cli.experiment.digits"),
                Texts.of("cli.experiment.epochs"),
                Texts.of("setting.augment.title"));
        for (Arm arm : experiment.arms()) {
            ArmFacts facts = ArmFacts.of(arm.graph());
            table.row(
                    arm.title(),
                    Texts.of("cli.count", facts.parameters()),
                    Texts.of("cli.count", facts.multiplyAdds()),
                    Texts.of("cli.count", facts.nonLinearities()),
                    Texts.of(
                            "cli.summary.field",
                            facts.field().height(),
                            facts.field().width()),
                    arm.digits() == Arm.ALL ? Texts.of("cli.experiment.all") : Texts.of("cli.count", arm.digits()),
                    Texts.of("cli.count", arm.epochs()),
                    arm.augmentation().toString());
        }
        return table;
    }

    private Table results(List<ArmRun> runs) {
        Table table = new Table(
                Texts.of("cli.experiment.network"),
                Texts.of("cli.experiment.runs"),
                Texts.of("cli.experiment.accuracy"),
                Texts.of("cli.experiment.loss"),
                Texts.of("cli.experiment.seconds"),
                Texts.of("cli.experiment.speed"));
        for (Arm arm : experiment.arms()) {
            List<ArmRun> own = of(arm, runs);
            if (!own.isEmpty()) {
                table.row(
                        arm.title(),
                        Texts.of("cli.count", own.size()),
                        VerdictWords.accuracy(mean(own, run -> run.test().accuracy())),
                        Texts.of(
                                "cli.experiment.loss.value",
                                mean(own, run -> run.test().loss()).mean()),
                        Texts.of(
                                "cli.experiment.seconds.value",
                                mean(own, ArmRun::seconds).mean()),
                        Texts.of("cli.count", mean(own, ArmRun::imagesPerSecond).mean()));
            }
        }
        return table;
    }

    /// What the second of each pair gains over the first.
    private Table differences(List<Verdict> verdicts) {
        Table table = new Table(
                Texts.of("cli.experiment.pair"),
                Texts.of("cli.experiment.difference"),
                Texts.of("cli.experiment.p"),
                Texts.of("cli.experiment.shown"));
        for (Verdict verdict : verdicts) {
            table.row(
                    Texts.of(
                            "compare.pair.words",
                            experiment.arm(verdict.pair().second()).title(),
                            experiment.arm(verdict.pair().first()).title()),
                    VerdictWords.difference(verdict.accuracy().difference()),
                    VerdictWords.p(verdict.accuracy().p()),
                    VerdictWords.shown(verdict));
        }
        return table;
    }

    /// Of the parameters of the first layer that has some, and of the last: where the first is much smaller, gradients
    /// fade on their way back.
    private Table gradients(List<ArmRun> runs) {
        Table table = new Table(
                Texts.of("cli.experiment.gradients"),
                Texts.of("cli.experiment.before-first"),
                Texts.of("cli.experiment.before-last"),
                Texts.of("cli.experiment.after-first"),
                Texts.of("cli.experiment.after-last"));
        for (Arm arm : experiment.arms()) {
            of(arm, runs).stream()
                    .filter(run -> !run.flows().isEmpty())
                    .findFirst()
                    .ifPresent(run -> {
                        List<Double> before = norms(run.flows().getFirst());
                        List<Double> after = norms(run.flows().getLast());
                        table.row(
                                arm.title(),
                                Figures.of(before.getFirst()),
                                Figures.of(before.getLast()),
                                Figures.of(after.getFirst()),
                                Figures.of(after.getLast()));
                    });
        }
        return table;
    }

    private static List<Double> norms(GradientFlow flow) {
        return LayerGradient.of(flow).stream().map(LayerGradient::rms).toList();
    }

    private static List<ArmRun> of(Arm arm, List<ArmRun> runs) {
        return runs.stream().filter(run -> run.arm().equals(arm.id())).toList();
    }

    private static Mean mean(List<ArmRun> runs, ToDoubleFunction<ArmRun> value) {
        return Mean.of(runs.stream().mapToDouble(value).toArray());
    }
}
