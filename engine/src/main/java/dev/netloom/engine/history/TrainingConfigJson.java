package dev.netloom.engine.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.optim.AdamSettings;
import dev.netloom.engine.optim.MuonSettings;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.ClassBalance;
import dev.netloom.engine.train.EarlyStopping;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TransferSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The settings of a run as one flat object of JSON, named like the options of `netloom train`.
public final class TrainingConfigJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrainingConfigJson() {}

    public static String text(TrainingConfig plan) {
        OptimizerSettings optimizer = plan.optimizer();
        ObjectNode json = JSON.createObjectNode();
        json.put("epochs", plan.epochs())
                .put("batch", plan.batchSize())
                .put("optimizer", key(optimizer.kind()))
                .put("learning_rate", optimizer.learningRate())
                .put("momentum", optimizer.momentum())
                .put("weight_decay", optimizer.weightDecay())
                .put("clip", optimizer.clip())
                .put("schedule", key(plan.schedule().kind()))
                .put("warmup", plan.schedule().warmUp())
                .put("augment", plan.augmentation().toString())
                .put("label_smoothing", plan.labelSmoothing())
                .put("dropout_scale", plan.dropoutScale())
                .put("balance", key(plan.balance()))
                .put("validation", plan.validation())
                .put("precision", key(plan.precision()))
                .put("seed", plan.seed());
        putUnusual(json, optimizer.adam(), optimizer.muon());
        putUnusual(json, plan.schedule());
        if (plan.checkpointEvery() > 1) {
            json.put("checkpoint_every", plan.checkpointEvery());
        }
        if (!plan.transfer().equals(TransferSettings.NONE)) {
            json.put("freeze", plan.transfer().frozen().toString())
                    .put("body_rate", plan.transfer().bodyRate())
                    .put("unfreeze", plan.transfer().unfreezeEvery());
        }
        if (plan.averaging() > 0) {
            json.put("ema", plan.averaging());
        }
        if (plan.earlyStopping().isOn()) {
            json.put("patience", plan.earlyStopping().patience())
                    .put("stop_by", key(plan.earlyStopping().measure()))
                    .put("min_delta", plan.earlyStopping().minDelta());
        }
        return json.toString();
    }

    /// What is as usual is left out: a search for "beta" is to find a run of that name.
    private static void putUnusual(ObjectNode json, AdamSettings adam, MuonSettings muon) {
        if (!adam.equals(AdamSettings.USUAL)) {
            json.put("beta1", adam.beta1()).put("beta2", adam.beta2()).put("epsilon", adam.epsilon());
        }
        if (!muon.equals(MuonSettings.USUAL)) {
            json.put("newton_schulz", muon.iterations()).put("adam_rate", muon.adamRate());
        }
    }

    private static void putUnusual(ObjectNode json, ScheduleSettings schedule) {
        if (!schedule.equals(new ScheduleSettings(schedule.kind(), schedule.warmUp()))) {
            json.put("cycles", schedule.cycles())
                    .put("plateau_patience", schedule.patience())
                    .put("schedule_points", schedule.points().toString());
        }
    }

    /// The plan that settings were written for; empty where they are damaged, or a newer Netloom wrote what this one
    /// does not know.
    public static Optional<TrainingConfig> read(String settings) {
        try {
            JsonNode json = JSON.readTree(settings);
            OptimizerSettings optimizer = new OptimizerSettings(
                    constant(OptimizerKind.class, json, "optimizer"),
                    real(json, "learning_rate"),
                    real(json, "weight_decay"),
                    real(json, "momentum"),
                    real(json, "clip"),
                    new AdamSettings(
                            real(json, "beta1", AdamSettings.USUAL.beta1()),
                            real(json, "beta2", AdamSettings.USUAL.beta2()),
                            real(json, "epsilon", AdamSettings.USUAL.epsilon())),
                    new MuonSettings(
                            (int) real(json, "newton_schulz", MuonSettings.USUAL.iterations()),
                            real(json, "adam_rate", MuonSettings.USUAL.adamRate())));
            return Optional.of(new TrainingConfig(
                    (int) whole(json, "epochs", Integer.MAX_VALUE),
                    (int) whole(json, "batch", Integer.MAX_VALUE),
                    optimizer,
                    schedule(json),
                    Augmentation.parse(json.path("augment").asText()),
                    constant(Precision.class, json, "precision"),
                    real(json, "label_smoothing"),
                    real(json, "dropout_scale"),
                    json.has("balance") ? constant(ClassBalance.class, json, "balance") : ClassBalance.NATURAL,
                    real(json, "validation"),
                    real(json, "ema", 0),
                    json.has("patience") ? stopping(json) : EarlyStopping.OFF,
                    (int) real(json, "checkpoint_every", 1),
                    new TransferSettings(
                            FrozenBlocks.parse(json.path("freeze").asText()), real(json, "body_rate", 1), (int)
                                    real(json, "unfreeze", 0)),
                    whole(json, "seed", Long.MAX_VALUE)));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static EarlyStopping stopping(JsonNode json) {
        return new EarlyStopping(
                (int) whole(json, "patience", Integer.MAX_VALUE),
                constant(EarlyStopping.Measure.class, json, "stop_by"),
                real(json, "min_delta"));
    }

    private static ScheduleSettings schedule(JsonNode json) {
        ScheduleSettings usual = new ScheduleSettings(constant(Schedule.class, json, "schedule"), real(json, "warmup"));
        return json.has("cycles")
                ? usual.withCycles((int) whole(json, "cycles", Integer.MAX_VALUE))
                        .withPatience((int) whole(json, "plateau_patience", Integer.MAX_VALUE))
                        .withPoints(
                                RatePoints.parse(json.path("schedule_points").asText()))
                : usual;
    }

    /// Every setting by its name, as text, in order.
    public static Map<String, String> values(String settings) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            JSON.readTree(settings)
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
        } catch (JsonProcessingException e) {
            values.put("settings", settings);
        }
        return values;
    }

    private static double real(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException(name);
        }
        return value.doubleValue();
    }

    /// @param before what runs had that were written before it was a setting
    private static double real(JsonNode json, String name, double before) {
        return json.has(name) ? real(json, name) : before;
    }

    private static long whole(JsonNode json, String name, long most) {
        JsonNode value = json.path(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() > most) {
            throw new IllegalArgumentException(name);
        }
        return value.longValue();
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String name) {
        return Enum.valueOf(
                type, json.path(name).asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
