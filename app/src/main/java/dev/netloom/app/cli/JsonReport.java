package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// A line of JSON per epoch, and one at the end.
final class JsonReport extends TrainingReport {
    private final Console console;

    private record Epoch(
            String event,
            int epoch,
            Double trainLoss,
            double trainAccuracy,
            Double testLoss,
            double testAccuracy,
            @JsonUnwrapped Validation validation,
            @JsonUnwrapped Averaged averaged,
            long imagesSeen,
            Double imagesPerS,
            double seconds) {}

    /// What stays as it is, and how many images' features are computed once for that.
    private record Frozen(String event, List<String> blocks, int features) {}

    private record Validation(Double validationLoss, double validationAccuracy) {}

    /// Of the averaged weights.
    private record Averaged(
            Double emaTestLoss,
            double emaTestAccuracy,
            @JsonUnwrapped(prefix = "ema_") Validation validation) {}

    /// Of a run with early stopping.
    private record Stopping(boolean stoppedEarly, int bestEpoch) {}

    private record Done(
            String event,
            Long run,
            long imagesSeen,
            Integer testCorrect,
            Integer testTotal,
            Double testAccuracy,
            String weights,
            double seconds,
            boolean stopped,
            @JsonUnwrapped Stopping stopping,
            String precision) {}

    JsonReport(Console console, TrainingControl control) {
        super(control);
        this.console = console;
    }

    @Override
    void started(TrainingEvent.Started started) {}

    @Override
    void frozen(TrainingEvent.Frozen frozen) {
        console.say(
                Json.line(new Frozen("frozen", frozen.blocks().stream().sorted().toList(), frozen.features())));
    }

    @Override
    void step(TrainingEvent.StepDone step) {}

    @Override
    void epoch(TrainingEvent.EpochDone epoch) {
        console.say(Json.line(new Epoch(
                "epoch",
                epoch.epoch(),
                Json.finite(epoch.train().loss()),
                epoch.train().accuracy(),
                Json.finite(epoch.test().loss()),
                epoch.test().accuracy(),
                epoch.validation().map(JsonReport::validation).orElse(null),
                epoch.averaged().map(JsonReport::averaged).orElse(null),
                imagesSeen(),
                Json.rounded(epoch.imagesPerSecond()),
                epoch.seconds())));
    }

    private static Validation validation(Evaluation validation) {
        return new Validation(Json.finite(validation.loss()), validation.accuracy());
    }

    private static Averaged averaged(TrainingEvent.EpochDone.Averaged averaged) {
        return new Averaged(
                Json.finite(averaged.test().loss()),
                averaged.test().accuracy(),
                averaged.validation().map(JsonReport::validation).orElse(null));
    }

    @Override
    void conclude(OptionalLong run, Path weights) {
        console.say(Json.line(new Done(
                "done",
                run.isPresent() ? run.getAsLong() : null,
                imagesSeen(),
                finished().test().map(Evaluation::correct).orElse(null),
                finished().test().map(Evaluation::total).orElse(null),
                finished().test().map(Evaluation::accuracy).orElse(null),
                weights.toString(),
                finished().seconds(),
                finished().stopped(),
                finished()
                        .best()
                        .map(best -> new Stopping(best.early(), best.epoch()))
                        .orElse(null),
                precision())));
    }
}
