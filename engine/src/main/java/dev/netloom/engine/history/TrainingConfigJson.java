package dev.netloom.engine.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.ClassBalance;
import dev.netloom.engine.train.TrainingConfig;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The settings of a run as one flat object of JSON, named like the options of `netloom train`.
public final class TrainingConfigJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrainingConfigJson() {}

    static String text(TrainingConfig plan) {
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
                .put("cycles", plan.schedule().cycles())
                .put("plateau_patience", plan.schedule().patience())
                .put("schedule_points", plan.schedule().points().toString())
                .put("augment", plan.augmentation().toString())
                .put("label_smoothing", plan.labelSmoothing())
                .put("dropout_scale", plan.dropoutScale())
                .put("balance", key(plan.balance()))
                .put("validation", plan.validation())
                .put("precision", key(plan.precision()))
                .put("seed", plan.seed());
        return json.toString();
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
                    real(json, "clip"));
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
                    whole(json, "seed", Long.MAX_VALUE)));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// Earlier versions wrote less of it.
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
