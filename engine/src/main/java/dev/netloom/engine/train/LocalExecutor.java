package dev.netloom.engine.train;

import java.util.ArrayList;
import java.util.List;

/// Trains runs a step each in turn: whatever warms up or slows down the machine meets all of them alike.
final class LocalExecutor implements TrainingExecutor {
    /// A run that has begun.
    private record Turn(TrainingJob job, TrainingRun run) {}

    @Override
    public boolean isParallel() {
        return false;
    }

    @Override
    public void run(List<? extends TrainingJob> jobs) throws TrainingFailure {
        List<Turn> going = new ArrayList<>();
        try {
            for (TrainingJob job : jobs) {
                if (!job.control().isStopped()) {
                    begin(job, going);
                }
            }
            while (!going.isEmpty()) {
                for (Turn turn : List.copyOf(going)) {
                    if (!step(turn)) {
                        going.remove(turn);
                        end(turn);
                    }
                }
            }
        } finally {
            going.forEach(LocalExecutor::end);
        }
    }

    private static void begin(TrainingJob job, List<Turn> going) throws TrainingFailure {
        boolean begun = false;
        job.begin();
        try {
            Trainer trainer = new Trainer(job.graph(), job.data(), job.config(), job.control(), job::hear);
            going.add(new Turn(job, trainer.startingFrom(job.start()).begin()));
            begun = true;
        } catch (TrainingFailure failure) {
            job.fail(failure);
        } finally {
            if (!begun) {
                job.end();
            }
        }
    }

    private static boolean step(Turn turn) throws TrainingFailure {
        try {
            return turn.run().step();
        } catch (TrainingFailure failure) {
            turn.job().fail(failure);
            return false;
        }
    }

    private static void end(Turn turn) {
        try {
            turn.run().close();
        } finally {
            turn.job().end();
        }
    }
}
