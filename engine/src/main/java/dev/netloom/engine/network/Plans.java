package dev.netloom.engine.network;

import dev.netloom.engine.kernel.Shares;
import dev.netloom.engine.kernel.Team;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// The plans of one network for one purpose, one for each batch size that comes up (the last batch of an epoch is
/// often shorter), and the threads that run them.
public final class Plans implements AutoCloseable {
    private final Network network;
    private final IntFunction<PlanOptions> options;
    private final Team team;
    private final Team sharers;
    private final Map<Integer, Plan> plans = new HashMap<>();

    /// @param options of a batch size
    public Plans(Network network, IntFunction<PlanOptions> options) {
        this.network = network;
        this.options = options;
        int cores = Team.cores();
        boolean parted = Team.canPart()
                && !Plan.measuresBatch(network.graph(), options.apply(1).mode());
        this.team = new Team(parted ? cores : 1, cores);
        this.sharers = parted || !Team.canPart() ? team : new Team(cores, cores);
    }

    public Plan forBatch(int images) {
        return plans.computeIfAbsent(images, size -> new Plan(network, team, options.apply(size)));
    }

    /// Threads that each run a part of the batch; one, whose kernels take all cores, where it cannot be parted.
    public int members() {
        return team.size();
    }

    /// Cores that share a batch.
    public int threads() {
        return Team.cores();
    }

    /// The cores, for work on the flat vectors of parameters and gradients between two runs.
    public Shares shares() {
        return sharers;
    }

    @Override
    public void close() {
        plans.values().forEach(Plan::close);
        team.close();
        sharers.close();
    }
}
