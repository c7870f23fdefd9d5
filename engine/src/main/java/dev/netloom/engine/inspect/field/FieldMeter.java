package dev.netloom.engine.inspect.field;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.inspect.InspectionInput.Picture;
import dev.netloom.engine.inspect.look.TruncatedNetwork;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Measures effective receptive fields: the gradient of a unit with respect to the image, averaged over images, and for
/// untrained networks also over draws of their first weights.
///
/// In float32 and evaluation mode, with an inspection plan of the network up to the unit, on one core. Source: Luo, Li,
/// Urtasun and Zemel, *Understanding the effective receptive field in deep convolutional neural networks*, 2016.
public final class FieldMeter {
    /// Forward and backward of all images together: about a second on one core.
    private static final long MOST_MULTIPLY_ADDS = 20_000_000_000L;

    /// More need more memory than a look is worth.
    private static final long MOST_PARAMETERS = 30_000_000;

    private static final long MOST_VALUES = 24_000_000;
    private static final int IMAGES = 20;
    private static final int DRAWS = 5;

    private final Graph whole;
    private final Graph graph;
    private final Unit unit;
    private final GraphCheck check;
    private final Summary summary;

    /// @param whole the network; what lies behind the unit does not matter
    public FieldMeter(Graph whole, Unit unit) {
        this.graph = TruncatedNetwork.upTo(whole, unit.node());
        this.whole = whole;
        this.unit = unit;
        this.check = GraphCheck.of(graph);
        this.summary = Summary.of(graph, check);
    }

    /// Whether it takes about a second, and not much memory.
    public boolean isAffordable() {
        return check.ok()
                && summary.parameters() <= MOST_PARAMETERS
                && values() <= MOST_VALUES
                && 3 * summary.multiplyAdds() <= MOST_MULTIPLY_ADDS;
    }

    private long values() {
        return check.shapes().values().stream().mapToLong(Shape::size).sum();
    }

    /// With the weights of the whole network.
    ///
    /// @param pictures to average over; fewer are taken where the network is large
    /// @param stale asked between images; once it is true the measuring is given up
    /// @return empty where it was given up
    /// @throws WeightsMismatch where the weights are of another network
    public Optional<EffectiveField> trained(Weights weights, List<Picture> pictures, BooleanSupplier stale)
            throws WeightsMismatch {
        try (Measuring measuring = new Measuring(0, pictures, 1)) {
            measuring.network.learn(weights);
            return measuring.all(stale) ? Optional.of(measuring.field(0)) : Optional.empty();
        }
    }

    /// With weights as they are before training, of several draws.
    public Optional<EffectiveField> untrained(long seed, List<Picture> pictures, BooleanSupplier stale) {
        double[] sum = new double[0];
        int images = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            try (Measuring measuring = new Measuring(seed + draw, pictures, DRAWS)) {
                if (!measuring.all(stale)) {
                    return Optional.empty();
                }
                sum = sum.length == 0 ? measuring.sum : plus(sum, measuring.sum);
                images = measuring.images.size();
            }
        }
        return Optional.of(field(sum, images, DRAWS));
    }

    private static double[] plus(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
        return sum;
    }

    private EffectiveField field(double[] sum, int images, int draws) {
        Shape image = check.shapes().get(input());
        double total = 0;
        for (double one : sum) {
            total += one;
        }
        float[] share = new float[sum.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = total > 0 ? (float) (sum[i] / total) : 0;
        }
        return new EffectiveField(image.height(), image.width(), share, images, draws);
    }

    private String input() {
        return graph.nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// One network with its weights, image after image.
    private final class Measuring implements AutoCloseable {
        private final TruncatedNetwork network;
        private final List<Picture> images;
        private final Shape image = check.shapes().get(input());
        private final double[] sum = new double[image.height() * image.width()];

        /// @param rounds in which the work is to be done
        Measuring(long seed, List<Picture> pictures, int rounds) {
            long each = Math.max(1, 3 * summary.multiplyAdds());
            long most = Math.clamp(MOST_MULTIPLY_ADDS / rounds / each, 1, IMAGES);
            images = pictures.subList(0, (int) Math.min(most, pictures.size()));
            network = new TruncatedNetwork(whole, unit.node(), 1, true, seed);
        }

        boolean all(BooleanSupplier stale) {
            Shape shape = check.shapes().get(unit.node());
            int place = (unit.channel() * shape.height() + unit.row()) * shape.width() + unit.column();
            for (Picture picture : images) {
                if (stale.getAsBoolean()) {
                    return false;
                }
                network.forward(picture.fitted(image));
                network.outputGradient().fill(0);
                network.outputGradient().set(place, 1);
                network.backward();
                add(network.imageGradient());
            }
            return true;
        }

        private void add(Tensor gradient) {
            for (int pixel = 0; pixel < sum.length; pixel++) {
                for (int channel = 0; channel < image.channels(); channel++) {
                    sum[pixel] += Math.abs(gradient.get(pixel * image.channels() + channel));
                }
            }
        }

        EffectiveField field(int draws) {
            return FieldMeter.this.field(sum, images.size(), draws);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
