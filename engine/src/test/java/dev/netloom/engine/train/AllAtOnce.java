package dev.netloom.engine.train;

import java.util.ArrayList;
import java.util.List;

/// As a cluster looks to whoever has many runs: takes all of them at once, and tells of them mixed.
public final class AllAtOnce implements TrainingExecutor {
    /// How many runs came together.
    public final List<Integer> handed = new ArrayList<>();

    @Override
    public boolean isParallel() {
        return true;
    }

    @Override
    public void run(List<? extends TrainingJob> jobs) throws TrainingFailure {
        handed.add(jobs.size());
        LOCAL.run(jobs);
    }
}
