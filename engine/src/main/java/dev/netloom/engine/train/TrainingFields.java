package dev.netloom.engine.train;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.optim.AdamSettings;
import dev.netloom.engine.optim.MuonSettings;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.train.TrainingField.Group;
import dev.netloom.engine.train.TrainingField.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Every setting of a training, in the order in which a form shows them. What is added here has a row in the window
/// once its texts are written.
public final class TrainingFields {
    public static final TrainingField EPOCHS = whole("epochs", Group.LENGTH, NumberRange.closed(1, 1000), "")
            .of(config -> config.epochs(), (config, value) -> config.withEpochs(value.intValue()));

    public static final TrainingField BATCH = whole("batch", Group.LENGTH, NumberRange.closed(1, 10_000), "images")
            .live()
            .of(config -> config.batchSize(), (config, value) -> config.withBatchSize(value.intValue()));

    public static final TrainingField PATIENCE = whole("patience", Group.LENGTH, NumberRange.closed(0, 1000), "")
            .of(
                    config -> config.earlyStopping().patience(),
                    (config, value) -> stopping(config, config.earlyStopping().withPatience(value.intValue())));

    public static final TrainingField STOP_BY = choice(
            "stop-by",
            Group.LENGTH,
            EarlyStopping.Measure.class,
            description -> description.config().earlyStopping().measure(),
            (description, measure) -> description.withConfig(stopping(
                    description.config(), description.config().earlyStopping().withMeasure(measure))));

    public static final TrainingField MIN_DELTA = real("min-delta", Group.LENGTH, NumberRange.closed(0, 1))
            .of(
                    config -> config.earlyStopping().minDelta(),
                    (config, value) -> stopping(config, config.earlyStopping().withMinDelta(value)));

    /// Another optimiser brings its own rate and decay: those of one are no measure for the other.
    public static final TrainingField OPTIMIZER = choice(
            "optimizer",
            Group.OPTIMIZER,
            OptimizerKind.class,
            description -> description.config().optimizer().kind(),
            (description, kind) -> description.withConfig(description
                    .config()
                    .withOptimizer(OptimizerSettings.of(kind)
                            .withClip(description.config().optimizer().clip()))));

    public static final TrainingField LEARNING_RATE = real("learning-rate", Group.OPTIMIZER, NumberRange.above(0, 100))
            .live()
            .of(
                    config -> config.optimizer().learningRate(),
                    (config, value) -> config.withOptimizer(config.optimizer().withLearningRate(value)));

    public static final TrainingField MOMENTUM = real("momentum", Group.OPTIMIZER, NumberRange.below(0, 1))
            .live()
            .of(
                    config -> config.optimizer().momentum(),
                    (config, value) -> config.withOptimizer(config.optimizer().withMomentum(value)));

    public static final TrainingField BETA1 = real("beta1", Group.OPTIMIZER, NumberRange.below(0, 1))
            .of(
                    config -> config.optimizer().adam().beta1(),
                    (config, value) -> adam(config, config.optimizer().adam().withBeta1(value)));

    public static final TrainingField BETA2 = real("beta2", Group.OPTIMIZER, NumberRange.below(0, 1))
            .of(
                    config -> config.optimizer().adam().beta2(),
                    (config, value) -> adam(config, config.optimizer().adam().withBeta2(value)));

    public static final TrainingField EPSILON = real("epsilon", Group.OPTIMIZER, NumberRange.above(0, 1))
            .of(
                    config -> config.optimizer().adam().epsilon(),
                    (config, value) -> adam(config, config.optimizer().adam().withEpsilon(value)));

    public static final TrainingField NEWTON_SCHULZ = whole(
                    "newton-schulz", Group.OPTIMIZER, NumberRange.closed(1, 10), "")
            .of(
                    config -> config.optimizer().muon().iterations(),
                    (config, value) -> muon(config, config.optimizer().muon().withIterations(value.intValue())));

    public static final TrainingField ADAM_RATE = real("adam-rate", Group.OPTIMIZER, NumberRange.above(0, 100))
            .of(
                    config -> config.optimizer().muon().adamRate(),
                    (config, value) -> muon(config, config.optimizer().muon().withAdamRate(value)));

    public static final TrainingField CLIP = real("clip", Group.OPTIMIZER, NumberRange.closed(0, 1000))
            .of(
                    config -> config.optimizer().clip(),
                    (config, value) -> config.withOptimizer(config.optimizer().withClip(value)));

    public static final TrainingField SCHEDULE = choice(
            "schedule",
            Group.SCHEDULE,
            Schedule.class,
            description -> description.config().schedule().kind(),
            (description, kind) -> description.withConfig(description
                    .config()
                    .withSchedule(description.config().schedule().withKind(kind))));

    public static final TrainingField WARM_UP = real("warmup", Group.SCHEDULE, NumberRange.closed(0, 100_000))
            .of(
                    config -> config.schedule().warmUp(),
                    (config, value) -> config.withSchedule(config.schedule().withWarmUp(warmUp(value))));

    public static final TrainingField CYCLES = whole("cycles", Group.SCHEDULE, NumberRange.closed(1, 100), "")
            .of(
                    config -> config.schedule().cycles(),
                    (config, value) -> config.withSchedule(config.schedule().withCycles(value.intValue())));

    public static final TrainingField PLATEAU_PATIENCE = whole(
                    "plateau-patience", Group.SCHEDULE, NumberRange.closed(1, 1000), "epochs")
            .of(
                    config -> config.schedule().patience(),
                    (config, value) -> config.withSchedule(config.schedule().withPatience(value.intValue())));

    public static final TrainingField SCHEDULE_POINTS = new TrainingField(
            "schedule-points",
            Group.SCHEDULE,
            Kind.POINTS,
            NumberRange.NONE,
            List.of(),
            "",
            false,
            description -> description.config().schedule().points().toString(),
            (description, text) -> description.withConfig(description
                    .config()
                    .withSchedule(description.config().schedule().withPoints(points(text)))));

    public static final TrainingField WEIGHT_DECAY = real(
                    "weight-decay", Group.REGULARIZATION, NumberRange.closed(0, 1))
            .live()
            .of(
                    config -> config.optimizer().weightDecay(),
                    (config, value) -> config.withOptimizer(config.optimizer().withWeightDecay(value)));

    public static final TrainingField LABEL_SMOOTHING = real(
                    "label-smoothing", Group.REGULARIZATION, NumberRange.below(0, 1))
            .of(TrainingConfig::labelSmoothing, TrainingConfig::withLabelSmoothing);

    public static final TrainingField DROPOUT_SCALE = real(
                    "dropout-scale", Group.REGULARIZATION, NumberRange.closed(0, 1))
            .live()
            .of(TrainingConfig::dropoutScale, TrainingConfig::withDropoutScale);

    public static final TrainingField AVERAGING = real("ema", Group.REGULARIZATION, NumberRange.below(0, 1))
            .of(TrainingConfig::averaging, TrainingConfig::withAveraging);

    public static final TrainingField AUGMENT = new TrainingField(
            "augment",
            Group.DATA,
            Kind.RULES,
            NumberRange.NONE,
            List.of(),
            "",
            false,
            description -> description.config().augmentation().toString(),
            (description, text) ->
                    description.withConfig(description.config().withAugmentation(Augmentation.parse(text))));

    public static final TrainingField VALIDATION = real("validation", Group.DATA, NumberRange.below(0, 1))
            .of(TrainingConfig::validation, TrainingConfig::withValidation);

    public static final TrainingField IMAGES = new TrainingField(
            "train-images",
            Group.DATA,
            Kind.WHOLE,
            NumberRange.closed(0, 10_000_000),
            List.of(),
            "",
            false,
            description -> Integer.toString(description.images()),
            (description, text) -> description.withImages(new BigDecimal(text).intValue()));

    public static final TrainingField BALANCE = choice(
            "balance",
            Group.DATA,
            ClassBalance.class,
            description -> description.config().balance(),
            (description, balance) ->
                    description.withConfig(description.config().withBalance(balance)));

    public static final TrainingField FREEZE = new TrainingField(
            "freeze",
            Group.TRANSFER,
            Kind.BLOCKS,
            NumberRange.NONE,
            List.of(),
            "",
            false,
            description -> description.config().transfer().frozen().toString(),
            (description, text) -> description.withConfig(transfer(
                    description.config(), description.config().transfer().withFrozen(FrozenBlocks.parse(text)))));

    public static final TrainingField UNFREEZE = whole(
                    "unfreeze", Group.TRANSFER, NumberRange.closed(0, 1000), "epochs")
            .of(
                    config -> config.transfer().unfreezeEvery(),
                    (config, value) -> transfer(config, config.transfer().withUnfreezeEvery(value.intValue())));

    public static final TrainingField BODY_RATE = real("body-rate", Group.TRANSFER, NumberRange.above(0, 10))
            .of(
                    config -> config.transfer().bodyRate(),
                    (config, value) -> transfer(config, config.transfer().withBodyRate(value)));

    public static final TrainingField PRECISION = choice(
            "precision",
            Group.COMPUTING,
            PrecisionChoice.class,
            TrainingDescription::precision,
            TrainingDescription::withPrecision);

    public static final TrainingField CHECKPOINT_EVERY = whole(
                    "checkpoint-every", Group.COMPUTING, NumberRange.closed(1, 1000), "epochs")
            .of(TrainingConfig::checkpointEvery, (config, value) -> config.withCheckpointEvery(value.intValue()));

    public static final TrainingField SEED = whole("seed", Group.COMPUTING, NumberRange.whole(), "")
            .of(config -> config.seed(), (config, value) -> config.withSeed(value.longValue()));

    /// In the order in which one later may rest on an earlier one.
    public static final List<TrainingField> ALL = List.of(
            EPOCHS,
            BATCH,
            PATIENCE,
            STOP_BY,
            MIN_DELTA,
            OPTIMIZER,
            LEARNING_RATE,
            MOMENTUM,
            NEWTON_SCHULZ,
            ADAM_RATE,
            BETA1,
            BETA2,
            EPSILON,
            CLIP,
            SCHEDULE,
            WARM_UP,
            CYCLES,
            PLATEAU_PATIENCE,
            SCHEDULE_POINTS,
            WEIGHT_DECAY,
            LABEL_SMOOTHING,
            DROPOUT_SCALE,
            AVERAGING,
            AUGMENT,
            VALIDATION,
            IMAGES,
            BALANCE,
            FREEZE,
            UNFREEZE,
            BODY_RATE,
            PRECISION,
            CHECKPOINT_EVERY,
            SEED);

    private TrainingFields() {}

    /// Whether a setting means anything beside the others: not those of another optimiser or schedule, or of what is
    /// off.
    public static boolean isUsed(TrainingField field, TrainingConfig config) {
        if (field.equals(STOP_BY) || field.equals(MIN_DELTA)) {
            return config.earlyStopping().isOn();
        }
        if (field.equals(UNFREEZE)) {
            return !config.transfer().frozen().isNone();
        }
        if (field.group() == Group.SCHEDULE) {
            return isOf(config.schedule().kind(), field);
        }
        return isOf(config.optimizer().kind(), field);
    }

    /// Whether a schedule goes by a setting, as all do by those that are not of schedules.
    public static boolean isOf(Schedule kind, TrainingField field) {
        if (field.equals(CYCLES)) {
            return kind == Schedule.COSINE;
        }
        if (field.equals(PLATEAU_PATIENCE)) {
            return kind == Schedule.PLATEAU;
        }
        return kind == Schedule.POINTS || !field.equals(SCHEDULE_POINTS);
    }

    /// Whether an optimiser goes by a setting, as all do by those that are not of optimisers.
    public static boolean isOf(OptimizerKind kind, TrainingField field) {
        if (field.equals(MOMENTUM)) {
            return kind.hasMomentum();
        }
        if (field.equals(NEWTON_SCHULZ) || field.equals(ADAM_RATE)) {
            return kind == OptimizerKind.MUON;
        }
        return kind.hasBetas() || !List.of(BETA1, BETA2, EPSILON).contains(field);
    }

    /// What cannot be beside the other settings, each of which is in order: early stopping judges by images held out.
    public static Optional<InvalidTrainingSetting> conflict(TrainingConfig config) {
        return config.earlyStopping().isOn() && config.validation() == 0
                ? Optional.of(new InvalidTrainingSetting(PATIENCE.key(), "needs-validation"))
                : Optional.empty();
    }

    private static TrainingConfig stopping(TrainingConfig config, EarlyStopping stopping) {
        return config.withEarlyStopping(stopping);
    }

    private static TrainingConfig transfer(TrainingConfig config, TransferSettings transfer) {
        return config.withTransfer(transfer);
    }

    private static TrainingConfig muon(TrainingConfig config, MuonSettings muon) {
        return config.withOptimizer(config.optimizer().withMuon(muon));
    }

    private static TrainingConfig adam(TrainingConfig config, AdamSettings adam) {
        return config.withOptimizer(config.optimizer().withAdam(adam));
    }

    /// What `told` says otherwise than `usual`, by the keys of the fields; [#read] makes `told` of it again.
    public static SortedMap<String, String> differences(TrainingDescription usual, TrainingDescription told) {
        SortedMap<String, String> differences = new TreeMap<>();
        TrainingDescription so = usual;
        for (TrainingField field : ALL) {
            String text = field.text(told);
            if (!field.text(so).equals(text)) {
                differences.put(field.key(), text);
                so = field.with(so, text);
            }
        }
        return differences;
    }

    /// `usual`, with what `settings` say by the keys of the fields. Keys of no field are passed over.
    ///
    /// @param problems is told of each that cannot be what it says, and so stays as it was, with an
    ///                 [InvalidTrainingSetting] or [InvalidAugmentation]
    public static TrainingDescription read(
            TrainingDescription usual,
            Map<String, String> settings,
            BiConsumer<TrainingField, IllegalArgumentException> problems) {
        TrainingDescription read = usual;
        for (TrainingField field : ALL) {
            if (settings.containsKey(field.key())) {
                try {
                    read = field.with(read, settings.get(field.key()));
                } catch (InvalidTrainingSetting | InvalidAugmentation problem) {
                    problems.accept(field, problem);
                }
            }
        }
        return read;
    }

    private static RatePoints points(String text) {
        try {
            return RatePoints.parse(text);
        } catch (IllegalArgumentException e) {
            throw RatePoints.firstWrong(text)
                    .map(point -> new InvalidTrainingSetting("schedule-points", "point", point))
                    .orElseGet(() -> new InvalidTrainingSetting("schedule-points", "points", text));
        }
    }

    /// A share of the run, or steps, of which there are no parts.
    private static double warmUp(double value) {
        if (value >= 1 && value != Math.rint(value)) {
            throw new InvalidTrainingSetting("warmup", "part-step", Double.toString(value));
        }
        return value;
    }

    /// A constant of an enum as it is typed: `one-cycle` for `ONE_CYCLE`.
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static NumberField whole(String key, Group group, NumberRange range, String unit) {
        return new NumberField(key, group, Kind.WHOLE, range, unit, false);
    }

    private static NumberField real(String key, Group group, NumberRange range) {
        return new NumberField(key, group, Kind.REAL, range, "", false);
    }

    private static <E extends Enum<E>> TrainingField choice(
            String key,
            Group group,
            Class<E> type,
            Function<TrainingDescription, E> get,
            BiFunction<TrainingDescription, E, TrainingDescription> set) {
        return new TrainingField(
                key,
                group,
                Kind.CHOICE,
                NumberRange.NONE,
                Arrays.stream(type.getEnumConstants()).map(TrainingFields::name).toList(),
                "",
                false,
                description -> name(get.apply(description)),
                (description, text) -> set.apply(
                        description,
                        Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'))));
    }

    /// A number of a [TrainingConfig], before it is said where it stands there.
    private record NumberField(String key, Group group, Kind kind, NumberRange range, String unit, boolean changeable) {
        NumberField live() {
            return new NumberField(key, group, kind, range, unit, true);
        }

        TrainingField of(ToDoubleFunction<TrainingConfig> get, BiFunction<TrainingConfig, Double, TrainingConfig> set) {
            return new TrainingField(
                    key,
                    group,
                    kind,
                    range,
                    List.of(),
                    unit,
                    changeable,
                    description -> plain(get.applyAsDouble(description.config())),
                    (description, text) -> description.withConfig(
                            set.apply(description.config(), new BigDecimal(text).doubleValue())));
        }

        private static String plain(double value) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
