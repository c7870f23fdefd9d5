package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.Preset;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a network is trained: a preset, or the defaults, and what the options change of them.
final class TrainingConfigArguments {
    private static final int EPOCHS = 3;

    @Option(names = "--preset", paramLabel = "fast|accurate", descriptionKey = "cli.option.preset")
    private Preset preset;

    @Option(names = "--epochs", paramLabel = "N", descriptionKey = "cli.option.epochs")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", descriptionKey = "cli.option.batch-trained")
    private Integer batch;

    @Option(names = "--optimizer", paramLabel = "NAME", descriptionKey = "cli.option.optimizer")
    private OptimizerKind optimizer;

    @Option(names = "--learning-rate", paramLabel = "X", descriptionKey = "cli.option.learning-rate")
    private Double learningRate;

    @Option(names = "--momentum", paramLabel = "X", descriptionKey = "cli.option.momentum")
    private Double momentum;

    @Option(names = "--schedule", paramLabel = "NAME", descriptionKey = "cli.option.schedule")
    private Schedule schedule;

    @Option(names = "--warmup", paramLabel = "X", descriptionKey = "cli.option.warmup")
    private Double warmUp;

    @Option(names = "--weight-decay", paramLabel = "X", descriptionKey = "cli.option.weight-decay")
    private Double weightDecay;

    @Option(names = "--clip", paramLabel = "X", descriptionKey = "cli.option.clip")
    private Double clip;

    @Option(names = "--augment", paramLabel = "LIST", descriptionKey = "cli.option.augment")
    private String augment;

    @Option(names = "--label-smoothing", paramLabel = "X", descriptionKey = "cli.option.smoothing")
    private Double labelSmoothing;

    @Option(names = "--dropout-scale", paramLabel = "X", descriptionKey = "cli.option.dropout-scale")
    private Double dropoutScale;

    @Option(names = "--validation", paramLabel = "X", defaultValue = "0", descriptionKey = "cli.option.validation")
    private double validation;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.seed")
    private long seed;

    @Mixin
    private PrecisionArgument precision;

    /// @throws picocli.CommandLine.ParameterException where a value cannot be
    TrainingConfig plan(Command command) {
        command.requireShare("--validation", validation);
        TrainingConfig base = preset == null ? TrainingConfig.of(EPOCHS) : preset.plan();
        return regularized(command, base)
                .withEpochs(positive(command, "--epochs", epochs, base.epochs()))
                .withBatchSize(positive(command, "--batch", batch, base.batchSize()))
                .withOptimizer(optimizer(command, base.optimizer()))
                .withSchedule(schedule(command, base.schedule()))
                .withPrecision(precision.one())
                .withValidation(validation)
                .withSeed(seed);
    }

    private TrainingConfig regularized(Command command, TrainingConfig base) {
        TrainingConfig plan = base;
        if (labelSmoothing != null) {
            command.requireShare("--label-smoothing", labelSmoothing);
            plan = plan.withLabelSmoothing(labelSmoothing);
        }
        if (dropoutScale != null) {
            if (!(dropoutScale >= 0 && dropoutScale <= 1)) {
                throw command.misuse(Texts.of("cli.no-scale", "--dropout-scale", dropoutScale));
            }
            plan = plan.withDropoutScale(dropoutScale);
        }
        return augment == null ? plan : plan.withAugmentation(augmentation(command));
    }

    private Augmentation augmentation(Command command) {
        try {
            return Augmentation.parse(augment);
        } catch (InvalidAugmentation e) {
            throw command.misuse("--augment: " + Texts.of("augment." + e.key(), e.arguments()));
        }
    }

    private OptimizerSettings optimizer(Command command, OptimizerSettings base) {
        OptimizerSettings settings = optimizer == null ? base : OptimizerSettings.of(optimizer);
        if (learningRate != null) {
            command.requirePositive("--learning-rate", learningRate);
            settings = settings.withLearningRate(learningRate);
        }
        if (momentum != null) {
            command.requireShare("--momentum", momentum);
            if (!settings.kind().hasMomentum()) {
                throw command.misuse(
                        Texts.of("cli.no-momentum", settings.kind().name().toLowerCase(Locale.ROOT)));
            }
            settings = settings.withMomentum(momentum);
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

    private ScheduleSettings schedule(Command command, ScheduleSettings base) {
        ScheduleSettings settings = schedule == null ? base : ScheduleSettings.of(schedule);
        if (warmUp != null) {
            command.requireNotNegative("--warmup", warmUp);
            settings = settings.withWarmUp(warmUp);
        }
        return settings;
    }

    private static int positive(Command command, String option, Integer value, int otherwise) {
        Optional.ofNullable(value).ifPresent(given -> command.requirePositive(option, given));
        return value == null ? otherwise : value;
    }
}
