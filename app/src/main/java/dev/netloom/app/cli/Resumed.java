package dev.netloom.app.cli;

import dev.netloom.app.runs.HistoryWords;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Branch;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunHistory;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
import java.util.Optional;

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

    Weights weights(Graph graph) throws FileProblem {
        return WeightsFile.read(from.file(), graph).weights();
    }

    Branch branch() {
        return new Branch(run.summary().id(), from.step());
    }
}
