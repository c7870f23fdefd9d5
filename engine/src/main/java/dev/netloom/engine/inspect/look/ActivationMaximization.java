package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// Images that excite channels of a block as much as they can, by activation maximisation (Erhan et
/// al., 2009): from faint noise, each image x goes uphill on an objective of its channel's map y, step
/// by step:
///
/// x ← (1 − decay) · (x + rate · g / rms(g)), g = ∂objective/∂x, kept between 0 and 1
///
/// For a class, the objective is its score. For a map of many places it is Σ max(0, y)²: the mean would
/// ask for the same pattern everywhere at once, so that what a filter of a first convolution likes best
/// would be an even grey; the squares let it grow where it has begun. Where y is nowhere above 0, it is
/// the mean after all.
///
/// Decay (the L2 norm) takes away what the channel does not ask for; a slight blur every few steps and
/// a small random shift of the image in each one keep it from collecting single pixels that happen to
/// help. Images are pixels from 0 to 1 all the way; where a network sees them normalised, they are brought to that
/// before each step, and g is that of the pixels. Serves one thread at a time.
public final class ActivationMaximization implements AutoCloseable {
    /// @param rate how far a step goes
    /// @param decay share of the image that a step takes away
    /// @param blurEvery steps from one blur to the next
    /// @param blur share that goes to each of the neighbours on a line, 0 to 0.5
    /// @param shift pixels that an image moves at most, in each direction
    public record Settings(double rate, double decay, int blurEvery, double blur, int shift) {
        public static final Settings USUAL = new Settings(0.06, 0.015, 4, 0.12, 1);
    }

    private final TruncatedNetwork truncated;
    private final List<Integer> channels;
    private final Settings settings;
    private final ChannelNormalization normalization;
    private final RandomGenerator random;
    private final float[] images;
    private int step;
    private List<Float> excitements = List.of();

    /// @param graph one without problems
    /// @param normalization what images go through before the network sees them
    /// @param node the block; that before the output block for classes
    /// @param channels one image for each
    /// @throws WeightsMismatch where the weights are of another network
    public ActivationMaximization(
            Graph graph,
            Weights weights,
            ChannelNormalization normalization,
            String node,
            List<Integer> channels,
            long seed,
            Settings settings)
            throws WeightsMismatch {
        this.channels = List.copyOf(channels);
        this.settings = settings;
        this.normalization = normalization;
        this.random = new Well19937c(seed);
        this.truncated = new TruncatedNetwork(graph, node, channels.size(), true);
        try {
            truncated.learn(weights);
            images = new float[channels.size() * truncated.image().size()];
        } catch (WeightsMismatch | RuntimeException | Error e) {
            truncated.close();
            throw e;
        }
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) (0.2 * random.nextDouble());
        }
    }

    /// The block that [ActivationMaximization] of classes are about.
    public static String classes(Graph graph) {
        return TruncatedNetwork.logits(graph);
    }

    /// The images as they are.
    public MaximizedInput maximized() {
        int size = truncated.image().size();
        List<float[]> copies = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            float[] copy = new float[size];
            System.arraycopy(images, i * size, copy, 0, size);
            copies.add(copy);
        }
        return new MaximizedInput(step, truncated.image(), channels, copies, excitements);
    }

    /// Goes so many steps further.
    public MaximizedInput advance(int steps) {
        for (int i = 0; i < steps; i++) {
            climb();
        }
        excitements = excitements(forward());
        return maximized();
    }

    private void climb() {
        int down = shift();
        int right = shift();
        roll(down, right);
        pointAtChannels(forward());
        truncated.backward();
        follow(ofPixels(truncated.imageGradient().toArray()));
        roll(-down, -right);
        step++;
        if (step % settings.blurEvery() == 0) {
            blur();
        }
    }

    /// What comes of the images as the network sees them.
    private Tensor forward() {
        Shape shape = truncated.image();
        float[] seen = images.clone();
        for (int i = 0; i < channels.size(); i++) {
            normalization.apply(seen, i * shape.size(), shape);
        }
        return truncated.forward(seen);
    }

    /// From the gradient of what the network sees to that of the pixels: ∂(x − mean) / deviation.
    private float[] ofPixels(float[] gradient) {
        for (int i = 0; i < gradient.length && !normalization.isNone(); i++) {
            gradient[i] /= normalization.deviation().get(i % truncated.image().channels());
        }
        return gradient;
    }

    private int shift() {
        return random.nextInt(2 * settings.shift() + 1) - settings.shift();
    }

    /// The gradient of every image's own objective with respect to the outputs, up to a factor: only
    /// its direction matters.
    private void pointAtChannels(Tensor outputs) {
        Tensor gradient = truncated.outputGradient();
        gradient.fill(0);
        for (int i = 0; i < channels.size(); i++) {
            double excited = excitement(outputs, i);
            for (int place = 0; place < plane(); place++) {
                long at = place(i, place);
                gradient.set(at, plane() == 1 || excited == 0 ? 1 : (float) (Math.max(0, outputs.get(at)) / excited));
            }
        }
    }

    private long place(int image, int place) {
        return (long) image * truncated.shape().size() + channels.get(image) * plane() + place;
    }

    private List<Float> excitements(Tensor outputs) {
        List<Float> all = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            all.add((float) (plane() == 1 ? outputs.get(place(i, 0)) : excitement(outputs, i)));
        }
        return all;
    }

    /// The mean over the map of what is above 0.
    private double excitement(Tensor outputs, int image) {
        double sum = 0;
        for (int place = 0; place < plane(); place++) {
            sum += Math.max(0, outputs.get(place(image, place)));
        }
        return sum / plane();
    }

    private int plane() {
        return truncated.shape().height() * truncated.shape().width();
    }

    private void follow(float[] gradient) {
        int size = truncated.image().size();
        for (int first = 0; first < images.length; first += size) {
            double squares = 0;
            for (int i = first; i < first + size; i++) {
                squares += (double) gradient[i] * gradient[i];
            }
            double rate = settings.rate() / (Math.sqrt(squares / size) + 1e-12);
            for (int i = first; i < first + size; i++) {
                double moved = (1 - settings.decay()) * (images[i] + rate * gradient[i]);
                images[i] = (float) Math.clamp(moved, 0, 1);
            }
        }
    }

    private void roll(int down, int right) {
        Shape shape = truncated.image();
        float[] before = images.clone();
        int line = shape.width() * shape.channels();
        for (int row = 0; row < channels.size() * shape.height(); row++) {
            int image = row / shape.height();
            int to = image * shape.height() + Math.floorMod(row % shape.height() + down, shape.height());
            for (int i = 0; i < line; i++) {
                images[to * line + Math.floorMod(i + right * shape.channels(), line)] = before[row * line + i];
            }
        }
    }

    /// Down the columns, then along the rows; what would come from beyond the edge is missing, as black
    /// is.
    private void blur() {
        Shape shape = truncated.image();
        int line = shape.width() * shape.channels();
        smear(shape.height(), line, line);
        smear(shape.width(), shape.channels(), shape.channels());
    }

    /// @param length values along the way
    /// @param stride from one of them to the next
    /// @param lanes ways side by side
    private void smear(int length, int stride, int lanes) {
        float[] before = images.clone();
        int block = length * stride;
        for (int i = 0; i < images.length; i++) {
            int place = i % block / lanes;
            double sum = (1 - 2 * settings.blur()) * before[i];
            sum += place > 0 ? settings.blur() * before[i - stride] : 0;
            sum += place < length - 1 ? settings.blur() * before[i + stride] : 0;
            images[i] = (float) sum;
        }
    }

    @Override
    public void close() {
        truncated.close();
    }
}
