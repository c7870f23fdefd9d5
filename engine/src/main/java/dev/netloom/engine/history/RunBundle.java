package dev.netloom.engine.history;

import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.SafeFile;
import dev.netloom.engine.store.WeightsFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A run in one file that another machine can open, `.netloom.zip`: its project with the settings of training and
/// data, what the history knows of it, and the weights of its best epoch, which say what images they take.
/// `docs/run-history.md` describes the file.
public final class RunBundle {
    public static final String EXTENSION = ".netloom.zip";

    private static final String PROJECT = "project" + ProjectFile.EXTENSION;
    private static final String RUN = "run.json";
    private static final String WEIGHTS = "weights.npz";

    /// Bytes of each file in it.
    private static final Map<String, Long> LARGEST =
            Map.of(PROJECT, 16L << 20, RUN, 32L << 20, WEIGHTS, 2 * Float.BYTES * RunRecorder.MOST_VALUES);

    /// What is packed more tightly is no run.
    private static final long LARGEST_RATIO = 200;

    private static final long SMALL = 1 << 20;

    private final BundledRun run;
    private final Project project;
    private final Optional<Weights> weights;

    private RunBundle(BundledRun run, Project project, Optional<Weights> weights) {
        this.run = run;
        this.project = project;
        this.weights = weights;
    }

    public static boolean isBundle(Path file) {
        return String.valueOf(file.getFileName()).endsWith(EXTENSION);
    }

    /// @param project of the run, with the settings of its training and its data
    public static void write(Path file, RunHistory history, RunDetails run, Project project)
            throws IOException, FileProblem {
        Optional<Checkpoint> kept = kept(run);
        String text = BundledRun.text(run, history.uid(run.summary().id()), kept);
        byte[] network = ProjectFile.text(project).getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                write(zip, PROJECT, entry -> entry.write(network));
                write(zip, RUN, entry -> entry.write(text.getBytes(StandardCharsets.UTF_8)));
                if (kept.isPresent()) {
                    write(zip, WEIGHTS, entry -> Files.copy(kept.get().file(), entry));
                }
            }
        });
    }

    /// The best weights, else the last.
    private static Optional<Checkpoint> kept(RunDetails run) {
        return Stream.concat(
                        run.checkpoints().stream().filter(Checkpoint::best),
                        run.checkpoints().stream().filter(Checkpoint::last))
                .filter(one -> Files.isRegularFile(one.file()))
                .findFirst();
    }

    private static void write(ZipOutputStream zip, String name, SafeFile.Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0)); // the same run is the same bytes
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    /// @throws FileProblem where it is missing or damaged, holds what it should not, or a newer Netloom wrote it
    public static RunBundle read(Path file) throws FileProblem {
        Path unpacked = null;
        try {
            unpacked = Files.createTempDirectory("netloom-bundle");
            unpack(file, unpacked);
            return read(file, unpacked);
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (IOException | IllegalArgumentException e) { // the latter of names that are no UTF-8
            throw FileProblem.damaged(file, "it cannot be unpacked (" + e.getMessage() + ")");
        } finally {
            delete(unpacked);
        }
    }

    /// Only files of these names, each once, and no more of each than it may have.
    private static void unpack(Path file, Path folder) throws IOException, FileProblem {
        long room = SMALL + LARGEST_RATIO * Files.size(file);
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!LARGEST.containsKey(name)) {
                    throw FileProblem.damaged(file, "it holds " + shortened(name) + ", which no bundle has");
                }
                if (Files.exists(folder.resolve(name))) {
                    throw FileProblem.damaged(file, "it holds " + name + " twice");
                }
                long most = Math.min(room, LARGEST.get(name));
                long copied = SafeFile.copy(zip, folder.resolve(name), most);
                if (copied > most) {
                    throw FileProblem.damaged(file, name + " in it is larger than it can be");
                }
                room -= copied;
            }
        }
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "\u2026";
    }

    private static RunBundle read(Path file, Path unpacked) throws IOException, FileProblem {
        for (String needed : new String[] {PROJECT, RUN}) {
            if (!Files.exists(unpacked.resolve(needed))) {
                throw FileProblem.damaged(file, "it holds no " + needed);
            }
        }
        BundledRun run = BundledRun.read(file, Files.readString(unpacked.resolve(RUN)));
        Project project = ProjectFile.parse(file.toString(), Files.readString(unpacked.resolve(PROJECT)))
                .dataFrom(file.toAbsolutePath().normalize().getParent());
        if (!GraphCheck.of(project.graph()).ok()) {
            throw FileProblem.damaged(file, "no run can have its network");
        }
        Path weights = unpacked.resolve(WEIGHTS);
        return new RunBundle(
                run, project, Files.exists(weights) ? Optional.of(weights(file, weights, project)) : Optional.empty());
    }

    /// Says of which file something is wrong: the unpacked one is gone by then.
    private static Weights weights(Path file, Path unpacked, Project project) throws FileProblem {
        try {
            return WeightsFile.read(unpacked, project.graph()).weights();
        } catch (FileProblem problem) {
            throw FileProblem.damaged(file, problem.getMessage().replace(unpacked.toString(), WEIGHTS));
        }
    }

    private static void delete(Path folder) {
        if (folder != null) {
            try {
                for (String name : LARGEST.keySet()) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // The system clears its folder of temporary files.
            }
        }
    }

    public Project project() {
        return project;
    }

    public Optional<Weights> weights() {
        return weights;
    }

    /// Whether a history has the run already, deleted or not.
    public boolean isIn(RunHistory history) throws FileProblem {
        return history.id(run.uid()).isPresent();
    }

    /// Enters the run into a history. A run that is there already, deleted or not, stays as it is, and is not deleted
    /// any more.
    ///
    /// @return its id there
    public long enter(RunHistory history) throws FileProblem {
        long known = history.id(run.uid()).orElse(0);
        if (known != 0) {
            history.restore(List.of(known));
            return known;
        }
        history.save(run.snapshot(project, weights), run.kernels());
        long id = history.id(run.uid()).orElseThrow();
        if (!run.name().isBlank()) {
            history.rename(id, run.name());
        }
        history.tag(id, run.tags());
        history.note(id, run.notes());
        return id;
    }
}
