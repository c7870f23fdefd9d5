package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Finds the images that excite each filter of a convolution most: those with the largest value
/// anywhere in its map.
public final class TopActivations {
    private static final Comparator<TopActivation> WEAKEST_FIRST = Comparator.comparingDouble(TopActivation::value)
            .thenComparing(TopActivation::image, Comparator.reverseOrder());

    private final Shape shape;
    private final int most;
    private final List<PriorityQueue<TopActivation>> best = new ArrayList<>();

    private TopActivations(Shape shape, int most) {
        this.shape = shape;
        this.most = most;
        for (int filter = 0; filter < shape.channels(); filter++) {
            best.add(new PriorityQueue<>(WEAKEST_FIRST));
        }
    }

    /// @param node the convolution
    /// @param most images for each filter
    /// @return for each filter the images, the most exciting first; empty where `progress` gave it up
    /// @throws WeightsMismatch where the weights are of another network
    public static Optional<List<List<TopActivation>>> find(
            Graph graph, Weights weights, String node, LabelledImages images, int most, ProgressListener progress)
            throws WeightsMismatch {
        try (TruncatedNetwork truncated = new TruncatedNetwork(graph, node, Images.batch(images), false)) {
            truncated.learn(weights);
            TopActivations topActivations = new TopActivations(truncated.shape(), most);
            boolean whole =
                    Images.forEachBatch(images, images.size(), truncated.batch(), progress, (pixels, first, count) -> {
                        truncated.forward(pixels);
                        topActivations.look(truncated.values(node), first, count);
                    });
            return whole ? Optional.of(topActivations.found()) : Optional.empty();
        }
    }

    private void look(Tensor batch, int first, int count) {
        float[] values = batch.toArray();
        int channels = shape.channels();
        float[] largest = new float[channels];
        int[] places = new int[channels];
        for (int n = 0; n < count; n++) {
            int from = n * shape.size();
            for (int i = 0; i < shape.size(); i++) {
                int channel = i % channels;
                if (i < channels || values[from + i] > largest[channel]) {
                    largest[channel] = values[from + i];
                    places[channel] = i / channels;
                }
            }
            for (int channel = 0; channel < channels; channel++) {
                int row = places[channel] / shape.width();
                add(channel, new TopActivation(first + n, row, places[channel] % shape.width(), largest[channel]));
            }
        }
    }

    private void add(int channel, TopActivation topActivation) {
        PriorityQueue<TopActivation> queue = best.get(channel);
        if (queue.size() < most) {
            queue.add(topActivation);
        } else if (WEAKEST_FIRST.compare(topActivation, queue.peek()) > 0) {
            queue.poll();
            queue.add(topActivation);
        }
    }

    private List<List<TopActivation>> found() {
        return best.stream()
                .map(queue -> queue.stream().sorted(WEAKEST_FIRST.reversed()).toList())
                .toList();
    }
}
