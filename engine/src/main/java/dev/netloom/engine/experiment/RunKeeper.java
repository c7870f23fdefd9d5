package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Enters every run of an experiment into the history, under the names of the experiment and of the arm.
public final class RunKeeper implements AutoCloseable {
    private final Experiment experiment;
    private final Dataset data;
    private final TrainingControl control;
    private final HistorySource history;
    private final Origin origin;
    private final InstantSource clock;
    private final Consumer<FileProblem> trouble;
    private final Map<Key, RunRecorder> going = new HashMap<>();

    private record Key(String arm, long seed) {}

    /// @param control of the experiment
    /// @param trouble is told, on another thread, why something is not kept
    public RunKeeper(
            Experiment experiment,
            Dataset data,
            TrainingControl control,
            HistorySource history,
            Origin origin,
            InstantSource clock,
            Consumer<FileProblem> trouble) {
        this.experiment = experiment;
        this.data = data;
        this.control = control;
        this.history = history;
        this.origin = origin;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Follows the experiment, on its thread.
    public void follow(ExperimentEvent event) {
        if (event instanceof ExperimentEvent.Learned(String arm, long seed, TrainingEvent told)) {
            Key key = new Key(arm, seed);
            going.computeIfAbsent(key, this::begin).accept(told);
            if (told instanceof TrainingEvent.Finished) {
                going.remove(key).close();
            }
        }
    }

    private RunRecorder begin(Key key) {
        Arm arm = experiment.arm(key.arm());
        Project named = new Project(
                experiment.name() + ", " + arm.title(),
                arm.graph(),
                arm.network().places(),
                arm.network().groups());
        RunStart start = RunStart.of(named, origin, clock.instant(), data.limited(arm.digits()));
        return new RunRecorder(history, start, control, UsedKernels::ofUser, trouble);
    }

    /// The runs that have not ended were interrupted.
    @Override
    public void close() {
        going.values().forEach(RunRecorder::close);
        going.clear();
    }
}
