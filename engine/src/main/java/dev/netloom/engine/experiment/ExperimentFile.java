package dev.netloom.engine.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TransferSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the prepared experiments, `samples/experiments/NAME.json`. Described in `docs/experiments.md`.
public final class ExperimentFile {
    static final int VERSION = 1;

    /// The images that an arm may have whatever the experiment is on.
    private static final String MNIST = "mnist";

    private static final int SEEDS = 3;

    private static final long LONGEST = 1 << 20;
    private static final int MOST_SEEDS = 1_000;
    private static final int MOST_ARMS = 100;
    private static final int MOST_PAIRS = 1_000;
    private static final String EXTENSION = ".json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Path file;

    /// What the file says, as it says it; null where it says nothing.
    private record Written(
            int netloomExperiment,
            Integer digits,
            Integer epochs,
            Integer batch,
            Double learningRate,
            Integer seeds,
            Boolean gradients,
            String data,
            List<WrittenArm> arms,
            List<List<String>> pairs) {}

    private record WrittenArm(
            String id,
            String title,
            String network,
            Integer digits,
            Integer epochs,
            String augment,
            String images,
            List<Integer> classes,
            String from,
            Integer layers,
            String freeze,
            Double bodyRate) {}

    private ExperimentFile(Path file) {
        this.file = file;
    }

    /// The names of the prepared experiments, in the order of their files' names.
    public static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() {
        return Samples.folder().resolve("experiments");
    }

    /// @param name one of [#names]
    /// @throws FileProblem where its file, or that of a network in it, is missing or damaged
    public static Experiment named(String name) throws FileProblem {
        return read(folder().resolve(name + EXTENSION));
    }

    /// @throws FileProblem where it, or the file of a network in it, is missing or damaged
    static Experiment read(Path file) throws FileProblem {
        return new ExperimentFile(file).experiment();
    }

    private Experiment experiment() throws FileProblem {
        Written written = written();
        if (written.netloomExperiment != VERSION) {
            throw problem("version", written.netloomExperiment);
        }
        if (written.arms == null || written.pairs == null) {
            throw problem("arms");
        }
        int seeds = Objects.requireNonNullElse(written.seeds, SEEDS);
        requireFew("arms", written.arms.size(), MOST_ARMS);
        requireFew("pairs", written.pairs.size(), MOST_PAIRS);
        requireFew("seeds", seeds, MOST_SEEDS);
        List<Arm> arms = new ArrayList<>();
        for (WrittenArm arm : written.arms) {
            arms.add(arm(arm, written));
        }
        List<Pair> pairs = new ArrayList<>();
        for (List<String> pair : written.pairs) {
            if (pair == null || pair.size() != 2) {
                throw problem("pair", String.valueOf(pair));
            }
            pairs.add(new Pair(pair.getFirst(), pair.getLast()));
        }
        String name = file.getFileName().toString().replaceAll("\\.json$", "");
        try {
            return new Experiment(
                    name,
                    arms,
                    pairs,
                    plan(written),
                    seeds,
                    Objects.requireNonNullElse(written.gradients, false),
                    Objects.requireNonNullElse(written.data, ""));
        } catch (IllegalArgumentException e) {
            throw problem("value", e.getMessage());
        }
    }

    private void requireFew(String what, int count, int most) throws FileProblem {
        if (count > most) {
            throw problem("value", count + " " + what + ", more than " + most);
        }
    }

    private Written written() throws FileProblem {
        try {
            if (Files.size(file) > LONGEST) {
                throw problem("value", "more than " + LONGEST + " bytes");
            }
            Written written = JSON.readValue(Files.readString(file), Written.class);
            return Optional.ofNullable(written).orElseThrow(() -> problem("json", 1, "null"));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw problem("json", line, e.getOriginalMessage());
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (IOException e) {
            throw new FileProblem("unreadable", "cannot read " + file + ": " + e.getMessage(), file, e.getMessage());
        }
    }

    private Arm arm(WrittenArm arm, Written all) throws FileProblem {
        if (arm == null || arm.id == null || arm.title == null || arm.network == null) {
            throw problem("arms");
        }
        int digits = Objects.requireNonNullElse(arm.digits, Objects.requireNonNullElse(all.digits, Arm.ALL));
        int epochs = Objects.requireNonNullElse(arm.epochs, Objects.requireNonNullElse(all.epochs, 1));
        try {
            Augmentation augmentation = Augmentation.parse(Objects.requireNonNullElse(arm.augment, ""));
            List<Integer> classes = Objects.requireNonNullElse(arm.classes, List.of());
            TransferSettings transfer = TransferSettings.freezing(Objects.requireNonNullElse(arm.freeze, ""))
                    .withBodyRate(Objects.requireNonNullElse(arm.bodyRate, 1.0));
            return new Arm(
                    arm.id,
                    arm.title,
                    forClasses(network(arm.network), classes.size()),
                    digits,
                    epochs,
                    augmentation,
                    new ArmImages(MNIST.equals(arm.images), classes),
                    Objects.requireNonNullElse(arm.from, ""),
                    Objects.requireNonNullElse(arm.layers, Arm.ALL),
                    transfer);
        } catch (IllegalArgumentException e) {
            throw problem("value", e.getMessage());
        }
    }

    private static Project forClasses(Project network, int classes) {
        return classes == 0
                ? network
                : NetworkAdapter.forClasses(network.graph(), classes)
                        .map(network::withGraph)
                        .orElse(network);
    }

    private static TrainingConfig plan(Written written) {
        TrainingConfig plan = TrainingConfig.of(1)
                .withBatchSize(Objects.requireNonNullElse(written.batch, TrainingConfig.DEFAULT_BATCH));
        OptimizerSettings adam = OptimizerSettings.of(OptimizerKind.ADAM);
        return plan.withOptimizer(
                adam.withLearningRate(Objects.requireNonNullElse(written.learningRate, adam.learningRate())));
    }

    /// A network of the experiments' own, one of the samples, or a template.
    private Project network(String name) throws FileProblem {
        Path own = folder().resolve("networks").resolve(name + ProjectFile.EXTENSION);
        for (Path known : List.of(own, Samples.network(name))) {
            if (Files.isRegularFile(known)) {
                return ProjectFile.read(known);
            }
        }
        return Template.named(name).orElseThrow(() -> problem("network", name)).project();
    }

    private FileProblem problem(String key, Object... details) {
        List<Object> arguments = new ArrayList<>(List.of(file));
        arguments.addAll(List.of(details));
        String message = file + " is no experiment: " + key + " " + List.of(details);
        return new FileProblem("experiment." + key, message, arguments.toArray());
    }
}
