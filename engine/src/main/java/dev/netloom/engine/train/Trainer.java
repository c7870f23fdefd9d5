package dev.netloom.engine.train;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import java.util.function.Consumer;

/// Trains a network: begins a run, and lets it take one step after the other.
public final class Trainer {
    private final Graph graph;
    private final Dataset data;
    private final TrainingConfig plan;
    private final TrainingControl control;
    private final Consumer<TrainingEvent> events;
    private TrainingStart start = TrainingStart.DRAWN;
    private int cores = cores();

    /// @param events called on the thread that trains
    public Trainer(
            Graph graph, Dataset data, TrainingConfig plan, TrainingControl control, Consumer<TrainingEvent> events) {
        this.graph = graph;
        this.data = data;
        this.plan = plan;
        this.control = control;
        this.events = events;
    }

    /// Begins with these weights instead of drawn ones.
    public Trainer startingFrom(Weights weights) {
        return startingFrom(TrainingStart.from(weights));
    }

    public Trainer startingFrom(TrainingStart start) {
        this.start = start;
        return this;
    }

    /// Cores that a training takes where nobody says otherwise: all.
    public static int cores() {
        return WorkerPool.cores();
    }

    /// On fewer cores than there are. The same seed gives the same run only on as many.
    public Trainer onCores(int cores) {
        this.cores = cores;
        return this;
    }

    /// Trains to the end of the plan, or until the control says stop; the last event is then
    /// [TrainingEvent.Finished].
    ///
    /// Where weights, loss or gradients become NaN or infinite, the last event is [TrainingEvent.WeightsTaken] with
    /// the last good weights, and the run fails.
    ///
    /// @throws TrainingFailure where graph, data and weights do not belong together, memory does not suffice, or
    /// the run diverges
    public void run() throws TrainingFailure {
        try (TrainingRun run = begin()) {
            boolean going = true;
            while (going) {
                going = run.step();
            }
        }
    }

    /// The run before its first step, for whoever has several take steps in turn.
    ///
    /// @throws TrainingFailure where graph, data and weights do not belong together, or memory does not suffice
    public TrainingRun begin() throws TrainingFailure {
        Readiness.check(graph, data);
        Readiness.check(graph, plan.transfer());
        Readiness.check(plan.precision());
        RunSize size = new RunSize(graph, data, plan);
        size.check();
        try {
            TrainedParts parts = new TrainedParts(graph, plan.transfer());
            Network network = start.weights().isPresent()
                    ? Network.blank(graph, parts.blocks())
                    : new Network(graph, plan.seed(), parts.blocks());
            return begin(network, parts, size);
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        } catch (OutOfMemoryError e) {
            throw TrainingFailure.outOfMemory(plan);
        }
    }

    private TrainingRun begin(Network network, TrainedParts parts, RunSize size) throws TrainingFailure {
        try {
            if (start.weights().isPresent()) {
                Readiness.load(network, start.weights().get());
            }
            return new TrainingRun(network, parts, data, plan, size, cores, start.state(), control, events);
        } catch (TrainingFailure | RuntimeException | Error e) {
            network.close();
            throw e;
        }
    }
}
