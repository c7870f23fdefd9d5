package dev.netloom.engine.network;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Kernel;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Kernels;
import dev.netloom.engine.kernel.Layout;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.PreparedWeights;
import dev.netloom.engine.kernel.Team;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The execution of a network, compiled for one batch size and one purpose: every buffer and kernel is made here, and
/// running allocates nothing.
///
/// The batch is dealt out in parts, small enough that what a layer writes is still in its core's cache when the next
/// one reads it. The members of a team take their parts through the whole network, each on its own; the parameter
/// gradients of the parts are added in a fixed order.
public final class Plan implements AutoCloseable {
    private static final int IMAGES_PER_PART = 50;

    private final NativeScope scope = new NativeScope();
    private final Network network;
    private final Team team;
    private final int batch;
    private final boolean fused;
    private final Optional<Profile> profile;
    private final Wiring wiring;
    private final String logits;
    private final Tensor logitsGradient;
    private final PreparedWeights prepared = new PreparedWeights(scope);
    private final Shard[] shards;
    private final Kernel[] sums;
    private long preparedVersion = -1;

    /// @param team whose threads run the plan; it outlives the plan
    public Plan(Network network, Team team, PlanOptions options) {
        Graph graph = network.graph();
        this.network = network;
        this.team = team;
        this.batch = options.batch();
        this.fused = options.fused();
        this.profile = options.profile();
        Node image = find(graph, Input.class);
        this.logits = find(graph, Output.class).inputs().getFirst();
        List<Node> order = graph.inOrder();
        List<Stage> plain = order.stream()
                .filter(node -> !(node.block() instanceof Input || node.block() instanceof Output))
                .map(node -> Stage.of(order.indexOf(node), node))
                .toList();
        List<Stage> stages = options.fused() ? Fusion.of(plain) : plain;
        this.wiring = Wiring.allocate(scope, GraphCheck.of(graph), stages, image, logits, options);
        this.shards = new Shard[parts(graph, options)];
        this.sums = new Kernel[team.size()];
        try {
            team.run(member -> compile(stages, options, member));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        this.logitsGradient = wiring.lossContribution(logits);
    }

    /// Batch normalisation measures the whole batch: there is then one part only.
    static boolean measuresBatch(Graph graph, Mode mode) {
        return mode == Mode.TRAINING && graph.nodes().stream().anyMatch(node -> node.block() instanceof BatchNorm);
    }

    private int parts(Graph graph, PlanOptions options) {
        if (measuresBatch(graph, options.mode())) {
            return 1;
        }
        int rounds = Math.ceilDiv(batch, team.size() * IMAGES_PER_PART);
        return Math.min(batch, team.size() * rounds);
    }

    private void compile(List<Stage> stages, PlanOptions options, int member) {
        for (int part = member; part < shards.length; part += team.size()) {
            int first = part * batch / shards.length;
            int next = (part + 1) * batch / shards.length;
            long gradients = shards.length == 1 ? network.gradients().data().address() : 0;
            shards[part] = new Shard(network, stages, wiring, prepared, options, first, next - first, gradients);
        }
    }

    private static Node find(Graph graph, Class<?> end) {
        return graph.nodes().stream()
                .filter(node -> end.isInstance(node.block()))
                .findFirst()
                .orElseThrow();
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
        team.run(member -> forEachPart(member, shard -> shard.forward(images, pass)));
        return logits();
    }

    private void forEachPart(int member, Consumer<Shard> work) {
        for (int part = member; part < shards.length; part += team.size()) {
            work.accept(shards[part]);
        }
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
        team.run(member -> forEachPart(member, Shard::backward));
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
        Tensor total = Tensor.at(scope, network.gradients().data().address(), Layout.VECTOR, (int) size);
        return new Kernels(scope, KernelChoices.FIRST)
                .sum(
                        Arrays.stream(shards)
                                .map(shard -> shard.gradients().values(scope, first, count))
                                .toList(),
                        total.values(scope, first, count));
    }

    /// The output of `node` for the whole batch; empty where the plan merged it into another. Overwritten by the next
    /// run.
    public Optional<Tensor> value(String node) {
        return Optional.ofNullable(wiring.wire(node)).map(Wire::value);
    }

    /// The gradient of the loss with respect to the output of `node`; empty in a fused plan, which overwrites it.
    public Optional<Tensor> gradient(String node) {
        return fused ? Optional.empty() : Optional.ofNullable(wiring.wire(node)).map(Wire::gradient);
    }

    @Override
    public void close() {
        for (Shard shard : shards) {
            if (shard != null) {
                shard.close();
            }
        }
        scope.close();
    }
}
