package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Normalization;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Says of one image after another what in it speaks for a class. The score of a class is its logit:
/// unlike a probability, it does not rise where another class only falls. Serves one thread at a time.
public final class Attributor implements AutoCloseable {
    private final Graph graph;
    private final TruncatedNetwork whole;
    private final List<String> convolutions;

    /// @param graph one without problems
    public Attributor(Graph graph) {
        this.graph = graph;
        this.whole = new TruncatedNetwork(graph, TruncatedNetwork.logits(graph), 1, true);
        this.convolutions = graph.inOrder().stream()
                .filter(node -> node.block() instanceof Conv)
                .map(Node::id)
                .toList();
    }

    public Graph graph() {
        return graph;
    }

    /// Goes on with these weights.
    public void learn(Weights weights) throws WeightsMismatch {
        whole.learn(weights);
    }

    /// @param image values from 0 to 1 in row, column, channel order
    /// @param target the class that is asked about; without one, the likeliest
    public Attribution explain(float[] image, OptionalInt target) {
        Tensor logits = whole.forward(image);
        double[] probabilities = new double[logits.dim(1)];
        SoftmaxCrossEntropy.imageLoss(logits, 0, 0, probabilities);
        int asked = target.orElse(SoftmaxCrossEntropy.mostProbable(probabilities));
        whole.outputGradient().fill(0);
        whole.outputGradient().set(asked, 1);
        whole.backward();
        List<ClassMap> maps = new ArrayList<>();
        for (String conv : convolutions) {
            String site = site(graph, conv);
            maps.add(ClassMap.of(
                    conv,
                    site,
                    whole.shape(site),
                    whole.values(site).toArray(),
                    whole.gradient(site).toArray()));
        }
        List<Float> floats = new ArrayList<>();
        for (double probability : probabilities) {
            floats.add((float) probability);
        }
        float[] gradient = whole.imageGradient().toArray();
        return new Attribution(whole.image(), floats, asked, logits.get(asked), gradient, maps);
    }

    /// The block whose maps stand for a convolution: the batch normalisation or activation right behind
    /// it, as in the paper, or else itself.
    static String site(Graph graph, String conv) {
        List<Node> next = graph.consumers(conv);
        boolean follows = next.size() == 1
                && (next.getFirst().block() instanceof Activation
                        || next.getFirst().block() instanceof Normalization norm && norm.standardizes());
        return follows ? site(graph, next.getFirst().id()) : conv;
    }

    @Override
    public void close() {
        whole.close();
    }
}
