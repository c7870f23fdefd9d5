package dev.netloom.engine.network;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Team;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Pass;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/// The execution of a network, compiled for one batch size and one purpose: every buffer and kernel is made here, and
/// running allocates nothing.
///
/// The batch is dealt out in equal parts to the members of a team, each of which takes its part through the whole
/// network; the parameter gradients of the parts are added in a fixed order.
public final class Plan implements AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final Network network;
    private final Team team;
    private final int batch;
    private final boolean fused;
    private final Wiring wiring;
    private final String logits;
    private final Tensor logitsGradient;
    private final Shard[] shards;

    /// @param team whose threads run the plan; it outlives the plan
    public Plan(Network network, Team team, PlanOptions options) {
        Graph graph = network.graph();
        this.network = network;
        this.team = team;
        this.batch = options.batch();
        this.fused = options.fused();
        Node image = find(graph, Input.class);
        this.logits = find(graph, Output.class).inputs().getFirst();
        List<Node> order = graph.inOrder();
        List<Stage> plain = order.stream()
                .filter(node -> !(node.block() instanceof Input || node.block() instanceof Output))
                .map(node -> Stage.of(order.indexOf(node), node))
                .toList();
        List<Stage> stages = options.fused() ? Stage.fuse(plain) : plain;
        this.wiring = Wiring.allocate(scope, GraphCheck.of(graph), stages, image, logits, options);
        this.shards = new Shard[Math.min(team.size(), batch)];
        try {
            compile(stages, options);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        this.logitsGradient = wiring.lossContribution(logits);
    }

    private void compile(List<Stage> stages, PlanOptions options) {
        team.run(
                member -> {
                    int first = member * batch / shards.length;
                    int next = (member + 1) * batch / shards.length;
                    long gradients = member == 0 ? network.gradients().data().address() : 0;
                    shards[member] = new Shard(network, stages, wiring, options, first, next - first, gradients);
                },
                shards.length);
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
        Tensor input = wiring.wire(wiring.image()).value();
        input.set(images, Math.toIntExact(input.size()));
        team.run(member -> shards[member].forward(pass, network.version()), shards.length);
        return logits();
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
        team.run(member -> shards[member].backward(), shards.length);
        for (int i = 1; i < shards.length; i++) {
            add(shards[i].gradients().floats(), shards[0].gradients().floats());
        }
    }

    private static void add(MemorySegment from, MemorySegment to) {
        long count = to.byteSize() / Float.BYTES;
        for (long i = 0; i < count; i++) {
            float sum = to.getAtIndex(ValueLayout.JAVA_FLOAT, i) + from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            to.setAtIndex(ValueLayout.JAVA_FLOAT, i, sum);
        }
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
