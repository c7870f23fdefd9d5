package dev.netloom.engine.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The settings of a run as one flat object of JSON, named like the options of `netloom train`.
public final class PlanJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanJson() {}

    static String text(TrainingPlan plan) {
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
                .put("validation", plan.validation())
                .put("precision", key(plan.precision()))
                .put("seed", plan.seed());
        return json.toString();
    }

    /// The plan that settings were written for; empty where a newer Netloom wrote what this one does not know.
    public static Optional<TrainingPlan> read(String settings) {
        try {
            JsonNode json = JSON.readTree(settings);
            OptimizerSettings optimizer = new OptimizerSettings(
                    constant(OptimizerKind.class, json, "optimizer"),
                    json.path("learning_rate").asDouble(),
                    json.path("weight_decay").asDouble(),
                    json.path("momentum").asDouble(),
                    json.path("clip").asDouble());
            return Optional.of(new TrainingPlan(
                    json.path("epochs").asInt(),
                    json.path("batch").asInt(),
                    optimizer,
                    new ScheduleSettings(
                            constant(Schedule.class, json, "schedule"),
                            json.path("warmup").asDouble()),
                    Augmentation.parse(json.path("augment").asText()),
                    constant(Precision.class, json, "precision"),
                    json.path("label_smoothing").asDouble(),
                    json.path("dropout_scale").asDouble(),
                    json.path("validation").asDouble(),
                    json.path("seed").asLong()));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
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

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String name) {
        return Enum.valueOf(
                type, json.path(name).asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
