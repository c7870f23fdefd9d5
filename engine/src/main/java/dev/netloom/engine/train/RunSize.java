package dev.netloom.engine.train;

import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.memory.AvailableMemory;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.WeightMatrix;
import dev.netloom.engine.optim.Optimizer;
import dev.netloom.engine.optim.WeightAverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// The memory that a run will take, worked out before any of it is allocated: parameters, and what optimiser and
/// rescue
/// remember of them; plans of every batch size that will come up; batches that are drawn ahead; and the copy of the
/// weights that it ends with.
final class RunSize {
    private final Graph graph;
    private final Dataset data;
    private final TrainingConfig plan;
    private final int images;
    private final long parameters;
    private final long trained;
    private final Set<String> frozen;
    private final LongFunction<Room> room;

    /// What there is.
    ///
    /// @param bytes in all
    /// @param heap of these, for Java's objects
    record Room(long bytes, long heap) {}

    /// On this machine.
    ///
    /// @param graph one without problems
    RunSize(Graph graph, Dataset data, TrainingConfig plan) {
        this(graph, data, plan, heap -> new Room(AvailableMemory.bytes(), AvailableMemory.heap(heap)));
    }

    /// @param room what there is, where so many bytes of heap are wanted
    RunSize(Graph graph, Dataset data, TrainingConfig plan, LongFunction<Room> room) {
        this.graph = graph;
        this.data = data;
        this.plan = plan;
        this.room = room;
        this.images = data.train().size() - ValidationSplit.heldOut(data.train().size(), plan.validation());
        this.parameters = parameters(graph, Set.of());
        this.frozen = new TrainedParts(graph, plan.transfer()).frozenAt(plan.epochs());
        this.trained = parameters(graph, frozen);
    }

    private static long parameters(Graph graph, Set<String> without) {
        GraphCheck check = GraphCheck.of(graph);
        return graph.nodes().stream()
                .filter(node -> !without.contains(node.id()))
                .mapToLong((Node node) -> node.block().parameters(check.inputShapes(node)).stream()
                        .mapToLong(parameter -> parameter.size())
                        .sum())
                .sum();
    }

    /// @throws TrainingFailure where the run does not fit into memory; it says which batches would
    void check() throws TrainingFailure {
        check(room.apply(heap(plan.batchSize())), plan.batchSize());
    }

    /// Whether the run, going on with batches of one size, could go on with those of another.
    ///
    /// @throws TrainingFailure where it could not
    void checkChange(int from, int to) throws TrainingFailure {
        Room left = room.apply(heap(to));
        check(new Room(left.bytes + bytes(from), left.heap + heap(from)), to);
    }

    private void check(Room room, int batchSize) throws TrainingFailure {
        if (!fits(batchSize, room)) {
            boolean heap = bytes(batchSize) <= room.bytes;
            throw TrainingFailure.tooLarge(
                    batchSize,
                    heap ? heap(batchSize) : bytes(batchSize),
                    heap ? room.heap : room.bytes,
                    largestThatFits(room, batchSize));
        }
    }

    private boolean fits(int batchSize, Room room) {
        return bytes(batchSize) <= room.bytes && heap(batchSize) <= room.heap;
    }

    /// The largest batch below `tooLarge` that fits; 0 where none does.
    private int largestThatFits(Room room, int tooLarge) {
        int fitting = 0;
        int above = Math.min(tooLarge, images);
        while (above - fitting > 1) {
            int middle = (fitting + above) >>> 1;
            if (fits(middle, room)) {
                fitting = middle;
            } else {
                above = middle;
            }
        }
        return fitting;
    }

    /// Bytes of the whole run, with batches of this size.
    long bytes(int batchSize) {
        return (parameters + trained) * Float.BYTES
                + Optimizer.bytes(plan.optimizer().kind(), trained, WeightMatrix.hidden(graph))
                + RollbackWeights.bytes(parameters)
                + (plan.averaging() == 0 ? 0 : WeightAverage.bytes(parameters))
                + (plan.earlyStopping().isOn() ? parameters * Float.BYTES : 0)
                + plans(Math.min(batchSize, images))
                + heap(batchSize);
    }

    private long plans(int batch) {
        List<PlanOptions> all =
                new ArrayList<>(Evaluator.plans(graph, data.test().size()));
        IntStream.of(batch, images % batch)
                .filter(size -> size > 0)
                .mapToObj(size ->
                        PlanOptions.training(size).with(plan.precision()).freezing(frozen))
                .forEach(all::add);
        return ExecutionPlans.bytes(graph, all);
    }

    /// Of all bytes, those that Java's heap holds.
    private long heap(int batchSize) {
        return Batches.bytes(data.train().shape(), Math.min(batchSize, images))
                + parameters * Float.BYTES
                + ResumeState.bytes(Optimizer.bytes(plan.optimizer().kind(), trained, List.of()))
                + (plan.averaging() == 0 ? 0 : parameters * Float.BYTES)
                + (plan.earlyStopping().isOn() ? parameters * Float.BYTES : 0);
    }
}
