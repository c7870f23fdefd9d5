package dev.netloom.engine.history;

import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/// Which of many runs the history has already, wholly or in part: those of the same network, images, settings and seed,
/// whoever began them.
///
/// @param <P> what each of them is for
public final class KnownRuns<P> {
    /// What the history says of a run in a line, and what it says at length.
    private record Outline(int images, int epochs, long seed) {}

    /// @param images to train on
    public record Wanted(Graph graph, TrainingConfig plan, int images) {}

    private static final BinaryOperator<RunDetails> FURTHER = BinaryOperator.maxBy(
            Comparator.comparing((RunDetails run) -> run.summary().state() == RunState.DONE)
                    .thenComparing(run -> run.summary().epochsDone()));

    private final DataIdentity data;
    private final Map<Wanted, P> wanted = new HashMap<>();
    private final Set<Outline> outlines = new HashSet<>();

    public KnownRuns(Map<P, Wanted> runs, DataIdentity data) {
        this.data = data;
        runs.forEach((purpose, run) -> {
            wanted.put(run, purpose);
            outlines.add(
                    new Outline(run.images(), run.plan().epochs(), run.plan().seed()));
        });
    }

    /// The run that came furthest, for each.
    ///
    /// @param usable whether a run that is the same will do
    public Map<P, RunDetails> find(HistorySource history, Predicate<RunDetails> usable) throws FileProblem {
        Map<P, RunDetails> found = new HashMap<>();
        RunHistory runs = history.get();
        for (RunSummary run : runs.list(RunQuery.newest(Integer.MAX_VALUE))) {
            Outline outline = new Outline(run.trainImages(), run.epochs(), run.seed());
            if (run.state() != RunState.RUNNING
                    && outlines.contains(outline)
                    && run.data().isSameAs(data)) {
                runs.details(run.id())
                        .filter(usable)
                        .ifPresent(details ->
                                purpose(details).ifPresent(purpose -> found.merge(purpose, details, FURTHER)));
            }
        }
        return found;
    }

    private Optional<P> purpose(RunDetails run) {
        if (run.branch().isPresent() || !run.changes().isEmpty()) {
            return Optional.empty();
        }
        return TrainingConfigJson.read(run.settings())
                .flatMap(plan -> graph(run)
                        .map(graph -> new Wanted(graph, plan, run.summary().trainImages())))
                .map(wanted::get);
    }

    private static Optional<Graph> graph(RunDetails run) {
        try {
            return Optional.of(
                    ProjectFile.parse(run.summary().name(), run.project()).graph());
        } catch (FileProblem e) {
            return Optional.empty(); // of a newer Netloom
        }
    }
}
