package dev.netloom.app.cluster;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.ResumeState;
import dev.netloom.engine.train.TrainingCheckpoint;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingJob;
import java.io.IOException;
import java.util.Optional;

/// A run that a cluster has. Where one attempt ends with its worker, the next goes on from the last checkpoint
/// that came here; what was told before is then told again, the same to the bit, and passed over.
final class HandedRun {
    private final TrainingJob job;
    private final String description;
    private Optional<RunConnection> connection = Optional.empty();
    private Optional<TrainingCheckpoint> checkpoint = Optional.empty();
    private boolean begun;
    private boolean started;
    private long step;
    private int epoch;
    private boolean stopping;
    private boolean paused;
    private long stoppingSince;

    /// @throws TrainingFailure where no other computer could find its images
    HandedRun(TrainingJob job) throws TrainingFailure {
        this.job = job;
        try {
            this.description = RunDescription.of(job).text();
        } catch (IOException e) {
            throw new IllegalStateException("a run cannot be described", e);
        }
    }

    TrainingJob job() {
        return job;
    }

    Optional<RunConnection> connection() {
        return connection;
    }

    boolean isFrom(RunConnection from) {
        return connection.filter(own -> own == from).isPresent();
    }

    /// The last epoch that the next attempt need not learn again; 0 for none.
    int epochKept() {
        return checkpoint.isPresent() ? epoch : 0;
    }

    /// An attempt is at a worker; an earlier one, if it should still live, ends.
    void arrive(RunConnection from) {
        connection.ifPresent(RunConnection::close);
        connection = Optional.of(from);
        stopping = false;
        paused = false;
        beginOnce();
        Optional<Weights> weights =
                checkpoint.map(TrainingCheckpoint::weights).or(() -> job.start().weights());
        Optional<ResumeState> state =
                checkpoint.map(TrainingCheckpoint::state).or(() -> job.start().state());
        try {
            from.describe(description, weights, state);
        } catch (IOException e) {
            lose();
        }
    }

    private void beginOnce() {
        if (!begun) {
            begun = true;
            job.begin();
        }
    }

    void lose() {
        connection.ifPresent(RunConnection::close);
        connection = Optional.empty();
    }

    /// @return whether that was its last
    boolean hear(TrainingEvent event) {
        boolean isNew =
                switch (event) {
                    case TrainingEvent.Started _ -> !started;
                    case TrainingEvent.StepDone done -> done.step() > step;
                    case TrainingEvent.EpochDone done -> done.epoch() > epoch;
                    default -> true;
                };
        switch (event) {
            case TrainingEvent.Started _ -> started = true;
            case TrainingEvent.StepDone done -> step = Math.max(step, done.step());
            case TrainingEvent.EpochDone done -> epoch = Math.max(epoch, done.epoch());
            default -> {}
        }
        if (isNew) {
            job.hear(event);
        }
        return event instanceof TrainingEvent.Finished;
    }

    /// The weights of a checkpoint are sent once for whoever wants them.
    void keep(TrainingCheckpoint kept) {
        checkpoint = Optional.of(kept);
        job.control().keeper().accept(kept);
        job.hear(new TrainingEvent.WeightsTaken(kept.step(), kept.weights()));
    }

    /// Passes on what its control says.
    void steer(long now) {
        if (connection.isEmpty()) {
            return;
        }
        try {
            if (job.control().isStopped() && !stopping) {
                stopping = true;
                stoppingSince = now;
                connection.get().order(RunConnection.Order.STOP);
            }
            if (job.control().isPaused() != paused) {
                paused = !paused;
                connection.get().order(paused ? RunConnection.Order.PAUSE : RunConnection.Order.RESUME);
            }
        } catch (IOException e) {
            lose();
        }
    }

    /// Whether it was to stop, and there is nobody who would, or who does it in time.
    boolean isAbandoned(long now, long patience) {
        return job.control().isStopped() && (connection.isEmpty() || stopping && now - stoppingSince > patience);
    }

    /// @throws TrainingFailure what the job makes of it
    void fail(TrainingFailure why) throws TrainingFailure {
        beginOnce();
        job.fail(why);
    }

    void end() {
        lose();
        if (begun) {
            begun = false;
            job.end();
        }
    }
}
