package dev.netloom.app.cli;

import dev.netloom.app.runs.HistoryWords;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Branch;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunHistory;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFields;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The run of the history that `train --resume` goes on from, with its last weights.
record Resumed(RunDetails run, Checkpoint from) {
    /// @param named the number or the name of a run; of several of that name the newest is meant
    static Resumed find(RunHistory history, String named) throws FileProblem, CommandFailure {
        RunDetails run = run(history, named);
        Checkpoint last = run.checkpoints().stream()
                .filter(Checkpoint::last)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(Texts.of("cli.resume.no-weights", named)));
        return new Resumed(run, last);
    }

    /// @param named its number or its name; of several of that name the newest is meant
    static RunDetails run(RunHistory history, String named) throws FileProblem, CommandFailure {
        Optional<RunDetails> run =
                named.matches("\\d{1,18}") ? history.details(Long.parseLong(named)) : byName(history, named);
        return run.orElseThrow(() -> new CommandFailure(Texts.of("cli.resume.unknown", named)));
    }

    private static Optional<RunDetails> byName(RunHistory history, String name) throws FileProblem {
        Optional<RunSummary> newest = history
                .list(RunQuery.newest(Integer.MAX_VALUE).searching(name))
                .stream()
                .filter(run -> run.name().equals(name))
                .findFirst();
        return newest.isPresent() ? history.details(newest.get().id()) : Optional.empty();
    }

    /// @throws CommandFailure where the run learned from other images than these; says what differs
    void require(Dataset images) throws CommandFailure {
        Optional<String> difference = HistoryWords.difference(run.summary(), images);
        if (difference.isPresent()) {
            throw new CommandFailure(Texts.of("cli.resume.differs", difference.get(), from.file()));
        }
    }

    /// The settings of the run, for what nobody says otherwise.
    Project settings(Project project) {
        SortedMap<String, String> settings = new TreeMap<>(TrainingConfigJson.read(run.settings())
                .map(TrainingSettings::project)
                .orElseGet(TreeMap::new));
        if (run.summary().trainImages() < run.summary().data().trainImages()) {
            settings.put(
                    TrainingFields.IMAGES.key(), Integer.toString(run.summary().trainImages()));
        }
        return project.withTraining(settings);
    }

    /// Where the run goes on as if it had never stopped; empty where a new one begins from its weights.
    Optional<ResumePoint> point(Graph graph, TrainingConfig asked) throws FileProblem {
        Graph trained = ProjectFile.parse(run.summary().name(), run.project()).graph();
        return ResumePoint.of(run)
                .filter(point -> trained.equals(graph) && point.config().equals(asked));
    }

    /// Why a new run begins, in words.
    String newRun(Graph graph, TrainingConfig asked) throws FileProblem {
        String number = Long.toString(run.summary().id());
        String why = ResumePoint.of(run).isEmpty()
                ? run.summary().state() == RunState.DONE ? "done" : "stateless"
                : ProjectFile.parse(number, run.project()).graph().equals(graph) ? "settings" : "network";
        return Texts.of("cli.resume.anew", number, Texts.of("cli.resume.anew." + why));
    }

    Weights weights(Graph graph) throws FileProblem {
        return WeightsFile.read(from.file(), graph).weights();
    }

    Branch branch() {
        return new Branch(run.summary().id(), from.step());
    }
}
