package dev.netloom.app.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netloom.app.ui.DataSets;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.DataOrigin;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What another computer is told of a run, but for weights: the network as project files have it, the settings as the
/// history has them, and where it finds the images.
///
/// @param data the name of a data set, or a path, that there is on the other computer, too
/// @param settings that it is read with, as in [DataIdentity#settings()]
/// @param classes by name: which of it are learned, in their order
/// @param images to train on: the first so many, as [Dataset#limited] takes them
/// @param hash of exactly those images
/// @param lastEpoch after which the run is stopped
record RunDescription(
        String name,
        Graph graph,
        TrainingConfig config,
        String data,
        String settings,
        List<String> classes,
        int images,
        String hash,
        int lastEpoch) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws TrainingFailure where its images have no name or path that another computer could find them by
    static RunDescription of(TrainingJob job) throws TrainingFailure {
        Dataset data = job.data();
        if (data.origin() == null) {
            throw new TrainingFailure(
                    "cluster-data", "these images are in no file that a worker could read", data.name());
        }
        return new RunDescription(
                job.name(),
                job.graph(),
                job.config(),
                place(data.origin()),
                data.identity().settings(),
                data.classes(),
                data.train().size(),
                hash(data),
                job.lastEpoch());
    }

    private static String place(DataOrigin origin) {
        if (origin.file().equals(Samples.mnist())) {
            return DataSets.MNIST;
        }
        String asked = origin.asked();
        return DataSets.isName(asked)
                ? asked
                : Path.of(asked).toAbsolutePath().normalize().toString();
    }

    private static String hash(Dataset data) {
        return new Dataset(data.name(), data.train(), data.test(), data.classes())
                .identity()
                .hash();
    }

    String text() throws IOException {
        ObjectNode json = JSON.createObjectNode().put("name", name);
        json.put("network", ProjectFile.text(new Project(name, graph, Map.of())));
        json.set("settings", JSON.readTree(TrainingConfigJson.text(config)));
        json.put("data", data).put("data_settings", settings);
        classes.forEach(json.putArray("classes")::add);
        return json.put("images", images)
                .put("hash", hash)
                .put("last_epoch", lastEpoch)
                .toString();
    }

    /// @throws IOException where it is no such description
    static RunDescription read(String text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            List<String> classes = new ArrayList<>();
            json.path("classes").forEach(name -> classes.add(name.asText()));
            String name = json.path("name").asText();
            return new RunDescription(
                    name,
                    ProjectFile.parse(name, json.path("network").asText()).graph(),
                    TrainingConfigJson.read(json.path("settings").toString())
                            .orElseThrow(() -> new IOException("the settings of " + name)),
                    json.path("data").asText(),
                    json.path("data_settings").asText(),
                    classes,
                    json.path("images").asInt(),
                    json.path("hash").asText(),
                    json.path("last_epoch").asInt());
        } catch (JsonProcessingException | FileProblem e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// The images, read from this computer's files.
    ///
    /// @throws TrainingFailure where they are not here, or others are
    Dataset load() throws TrainingFailure {
        if (!DataSets.isHere(data)) {
            throw new TrainingFailure("cluster-no-data", "there are no images " + data + " here", data);
        }
        try {
            Dataset all = DataSets.load(data, DataSettings.of(DataIdentity.settings(settings)), DataProgress.NONE);
            Dataset own = classes.equals(all.classes())
                    ? all
                    : all.ofClasses(classes.stream().map(all.classes()::indexOf).toList());
            Dataset used = own.limited(images);
            if (!hash(used).equals(hash)) {
                throw new TrainingFailure("cluster-other-data", "the images in " + data + " are others here", data);
            }
            return used;
        } catch (FileProblem | IllegalArgumentException e) {
            throw new TrainingFailure("cluster-bad-data", e.getMessage(), data, e.getMessage());
        }
    }
}
