package dev.netloom.engine.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.history.RunSnapshot.Best;
import dev.netloom.engine.history.RunSnapshot.Kept;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the history knows of a run, as JSON for another machine: without folders and processes of this one. Whoever
/// wrote it is not trusted.
///
/// @param weightsAfter the step that the weights were taken after; empty where there are none
record BundledRun(
        String uid,
        String name,
        List<String> tags,
        String notes,
        RunState state,
        String failure,
        Instant started,
        double seconds,
        TrainingConfig plan,
        int threads,
        String kernels,
        DataIdentity data,
        int trainImages,
        List<EpochScores> epochs,
        List<SettingsChange> changes,
        CurvePoints curve,
        Optional<Best> best,
        OptionalLong weightsAfter) {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The year 9999.
    private static final long LATEST = 253_370_764_800_000L;

    private static final int MOST_EPOCHS = 100_000;

    static String text(RunDetails run, String uid, Optional<Checkpoint> weights) throws IOException {
        RunSummary summary = run.summary();
        ObjectNode json = JSON.createObjectNode().put("netloom_run", VERSION).put("uid", uid);
        json.put("name", summary.name()).put("notes", summary.notes());
        summary.tags().forEach(json.putArray("tags")::add);
        json.put("state", summary.state().key()).put("failure", run.failure());
        json.put("started", summary.started().toEpochMilli()).put("seconds", summary.seconds());
        json.set("settings", JSON.readTree(run.settings()));
        json.put("threads", run.threads()).put("kernels", run.kernels());
        DataIdentity data = summary.data();
        json.putObject("data")
                .put("name", data.name())
                .put("train_images", data.trainImages())
                .put("test_images", data.testImages())
                .put("hash", data.hash())
                .put("settings", data.settings());
        json.put("train_images", summary.trainImages());
        ArrayNode epochs = json.putArray("epochs");
        run.epochs().forEach(epoch -> epochs.add(json(epoch)));
        ArrayNode changes = json.putArray("changes");
        run.changes()
                .forEach(change -> changes.addObject()
                        .put("step", change.step())
                        .put("learning_rate", change.settings().learningRate())
                        .put("momentum", change.settings().momentum())
                        .put("weight_decay", change.settings().weightDecay())
                        .put("dropout_scale", change.settings().dropoutScale())
                        .put("batch", change.settings().batchSize()));
        json.put("curve", run.curve().packed());
        Best.of(run)
                .ifPresent(best -> json.put("best_epoch", best.epoch().orElseThrow())
                        .put("mistakes", best.mistakes().packed()));
        weights.ifPresent(kept -> json.put("weights_after", kept.step()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static ObjectNode json(EpochScores epoch) {
        ObjectNode json = JSON.createObjectNode().put("epoch", epoch.epoch()).put("step", epoch.step());
        put(json, "train", Optional.of(epoch.train()));
        put(json, "test", Optional.of(epoch.test()));
        put(json, "validation", epoch.validation());
        put(json, "ema_test", epoch.averaged().map(EpochScores.Averaged::test));
        put(json, "ema_validation", epoch.averaged().flatMap(EpochScores.Averaged::validation));
        putFinite(json, "images_per_second", epoch.imagesPerSecond());
        return json.put("seconds", epoch.seconds());
    }

    private static void put(ObjectNode json, String name, Optional<Score> score) {
        score.ifPresent(known -> {
            ObjectNode one =
                    json.putObject(name).put("correct", known.correct()).put("total", known.total());
            putFinite(one, "loss", known.loss());
        });
    }

    /// JSON has no other numbers.
    private static void putFinite(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        }
    }

    /// @param file that is named where something is wrong
    static BundledRun read(Path file, String text) throws FileProblem {
        try {
            JsonNode json = JSON.readTree(text);
            if (whole(json, "netloom_run", Integer.MAX_VALUE) > VERSION) {
                throw new FileProblem(
                        "newer",
                        file + " was written by a newer Netloom",
                        file,
                        json.path("netloom_run").asInt(),
                        VERSION);
            }
            return read(json);
        } catch (JsonProcessingException e) {
            throw FileProblem.damaged(file, "run.json is no JSON (" + e.getOriginalMessage() + ")");
        } catch (IllegalArgumentException e) {
            throw FileProblem.damaged(file, "run.json has no usable " + e.getMessage());
        }
    }

    /// @throws IllegalArgumentException names what is missing, or cannot be
    private static BundledRun read(JsonNode json) {
        List<EpochScores> epochs = epochs(json.path("epochs"));
        return new BundledRun(
                uid(json),
                string(json, "name"),
                tags(json.path("tags")),
                string(json, "notes"),
                state(json),
                string(json, "failure"),
                Instant.ofEpochMilli(whole(json, "started", LATEST)),
                real(json, "seconds"),
                TrainingConfigJson.read(json.path("settings").toString())
                        .orElseThrow(() -> new IllegalArgumentException("settings")),
                (int) whole(json, "threads", Integer.MAX_VALUE),
                string(json, "kernels"),
                data(json.path("data")),
                (int) whole(json, "train_images", Integer.MAX_VALUE),
                epochs,
                changes(json.path("changes")),
                CurvePoints.unpack(bytes(json, "curve")).orElseThrow(() -> new IllegalArgumentException("curve")),
                best(json, epochs),
                json.has("weights_after")
                        ? OptionalLong.of(whole(json, "weights_after", Long.MAX_VALUE))
                        : OptionalLong.empty());
    }

    /// It names files.
    private static String uid(JsonNode json) {
        String uid = string(json, "uid");
        return require(uid.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), uid, "uid");
    }

    /// What ran there runs here no more.
    private static RunState state(JsonNode json) {
        RunState state = Arrays.stream(RunState.values())
                .filter(one -> one.key().equals(json.path("state").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("state"));
        return state == RunState.RUNNING ? RunState.INTERRUPTED : state;
    }

    private static List<String> tags(JsonNode json) {
        StringBuilder all = new StringBuilder();
        json.forEach(tag -> all.append(tag.asText()).append(','));
        return Tags.read(all.toString());
    }

    private static DataIdentity data(JsonNode json) {
        String hash = string(json, "hash");
        return new DataIdentity(
                string(json, "name"),
                "",
                (int) whole(json, "train_images", Integer.MAX_VALUE),
                (int) whole(json, "test_images", Integer.MAX_VALUE),
                require(hash.matches("([0-9a-f]{16})?"), hash, "hash"),
                string(json, "settings"));
    }

    private static List<EpochScores> epochs(JsonNode json) {
        require(json.size() <= MOST_EPOCHS, json, "epochs");
        List<EpochScores> epochs = new ArrayList<>();
        for (JsonNode one : json) {
            Optional<Score> validation = score(one.path("ema_validation"));
            EpochScores epoch = new EpochScores(
                    (int) whole(one, "epoch", Integer.MAX_VALUE),
                    whole(one, "step", Long.MAX_VALUE),
                    score(one.path("train")).orElseThrow(() -> new IllegalArgumentException("train")),
                    score(one.path("test")).orElseThrow(() -> new IllegalArgumentException("test")),
                    score(one.path("validation")),
                    score(one.path("ema_test")).map(test -> new EpochScores.Averaged(test, validation)),
                    one.has("images_per_second") ? real(one, "images_per_second") : Double.NaN,
                    real(one, "seconds"));
            require(epochs.isEmpty() || epochs.getLast().epoch() < epoch.epoch(), json, "epochs");
            epochs.add(epoch);
        }
        return epochs;
    }

    private static Optional<Score> score(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        int total = (int) whole(json, "total", Integer.MAX_VALUE);
        double loss = json.has("loss") ? real(json, "loss") : Double.NaN;
        return Optional.of(new Score((int) whole(json, "correct", total), total, loss));
    }

    private static List<SettingsChange> changes(JsonNode json) {
        require(json.size() <= MOST_EPOCHS, json, "changes");
        List<SettingsChange> changes = new ArrayList<>();
        for (JsonNode one : json) {
            changes.add(new SettingsChange(
                    whole(one, "step", Long.MAX_VALUE),
                    new LiveSettings(
                            real(one, "learning_rate"),
                            real(one, "momentum"),
                            real(one, "weight_decay"),
                            real(one, "dropout_scale"),
                            (int) whole(one, "batch", Integer.MAX_VALUE))));
        }
        return changes;
    }

    private static Optional<Best> best(JsonNode json, List<EpochScores> epochs) {
        if (!json.has("best_epoch")) {
            return Optional.empty();
        }
        long epoch = whole(json, "best_epoch", Integer.MAX_VALUE);
        EpochScores scores = epochs.stream()
                .filter(one -> one.epoch() == epoch)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("best_epoch"));
        try {
            Mistakes mistakes = Mistakes.unpack(bytes(json, "mistakes"));
            return Optional.of(
                    new Best(OptionalInt.of(scores.epoch()), scores.step(), scores.judged(), scores.test(), mistakes));
        } catch (IOException e) {
            throw new IllegalArgumentException("mistakes", e);
        }
    }

    private static byte[] bytes(JsonNode json, String name) {
        try {
            return json.path(name).binaryValue();
        } catch (IOException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static String string(JsonNode json, String name) {
        JsonNode value = json.path(name);
        require(value.isTextual(), value, name);
        return value.asText();
    }

    /// From 0.
    private static long whole(JsonNode json, String name, long most) {
        JsonNode value = json.path(name);
        require(value.isIntegralNumber() && value.canConvertToLong(), value, name);
        require(value.longValue() >= 0 && value.longValue() <= most, value, name);
        return value.longValue();
    }

    private static double real(JsonNode json, String name) {
        JsonNode value = json.path(name);
        require(value.isNumber() && Double.isFinite(value.doubleValue()) && value.doubleValue() >= 0, value, name);
        return value.doubleValue();
    }

    private static <T> T require(boolean sound, T value, String name) {
        if (!sound) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    /// As the run would have been written here.
    RunSnapshot snapshot(Project project, Optional<Weights> weights) {
        RunStart start =
                new RunStart(project, Origin.IMPORTED, started, data, trainImages, data.testImages(), Optional.empty());
        Optional<Kept> kept = weights.flatMap(known -> weightsAfter.isEmpty()
                ? Optional.empty()
                : Optional.of(Kept.of(weightsAfter.getAsLong(), epochs, weights, Optional.empty())));
        boolean ofBest = best.filter(one -> weightsAfter.equals(OptionalLong.of(one.step())))
                .isPresent();
        boolean ofLast = !epochs.isEmpty()
                && weightsAfter.equals(OptionalLong.of(epochs.getLast().step()));
        return new RunSnapshot(
                uid,
                start,
                plan,
                threads,
                state,
                failure,
                seconds,
                epochs,
                curve,
                changes,
                best,
                kept.filter(one -> ofBest),
                kept.filter(one -> ofLast || !ofBest));
    }
}
