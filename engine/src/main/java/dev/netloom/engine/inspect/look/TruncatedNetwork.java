package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A network up to one of its blocks, whose outputs take the place of the logits: what lies behind it
/// is left out, and any function of its outputs can be differentiated. Owns its memory.
public final class TruncatedNetwork implements AutoCloseable {
    private static final Pass PASS = new Pass(0, 0); // nothing is random in evaluation mode

    private final Graph graph;
    private final GraphCheck check;
    private final String end;
    private final Owned owned = new Owned();
    private final Network network;
    private final ExecutionPlan plan;

    /// @param end the block at which it ends; that before the output block makes it the whole network
    /// @param batch images at once
    /// @param backward whether gradients are wanted
    TruncatedNetwork(Graph whole, String end, int batch, boolean backward) {
        this(whole, end, batch, backward, 0);
    }

    /// @param seed decides the weights that it begins with
    public TruncatedNetwork(Graph whole, String end, int batch, boolean backward, long seed) {
        this.graph = upTo(whole, end);
        this.check = GraphCheck.of(graph);
        this.end = end;
        PlanOptions options = backward
                ? PlanOptions.inspection(batch, Mode.EVALUATION)
                : new PlanOptions(batch, Mode.EVALUATION, false, false, false);
        try {
            this.network = owned.add(new Network(graph, seed), Network::close);
            WorkerPool team = owned.add(new WorkerPool(1, 1), WorkerPool::close);
            this.plan = owned.add(new ExecutionPlan(network, team, options), ExecutionPlan::close);
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    /// The block whose outputs are the logits.
    static String logits(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .findFirst()
                .orElseThrow()
                .inputs()
                .getFirst();
    }

    /// Whether two networks are the same up to a block, so that weights of the one mean the same in the other.
    public static boolean areSame(Graph one, Graph other, String end) {
        return nodesUpTo(one, end).equals(nodesUpTo(other, end));
    }

    private static List<Node> nodesUpTo(Graph whole, String end) {
        Set<String> before = whole.upstream(end);
        return whole.inOrder().stream()
                .filter(node -> before.contains(node.id()) || node.id().equals(end))
                .toList();
    }

    /// The network up to a block, with what the end of a network needs.
    public static Graph upTo(Graph whole, String end) {
        List<Node> nodes = new ArrayList<>(nodesUpTo(whole, end));
        String flat = whole.freshId(new Flatten());
        nodes.add(Node.of(flat, new Flatten(), end));
        nodes.add(Node.of(whole.freshId(new Output()), new Output(), flat));
        return new Graph(nodes);
    }

    /// Goes on with these weights of the whole network.
    public void learn(Weights weights) throws WeightsMismatch {
        network.load(weights);
    }

    Graph graph() {
        return graph;
    }

    int batch() {
        return plan.batch();
    }

    /// What the last block puts out for one image.
    Shape shape() {
        return shape(end);
    }

    Shape shape(String node) {
        return check.shapes().get(node);
    }

    public Shape image() {
        return shape(input());
    }

    private String input() {
        return graph.nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// @param images values from 0 to 1 in batch, row, column, channel order
    /// @return the outputs of the last block, image after image, each in channel, row, column order
    public Tensor forward(float[] images) {
        return plan.forward(images, PASS);
    }

    /// The outputs of a block, image after image, each in row, column, channel order.
    Tensor values(String node) {
        return plan.value(node).orElseThrow();
    }

    /// Where the gradient of a function of the outputs goes before [#backward], ordered as they are.
    public Tensor outputGradient() {
        return plan.logitsGradient();
    }

    public void backward() {
        plan.backward();
    }

    Tensor gradient(String node) {
        return plan.gradient(node).orElseThrow();
    }

    /// The gradient with respect to the images.
    public Tensor imageGradient() {
        return gradient(input());
    }

    @Override
    public void close() {
        owned.close();
    }
}
