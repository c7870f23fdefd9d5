package dev.netloom.engine.network;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.PreparedWeights;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.memory.NativeHeap;
import dev.netloom.engine.memory.Owned;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The plans of one network for one purpose, one for each batch size that is in use (the last batch of an epoch is
/// often shorter), and the threads that run them.
public final class ExecutionPlans implements AutoCloseable {
    /// A whole batch, and the last ones of training, test and validation images.
    private static final int MOST = 4;

    private final Network network;
    private final IntFunction<PlanOptions> options;
    private final int cores;
    private final Owned owned = new Owned();
    private final SharedMemory shared;
    private final PreparedWeights prepared;
    private final WorkerPool team;
    private final WorkerPool sharers;
    private final Map<Integer, ExecutionPlan> plans =
            new LinkedHashMap<>(MOST, 1, true); // the one used last is the last

    /// On all cores.
    ///
    /// @param options of a batch size
    public ExecutionPlans(Network network, IntFunction<PlanOptions> options) {
        this(network, options, WorkerPool.cores());
    }

    /// @param options of a batch size
    /// @param cores that share a batch
    public ExecutionPlans(Network network, IntFunction<PlanOptions> options, int cores) {
        this(network, options, cores, new SharedMemory());
    }

    /// Plans of the same network for another purpose, on as many cores, in the memory of these: no two of them may
    /// run at once, nor between another's forward and backward. Closed before these.
    ///
    /// @param options of a batch size
    public ExecutionPlans beside(IntFunction<PlanOptions> options) {
        return new ExecutionPlans(network, options, cores, shared);
    }

    private ExecutionPlans(Network network, IntFunction<PlanOptions> options, int cores, SharedMemory shared) {
        this.shared = shared;
        this.prepared = new PreparedWeights(owned.add(new NativeScope(), NativeScope::close));
        this.network = network;
        this.cores = cores;
        this.options = options;
        int members = members(network.graph(), options.apply(1), cores);
        try {
            this.team = owned.add(new WorkerPool(members, cores), WorkerPool::close);
            boolean share = members == cores || !WorkerPool.canPart();
            this.sharers = share ? team : owned.add(new WorkerPool(cores, cores), WorkerPool::close);
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    /// On one core, for what goes on beside a run.
    ///
    /// @param options of a batch size
    public static ExecutionPlans onOneCore(Network network, IntFunction<PlanOptions> options) {
        return new ExecutionPlans(network, options, 1);
    }

    private static int members(Graph graph, PlanOptions options, int cores) {
        return WorkerPool.canPart() && !ExecutionPlan.isWhole(graph, options) ? cores : 1;
    }

    /// Bytes that the plan of these options takes on all cores.
    ///
    /// @param graph one without problems
    public static long bytes(Graph graph, PlanOptions options) {
        return bytes(graph, List.of(options));
    }

    /// Bytes that plans of these options take together on all cores, in the same memory.
    ///
    /// @param graph one without problems
    public static long bytes(Graph graph, List<PlanOptions> all) {
        List<PlanSize> sizes = all.stream()
                .map(options -> PlanSize.of(graph, options, members(graph, options, WorkerPool.cores())))
                .toList();
        return sizes.stream().mapToLong(PlanSize::ownBytes).sum()
                + sizes.stream().mapToLong(PlanSize::sharedBytes).max().orElse(0);
    }

    /// The plan for a batch size; made now where there is none, which may close one that was not used for long.
    public ExecutionPlan forBatch(int images) {
        ExecutionPlan kept = plans.get(images);
        if (kept != null) {
            return kept;
        }
        if (plans.size() == MOST) {
            closeOldest();
        }
        ExecutionPlan made = new ExecutionPlan(network, team, options.apply(images), shared, prepared);
        plans.put(images, made);
        return made;
    }

    private void closeOldest() {
        Iterator<ExecutionPlan> inOrderOfUse = plans.values().iterator();
        ExecutionPlan oldest = inOrderOfUse.next();
        inOrderOfUse.remove();
        close(List.of(oldest));
    }

    private static void close(Collection<ExecutionPlan> superfluous) {
        long before = NativeScope.bytesInUse();
        superfluous.forEach(ExecutionPlan::close);
        NativeHeap.trim(before - NativeScope.bytesInUse());
    }

    /// Closes all plans: others will be needed.
    public void clear() {
        close(plans.values());
        plans.clear();
    }

    /// Threads that each run a part of the batch; one, whose kernels take all cores, where it cannot be parted.
    public int members() {
        return team.size();
    }

    /// Cores that share a batch.
    public int threads() {
        return cores;
    }

    /// The cores, for work on the flat vectors of parameters and gradients between two runs.
    public RangePartition shares() {
        return sharers;
    }

    @Override
    public void close() {
        clear();
        owned.close();
    }
}
