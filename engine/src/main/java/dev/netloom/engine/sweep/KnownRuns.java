package dev.netloom.engine.sweep;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunHistory;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.train.TrainingConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which points of a sweep the history has already, wholly or in part: runs of the same network, images, settings and
/// seed, whoever began them.
final class KnownRuns {
    /// What the history says of a run in a line, and what it says at length.
    private record Outline(int images, int epochs, long seed) {}

    private record Key(int images, TrainingConfig plan, Graph graph) {}

    private final Dataset data;
    private final Map<Key, SweepPoint> wanted = new HashMap<>();
    private final Set<Outline> outlines = new HashSet<>();

    KnownRuns(Map<SweepPoint, PointSettings> points, Dataset data) {
        this.data = data;
        points.forEach((point, settings) -> {
            TrainingConfig plan = settings.plan();
            int images = settings.training().images();
            int used = images == 0
                    ? data.train().size()
                    : Math.min(images, data.train().size());
            wanted.put(new Key(used, plan, settings.graph()), point);
            outlines.add(new Outline(used, plan.epochs(), plan.seed()));
        });
    }

    /// Of each point the run that came furthest.
    Map<SweepPoint, RunDetails> find(HistorySource history) throws FileProblem {
        Map<SweepPoint, RunDetails> found = new HashMap<>();
        RunHistory runs = history.get();
        for (RunSummary run : runs.list(RunQuery.newest(Integer.MAX_VALUE))) {
            Outline outline = new Outline(run.trainImages(), run.epochs(), run.seed());
            if (run.state() != RunState.RUNNING
                    && outlines.contains(outline)
                    && run.data().isSameAs(data.identity())) {
                runs.details(run.id())
                        .ifPresent(details ->
                                point(details).ifPresent(point -> found.merge(point, details, KnownRuns::further)));
            }
        }
        return found;
    }

    private static RunDetails further(RunDetails one, RunDetails other) {
        return other.summary().epochsDone() > one.summary().epochsDone() ? other : one;
    }

    private Optional<SweepPoint> point(RunDetails run) {
        if (run.branch().isPresent() || !run.changes().isEmpty()) {
            return Optional.empty();
        }
        return TrainingConfigJson.read(run.settings())
                .flatMap(plan -> graph(run).map(graph -> new Key(run.summary().trainImages(), plan, graph)))
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
