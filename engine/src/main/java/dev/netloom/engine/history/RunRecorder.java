package dev.netloom.engine.history;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.history.RunSnapshot.Best;
import dev.netloom.engine.history.RunSnapshot.Kept;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.ResumeState;
import dev.netloom.engine.train.TrainingCheckpoint;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes down a run while it goes, for the history. What comes on the thread that trains only goes into memory; a
/// [HistoryWriter] puts it into the database after every epoch. Whatever goes wrong there, the training goes on.
public final class RunRecorder implements Consumer<TrainingEvent>, AutoCloseable {
    /// Some 100 MB; of larger networks no weights are kept.
    public static final long MOST_VALUES = 25_000_000;

    private final HistorySource history;
    private final RunStart start;
    private final TrainingControl control;
    private final HistoryWriter writer;
    private final boolean keepsWeights;
    private String uid = UUID.randomUUID().toString();
    private final StepCurve curve = new StepCurve();
    private final List<EpochScores> epochs = new ArrayList<>();
    private final List<SettingsChange> changes = new ArrayList<>();
    private TrainingConfig plan;
    private int threads;
    private RunState state = RunState.RUNNING;
    private String failure = "";
    private double seconds;
    private Optional<Best> best = Optional.empty();
    private Optional<Kept> bestWeights = Optional.empty();
    private Optional<Kept> lastWeights = Optional.empty();

    /// @param kernels tells which kernels the processor was given, a line each; asked on the writing thread, after
    /// the
    /// first epoch
    /// @param trouble is told, on the writing thread, once for each reason why something of the run is not kept
    public RunRecorder(
            HistorySource history,
            RunStart start,
            TrainingControl control,
            Supplier<String> kernels,
            Consumer<FileProblem> trouble) {
        this.history = history;
        this.start = start;
        this.control = control;
        this.writer = new HistoryWriter(history, kernels, trouble);
        this.keepsWeights = keepsWeights(start.project().graph());
        if (keepsWeights) {
            control.keepCheckpoints(this::keep);
        }
    }

    /// Goes on with a run that is in the history already: what was taken down after its checkpoint is measured again.
    ///
    /// @param state of the checkpoint
    public RunRecorder goingOn(ResumePoint point, ResumeState state) {
        RunDetails run = point.run();
        Checkpoint from = point.from();
        uid = WeightsFolder.uid(from.file().getFileName().toString()).orElseThrow();
        seconds = state.number("seconds");
        run.epochs().stream().filter(scores -> scores.step() <= from.step()).forEach(epochs::add);
        run.changes().stream().filter(change -> change.step() <= from.step()).forEach(changes::add);
        curve.restore(state);
        best = Best.of(run);
        bestWeights =
                run.checkpoints().stream().filter(Checkpoint::best).findFirst().map(Kept::written);
        lastWeights = Optional.of(new Kept(from.step(), from.epoch(), Optional.empty(), Optional.of(state)));
        return this;
    }

    /// Whether the weights of such a network are kept.
    public static boolean keepsWeights(Graph graph) {
        return Summary.of(graph).parameters() <= MOST_VALUES;
    }

    /// Whatever goes wrong here is the history's trouble, not the training's.
    @Override
    public void accept(TrainingEvent event) {
        try {
            follow(event);
        } catch (RuntimeException e) {
            writer.miss(e);
        }
    }

    private void follow(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> {
                plan = started.plan();
                threads = started.threads();
                offer();
            }
            case TrainingEvent.StepDone done -> curve.add(done.step(), done.loss(), done.learningRate());
            case TrainingEvent.EpochDone done -> endEpoch(done);
            case TrainingEvent.SettingsChanged changed ->
                changes.add(new SettingsChange(changed.step(), changed.settings()));
            case TrainingEvent.WeightsTaken taken -> {
                if (!epochs.isEmpty() && epochs.getLast().step() == taken.step()) {
                    keep(taken.step(), taken.weights());
                    offer();
                }
            }
            case TrainingEvent.Finished finished -> finish(finished);
            case TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _ -> {
                // Nothing that anybody would look up later.
            }
        }
    }

    private void endEpoch(TrainingEvent.EpochDone done) {
        EpochScores scores = EpochScores.of(done);
        epochs.add(scores);
        seconds = done.seconds();
        if (best.isEmpty() || scores.judged() > best.get().judged()) {
            Evaluation test = done.kept();
            best = Optional.of(new Best(
                    OptionalInt.of(done.epoch()), done.step(), scores.judged(), Score.of(test), Mistakes.of(test)));
        }
        if (keepsWeights) {
            control.takeWeights();
        }
        offer();
    }

    /// On the thread that trains.
    private void keep(TrainingCheckpoint checkpoint) {
        keep(
                checkpoint.step(),
                checkpoint.weights(),
                Optional.of(checkpoint.state().with(curve.vectors())));
        offer();
    }

    private void keep(long step, Weights weights) {
        keep(step, weights, lastWeights.filter(kept -> kept.step() == step).flatMap(Kept::state));
    }

    /// What the run can go on from stays the last there is, until there is a newer one, or the run ends.
    private boolean becomesLast(Optional<ResumeState> state) {
        return state.isPresent()
                || this.state != RunState.RUNNING
                || lastWeights.flatMap(Kept::state).isEmpty();
    }

    private void keep(long step, Weights weights, Optional<ResumeState> state) {
        if (!keepsWeights) {
            return;
        }
        Kept kept = Kept.of(step, epochs, Optional.of(weights), state);
        if (best.isPresent() && best.get().step() == step) {
            bestWeights = Optional.of(kept.withoutState());
        }
        if (becomesLast(state)) {
            lastWeights = Optional.of(kept);
        }
    }

    /// A run that was stopped before its first epoch was over has no figure: nothing was measured.
    private void finish(TrainingEvent.Finished finished) {
        RunState ended = finished.stoppedEarly() ? RunState.STOPPED_EARLY : RunState.DONE;
        state = finished.stopped() ? RunState.STOPPED : ended;
        seconds = finished.seconds();
        keep(finished.stepOfWeights(), finished.weights());
        offer();
    }

    /// The run ends without its last event.
    ///
    /// @param why in words
    public void fail(String why) {
        state = RunState.FAILED;
        failure = why;
        offer();
    }

    /// A run that could not even begin leaves nothing.
    private void offer() {
        if (plan != null) {
            writer.offer(new RunSnapshot(
                    uid,
                    start,
                    plan,
                    threads,
                    state,
                    failure,
                    seconds,
                    epochs,
                    curve.points(),
                    changes,
                    best,
                    bestWeights,
                    lastWeights));
        }
    }

    /// The file in which the history keeps the weights that the run had last, if it does; known once this is closed.
    public Optional<Path> lastWeights() {
        return lastWeights
                .map(kept -> WeightsFolder.of(history.folder()).file(WeightsFolder.name(uid, kept.step())))
                .filter(Files::exists);
    }

    /// Closes this, and says the number of the run in the history; empty where it could not be written.
    public OptionalLong run() {
        close();
        try {
            return history.get().id(uid);
        } catch (FileProblem problem) {
            return OptionalLong.empty();
        }
    }

    /// Waits until all is written, for some seconds at most.
    @Override
    public void close() {
        if (state == RunState.RUNNING) {
            state = RunState.INTERRUPTED;
            offer();
        }
        writer.close();
    }
}
