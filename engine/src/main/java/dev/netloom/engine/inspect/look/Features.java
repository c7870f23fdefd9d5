package dev.netloom.engine.inspect.look;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.Optional;

/// What one block puts out for many images: a row of `dims` values for each, and the class that the
/// whole network takes it for.
///
/// @param images their places in their file, ascending; nobody writes to it
/// @param dims values of each, in row, column, channel order
/// @param values row after row; nobody writes to it
/// @param guesses the class of the largest logit
public record Features(int[] images, int dims, float[] values, int[] guesses) {
    /// Values that are kept at most: 120 MB.
    private static final long MOST_VALUES = 30_000_000;

    /// How many of the images can be kept of a block with so many outputs.
    public static int affordable(Graph graph, String node, int images) {
        long dims = GraphCheck.of(graph).shapes().get(node).size();
        return (int) Math.min(images, Math.max(1, MOST_VALUES / dims));
    }

    /// @param most images: a sample of them, as many as are affordable
    /// @return empty where `progress` gave it up
    /// @throws WeightsMismatch where the weights are of another network
    public static Optional<Features> read(
            Graph graph, Weights weights, String node, LabelledImages images, int most, ProgressListener progress)
            throws WeightsMismatch {
        int[] places = images.samplePlaces(affordable(graph, node, most));
        int count = places.length;
        LabelledImages sample = images.select(places);
        try (TruncatedNetwork whole =
                new TruncatedNetwork(graph, TruncatedNetwork.logits(graph), Images.batch(sample), false)) {
            whole.learn(weights);
            int dims = whole.shape(node).size();
            Features features = new Features(places, dims, new float[count * dims], new int[count]);
            boolean done = Images.forEachBatch(sample, count, whole.batch(), progress, (pixels, first, part) -> {
                Tensor logits = whole.forward(pixels);
                features.take(whole.values(node).toArray(), logits, first, part);
            });
            return done ? Optional.of(features) : Optional.empty();
        }
    }

    private void take(float[] batch, Tensor logits, int first, int part) {
        System.arraycopy(batch, 0, values, first * dims, part * dims);
        int classes = logits.dim(1);
        for (int n = 0; n < part; n++) {
            int guess = 0;
            for (int k = 1; k < classes; k++) {
                guess = logits.get((long) n * classes + k) > logits.get((long) n * classes + guess) ? k : guess;
            }
            guesses[first + n] = guess;
        }
    }

    public int count() {
        return images.length;
    }

    /// The values of the image at `place` of [#images].
    public float[] row(int place) {
        float[] row = new float[dims];
        System.arraycopy(values, place * dims, row, 0, dims);
        return row;
    }
}
