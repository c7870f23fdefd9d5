package dev.netloom.engine.network;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.kernel.BatchPart;
import dev.netloom.engine.kernel.BatchParts;
import dev.netloom.engine.kernel.Kernel;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Kernels;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.PreparedWeights;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.memory.AvailableMemory;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.memory.Owned;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The execution of a network, compiled for one batch size and one purpose: every buffer and kernel is made here, and
/// running allocates nothing.
///
/// The batch is dealt out in parts, small enough that what a layer writes is still in its core's cache when the next
/// one reads it. The members of a team take their parts through the whole network, each on its own; the parameter
/// gradients of the parts are added in a fixed order.
public final class ExecutionPlan implements AutoCloseable {
    private static final int IMAGES_PER_PART = 50;

    /// Gradients of which every part has its own.
    private static final long MOST_COPIED = 1 << 25;

    private final NativeScope scope = new NativeScope();
    private final Owned parts = new Owned();
    private final Network network;
    private final WorkerPool team;
    private final int batch;
    private final boolean fused;
    private final Optional<Profile> profile;
    private final ActivationBuffers wiring;
    private final String logits;
    private final Tensor logitsGradient;
    private final PreparedWeights prepared;
    private final Shard[] shards;
    private final boolean onAllCores;
    private final BatchParts batchParts;
    private final Kernel[] sums;
    private long preparedVersion = -1;

    /// With memory of its own.
    ///
    /// @param team whose threads run the plan; it outlives the plan
    /// @throws MemoryShortage where its buffers do not fit into memory; nothing is allocated then
    public ExecutionPlan(Network network, WorkerPool team, PlanOptions options) {
        this(network, team, options, new SharedMemory(), null);
    }

    /// @param shared with other plans, which do not run between [#forward] and [#backward] of this one
    /// @param prepared weights of plans for the same purpose; null to have some of its own
    ExecutionPlan(
            Network network, WorkerPool team, PlanOptions options, SharedMemory shared, PreparedWeights prepared) {
        Graph graph = network.graph();
        this.network = network;
        this.team = team;
        this.batch = options.batch();
        this.fused = options.fused();
        this.profile = options.profile();
        this.prepared = prepared == null ? new PreparedWeights(scope) : prepared;
        PlanSize size = PlanSize.of(graph, options, team.size());
        this.logits = size.logits();
        this.shards = new Shard[size.parts()];
        this.onAllCores = size.isOneLargePart();
        this.batchParts = new BatchParts(size.parts());
        this.sums = new Kernel[team.size()];
        try {
            long more = size.sharedBytes() <= shared.available() ? 0 : size.sharedBytes();
            AvailableMemory.require("a plan for " + batch + " images at once", size.ownBytes() + more);
            this.wiring = ActivationBuffers.allocate(scope, size.shown(), batch);
            MemorySegment memory = parts.add(shared.block(size.sharedBytes()), SharedMemory.Block::close)
                    .memory();
            onTeam(member -> compile(size, memory, options, member));
            this.logitsGradient = wiring.lossContribution(logits);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static boolean measuresBatch(Graph graph, PlanOptions options) {
        return graph.nodes().stream()
                .anyMatch(node -> node.block() instanceof BatchNorm && options.mode(node.id()) == Mode.TRAINING);
    }

    /// Whether the batch stays together, and all cores work on one layer at a time: where a second copy of the
    /// gradients would take more memory than what flows through most networks; and where batch normalisation
    /// measures it in bfloat16, for which parts are no faster.
    static boolean isWhole(Graph graph, PlanOptions options) {
        return measuresBatch(graph, options)
                ? options.precision() == Precision.BFLOAT16
                : options.gradients() && trained(graph, options) > MOST_COPIED;
    }

    private static long trained(Graph graph, PlanOptions options) {
        GraphCheck check = GraphCheck.of(graph);
        return graph.nodes().stream()
                .filter(node -> !options.frozen().contains(node.id()))
                .flatMap(node -> node.block().parameters(check.inputShapes(node)).stream())
                .mapToLong(ParameterSpec::size)
                .sum();
    }

    /// In how many parts the batch is dealt out to a team of `members`.
    static int parts(Graph graph, PlanOptions options, int members) {
        if (isWhole(graph, options)) {
            return 1;
        }
        // where batch normalisation measures the whole batch, all parts have to be at work at once
        int rounds = measuresBatch(graph, options) ? 1 : Math.ceilDiv(options.batch(), members * IMAGES_PER_PART);
        return Math.min(options.batch(), members * rounds);
    }

    private void compile(PlanSize size, MemorySegment memory, PlanOptions options, int member) {
        ActivationPlaces places = size.places();
        for (int part = member; part < shards.length; part += team.size()) {
            int first = firstImage(part);
            int count = firstImage(part + 1) - first;
            NativeScope own = newScope();
            Tensor gradients = options.gradients() ? gradients(own, part) : null;
            MemorySegment region = memory.asSlice(part % size.regions() * places.bytes(), places.bytes());
            ActivationBuffers wires = wiring.part(own, size.wires(), places, region, first, count);
            BatchPart place = new BatchPart(batchParts, part, first);
            shards[part] = new Shard(own, network, size.stages(), wires, prepared, options, place, gradients);
        }
    }

    private int firstImage(int part) {
        return (int) ((long) part * batch / shards.length);
    }

    private NativeScope newScope() {
        synchronized (parts) {
            return parts.add(new NativeScope(), NativeScope::close);
        }
    }

    /// Where the parameter gradients of a part go: those of the first are what the others' are added to.
    private Tensor gradients(NativeScope own, int part) {
        return part == 0 ? total(own) : own.tensor(TensorLayout.VECTOR, Math.max(network.trainedSize(), 1));
    }

    private Tensor total(NativeScope own) {
        int count = Math.toIntExact(network.gradients().length());
        return Tensor.at(own, network.gradients().data().address(), TensorLayout.VECTOR, count);
    }

    /// Images per run.
    public int batch() {
        return batch;
    }

    /// Takes `images` (in batch, row, column, channel order) through the network.
    ///
    /// @return the logits, images × classes
    public Tensor forward(float[] images, Pass pass) {
        if (network.version() != preparedVersion) {
            team.run(member -> profile.ifPresentOrElse(
                    timed -> timed.prepare(() -> prepared.refresh(member, team.size())),
                    () -> prepared.refresh(member, team.size())));
            preparedVersion = network.version();
        }
        runParts(shard -> shard.forward(images, pass));
        return logits();
    }

    private void onTeam(IntConsumer work) {
        if (onAllCores) {
            team.runAlone(() -> work.accept(0));
        } else {
            team.run(work);
        }
    }

    private void runParts(Consumer<Shard> work) {
        batchParts.begin();
        onTeam(member -> {
            try {
                for (int part = member; part < shards.length; part += team.size()) {
                    work.accept(shards[part]);
                }
            } catch (RuntimeException e) {
                batchParts.giveUp(e);
                throw e;
            }
        });
    }

    public Tensor logits() {
        return wiring.wire(logits).value();
    }

    /// Where the loss leaves the gradient of the logits before [#backward].
    public Tensor logitsGradient() {
        return logitsGradient;
    }

    /// Takes the gradient of the logits back through the network: afterwards [Network#gradients] holds the gradient
    /// of the loss with respect to the parameters.
    public void backward() {
        runParts(Shard::backward);
        if (shards.length > 1) {
            team.run(member -> profile.ifPresentOrElse(timed -> timed.sum(() -> sum(member)), () -> sum(member)));
        }
    }

    /// Adds a member's share of the gradients of all parts.
    private void sum(int member) {
        if (sums[member] == null) {
            sums[member] = sumOf(member);
        }
        sums[member].run();
    }

    private Kernel sumOf(int member) {
        long size = network.gradients().length();
        long first = member * size / sums.length;
        int count = (int) ((member + 1) * size / sums.length - first);
        if (count == 0) {
            return Kernel.NONE;
        }
        Tensor total = total(scope);
        return new Kernels(scope, KernelChoices.FIRST)
                .sum(
                        Arrays.stream(shards)
                                .map(shard -> shard.gradients().values(scope, first, count))
                                .toList(),
                        total.values(scope, first, count));
    }

    /// The output of `node` for the whole batch, overwritten by the next run; in a fused plan only that of the logits
    /// and of what it was to show.
    public Optional<Tensor> value(String node) {
        return Optional.ofNullable(wiring.wire(node)).map(ActivationBuffer::value);
    }

    /// The gradient of the loss with respect to the output of `node`; empty in a fused plan, which overwrites it.
    public Optional<Tensor> gradient(String node) {
        return fused ? Optional.empty() : Optional.ofNullable(wiring.wire(node)).map(ActivationBuffer::gradient);
    }

    @Override
    public void close() {
        parts.close();
        scope.close();
    }
}
