package dev.netloom.app.cli;

import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import picocli.CommandLine.Option;

/// How weights are updated: the options about the optimiser and its learning rate.
final class UpdateArguments {
    @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "adam", descriptionKey = "cli.option.optimizer")
    private OptimizerKind optimizer;

    @Option(names = "--learning-rate", paramLabel = "X", descriptionKey = "cli.option.learning-rate")
    private Double learningRate;

    @Option(names = "--schedule", paramLabel = "NAME", defaultValue = "cosine", descriptionKey = "cli.option.schedule")
    private Schedule schedule;

    @Option(names = "--warmup", paramLabel = "X", defaultValue = "0", descriptionKey = "cli.option.warmup")
    private double warmUp;

    @Option(names = "--weight-decay", paramLabel = "X", descriptionKey = "cli.option.weight-decay")
    private Double weightDecay;

    @Option(names = "--clip", paramLabel = "X", descriptionKey = "cli.option.clip")
    private Double clip;

    OptimizerSettings optimizer(Command command) {
        OptimizerSettings settings = OptimizerSettings.of(optimizer);
        if (learningRate != null) {
            command.requirePositive("--learning-rate", learningRate);
            settings = settings.withLearningRate(learningRate);
        }
        if (weightDecay != null) {
            command.requireNotNegative("--weight-decay", weightDecay);
            settings = settings.withWeightDecay(weightDecay);
        }
        if (clip != null) {
            command.requirePositive("--clip", clip);
            settings = settings.withClip(clip);
        }
        return settings;
    }

    ScheduleSettings schedule(Command command) {
        command.requireNotNegative("--warmup", warmUp);
        return new ScheduleSettings(schedule, warmUp);
    }
}
