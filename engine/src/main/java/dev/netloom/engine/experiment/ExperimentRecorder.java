package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Enters every run of an experiment into the history, under the names of the experiment and of the arm.
public final class ExperimentRecorder implements AutoCloseable {
    private final Experiment experiment;
    private final Dataset data;
    private final HistorySource history;
    private final Origin origin;
    private final InstantSource clock;
    private final Function<TrainingFailure, String> words;
    private final Consumer<FileProblem> trouble;
    private final Map<Key, RunRecorder> going = new HashMap<>();

    private record Key(String arm, long seed) {}

    /// @param words say why a run failed
    /// @param trouble is told, on another thread, why something is not kept
    public ExperimentRecorder(
            Experiment experiment,
            Dataset data,
            HistorySource history,
            Origin origin,
            InstantSource clock,
            Function<TrainingFailure, String> words,
            Consumer<FileProblem> trouble) {
        this.experiment = experiment;
        this.data = data;
        this.history = history;
        this.origin = origin;
        this.clock = clock;
        this.words = words;
        this.trouble = trouble;
    }

    /// Follows the experiment, on its thread.
    public void follow(ExperimentEvent event) {
        switch (event) {
            case ExperimentEvent.Beginning beginning ->
                going.put(new Key(beginning.arm(), beginning.seed()), recorder(beginning));
            case ExperimentEvent.Learned learned -> {
                Key key = new Key(learned.arm(), learned.seed());
                going.get(key).accept(learned.event());
                if (learned.event() instanceof TrainingEvent.Finished) {
                    going.remove(key).close();
                }
            }
            case ExperimentEvent.Failed failed -> {
                RunRecorder recorder = going.remove(new Key(failed.arm(), failed.seed()));
                recorder.fail(words.apply(failed.why()));
                recorder.close();
            }
            case ExperimentEvent.FlowMeasured _, ExperimentEvent.RunDone _, ExperimentEvent.SeedDone _ -> {
                // The events of the runs say it all.
            }
        }
    }

    private RunRecorder recorder(ExperimentEvent.Beginning beginning) {
        Arm arm = experiment.arm(beginning.arm());
        Project named = new Project(
                experiment.name() + ", " + arm.title(),
                arm.graph(),
                arm.network().places(),
                arm.network().groups());
        RunStart start = RunStart.of(named, origin, clock.instant(), images(arm));
        return new RunRecorder(history, start, beginning.control(), UsedKernels.of(origin), trouble);
    }

    private Dataset images(Arm arm) {
        try {
            return arm.data(data);
        } catch (FileProblem problem) {
            return data; // the trial says so, too, and ends
        }
    }

    /// The runs that have not ended were interrupted.
    @Override
    public void close() {
        going.values().forEach(RunRecorder::close);
        going.clear();
    }
}
