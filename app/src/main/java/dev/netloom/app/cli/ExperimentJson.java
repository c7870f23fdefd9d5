package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.netloom.app.compare.VerdictWords;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.ArmFacts;
import dev.netloom.engine.experiment.ArmRun;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.LayerGradient;
import dev.netloom.engine.experiment.Mean;
import dev.netloom.engine.experiment.Verdict;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.metric.Interval;
import java.util.List;
import java.util.Locale;

/// A line of JSON per run, and the verdict at the end.
final class ExperimentJson extends ExperimentReport {
    private record RunLine(
            String event,
            String experiment,
            String arm,
            String title,
            long seed,
            int digits,
            int epochs,
            String augment,
            long steps,
            int testCorrect,
            int testTotal,
            double testAccuracy,
            List<Double> testInterval,
            Double testLoss,
            long parameters,
            long multiplyAdds,
            int nonLinearities,
            List<Integer> receptiveField,
            double seconds,
            Double imagesPerS,
            List<EpochLine> curve,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FlowLine> gradients) {}

    private record EpochLine(int epoch, Double trainLoss, double trainAccuracy, Double testLoss, double testAccuracy) {}

    private record FlowLine(long step, int images, List<LayerLine> layers) {}

    /// @param gradient root mean square of the gradients of a layer's parameters
    private record LayerLine(String id, Double gradient) {}

    private record VerdictLine(
            String event,
            String experiment,
            long firstSeed,
            int seeds,
            boolean stopped,
            List<ArmLine> arms,
            List<PairLine> pairs) {}

    /// @param interval nothing for one run
    private record ArmLine(String arm, int runs, Double meanAccuracy, List<Double> interval, Double seconds) {}

    private record PairLine(
            String first,
            String second,
            int seeds,
            double meanDifference,
            List<Double> interval,
            Double t,
            Double p,
            List<DigitsLine> mcnemar,
            String finding,
            String words) {}

    private record DigitsLine(long seed, int onlyFirst, int onlySecond, boolean exact, double p) {}

    ExperimentJson(Console console, Experiment experiment) {
        super(console, experiment);
    }

    @Override
    void begin() {}

    @Override
    void done(ArmRun run) {
        Arm arm = experiment.arm(run.arm());
        ArmFacts facts = ArmFacts.of(arm.graph());
        Interval interval = run.test().interval();
        console.say(Json.line(new RunLine(
                "run",
                experiment.name(),
                arm.id(),
                arm.title(),
                run.seed(),
                run.digits(),
                run.epochs().size(),
                arm.augmentation().toString(),
                run.steps(),
                run.test().correct(),
                run.test().total(),
                run.test().accuracy(),
                List.of(interval.low(), interval.high()),
                Json.finite(run.test().loss()),
                facts.parameters(),
                facts.multiplyAdds(),
                facts.nonLinearities(),
                List.of(facts.field().height(), facts.field().width()),
                run.seconds(),
                Json.rounded(run.imagesPerSecond()),
                run.epochs().stream().map(ExperimentJson::line).toList(),
                run.flows().stream().map(ExperimentJson::line).toList())));
    }

    private static EpochLine line(ArmRun.Epoch epoch) {
        return new EpochLine(
                epoch.epoch(),
                Json.finite(epoch.trainLoss()),
                epoch.trainAccuracy(),
                Json.finite(epoch.testLoss()),
                epoch.testAccuracy());
    }

    private static FlowLine line(GradientFlow flow) {
        return new FlowLine(
                flow.step(),
                flow.images(),
                LayerGradient.of(flow).stream()
                        .map(layer -> new LayerLine(layer.layer(), Json.finite(layer.rms())))
                        .toList());
    }

    @Override
    void conclude(List<ArmRun> runs, boolean stopped) {
        console.say(Json.line(new VerdictLine(
                "verdict",
                experiment.name(),
                experiment.plan().seed(),
                experiment.seeds(),
                stopped,
                experiment.arms().stream().map(arm -> line(arm, runs)).toList(),
                experiment.pairs().stream()
                        .flatMap(pair -> Verdict.of(pair, runs).stream())
                        .map(this::line)
                        .toList())));
    }

    private static ArmLine line(Arm arm, List<ArmRun> runs) {
        List<ArmRun> own =
                runs.stream().filter(run -> run.arm().equals(arm.id())).toList();
        Mean accuracy =
                Mean.of(own.stream().mapToDouble(run -> run.test().accuracy()).toArray());
        Mean seconds = Mean.of(own.stream().mapToDouble(ArmRun::seconds).toArray());
        return new ArmLine(
                arm.id(), own.size(), Json.finite(accuracy.mean()), interval(accuracy), Json.finite(seconds.mean()));
    }

    private PairLine line(Verdict verdict) {
        Mean difference = verdict.accuracy().difference();
        return new PairLine(
                verdict.pair().first(),
                verdict.pair().second(),
                verdict.seeds(),
                difference.mean(),
                interval(difference),
                Json.finite(verdict.accuracy().t()),
                Json.finite(verdict.accuracy().p()),
                verdict.digits().entrySet().stream()
                        .map(entry -> new DigitsLine(
                                entry.getKey(),
                                entry.getValue().onlyFirst(),
                                entry.getValue().onlySecond(),
                                entry.getValue().exact(),
                                entry.getValue().p()))
                        .toList(),
                verdict.finding().name().toLowerCase(Locale.ROOT),
                VerdictWords.sentence(experiment, verdict) + " " + VerdictWords.onDigits(experiment, verdict));
    }

    private static List<Double> interval(Mean mean) {
        return mean.hasInterval() ? List.of(mean.low(), mean.high()) : null;
    }
}
