package dev.netloom.engine.template;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.store.Project;
import java.util.List;

/// A residual network, as torchvision builds it, with its names of parameters: a stem, four stages of residual blocks,
/// and one dense block. Every residual block is a group inside the group of its stage. Source: He et al., Deep residual
/// learning for image recognition, 2015. The stride of a bottleneck is at its 3 × 3 convolution (ResNet v1.5), at the
/// first 1 × 1 in the paper.
///
/// For small images the stem is 3 × 3 without a stride or a pool.
///
/// @param depth layers with weights: 18, 34, 50, 101 or 152
/// @param classifier images and classes
record ResNet(int depth, Classifier classifier) implements Template {
    private static final double EPSILON = 0.00001;

    /// How many residual blocks each stage has.
    private List<Integer> blocks() {
        return switch (depth) {
            case 18 -> List.of(2, 2, 2, 2);
            case 34, 50 -> List.of(3, 4, 6, 3);
            case 101 -> List.of(3, 4, 23, 3);
            case 152 -> List.of(3, 8, 36, 3);
            default -> throw new IllegalArgumentException("there is no ResNet of " + depth + " layers");
        };
    }

    @Override
    public String name() {
        return "resnet" + depth + classifier.suffix();
    }

    @Override
    public Project project() {
        NetworkBuilder sketch = new NetworkBuilder();
        String x = sketch.add("input", classifier.input());
        x = stem(sketch, x);
        for (int stage = 1; stage <= blocks().size(); stage++) {
            int from = sketch.size();
            for (int block = 0; block < blocks().get(stage - 1); block++) {
                x = residual(sketch, stage, block, x);
            }
            sketch.fold("layer" + stage, "Stage " + stage, from);
        }
        x = sketch.add("avgpool", new GlobalAveragePool(), x);
        x = sketch.dense("fc", classifier.classes(), x);
        sketch.add("output", new Output(), x);
        return sketch.project(classifier.title("ResNet-" + depth));
    }

    private String stem(NetworkBuilder sketch, String input) {
        int from = sketch.size();
        boolean small = classifier.isSmall();
        String x = conv(sketch, "conv1", "bn1", 64, small ? 3 : 7, small ? 1 : 2, input);
        x = sketch.relu("relu", x);
        if (!small) {
            x = sketch.add("maxpool", Pool.of(Pool.Kind.MAX, 3, 2, 1), x);
        }
        sketch.fold("stem", "Stem", from);
        return x;
    }

    /// y = relu(f(x) + x). Where shapes differ, in the first block of a stage, x is projected.
    private String residual(NetworkBuilder sketch, int stage, int block, String input) {
        int from = sketch.size();
        int width = 64 << stage - 1;
        int stride = block == 0 && stage > 1 ? 2 : 1;
        boolean bottleneck = depth >= 50;
        int channels = bottleneck ? 4 * width : width;
        boolean projected = block == 0 && (stage > 1 || bottleneck);
        String id = "layer" + stage + "." + block;
        String x = bottleneck ? bottleneck(sketch, id, width, stride, input) : basic(sketch, id, width, stride, input);
        String past = projected
                ? conv(sketch, id + ".downsample.0", id + ".downsample.1", channels, 1, stride, input)
                : input;
        x = sketch.add(id + ".add", new Add(), x, past);
        x = sketch.relu(id + ".relu", x);
        sketch.fold(id, "Block " + stage + "." + (block + 1), from);
        return x;
    }

    /// Two convolutions of 3 × 3.
    private static String basic(NetworkBuilder sketch, String id, int width, int stride, String input) {
        String x = conv(sketch, id + ".conv1", id + ".bn1", width, 3, stride, input);
        x = sketch.relu(id + ".relu1", x);
        return conv(sketch, id + ".conv2", id + ".bn2", width, 3, 1, x);
    }

    /// Down to `width` channels, 3 × 3, and up to four times `width`.
    private static String bottleneck(NetworkBuilder sketch, String id, int width, int stride, String input) {
        String x = conv(sketch, id + ".conv1", id + ".bn1", width, 1, 1, input);
        x = sketch.relu(id + ".relu1", x);
        x = conv(sketch, id + ".conv2", id + ".bn2", width, 3, stride, x);
        x = sketch.relu(id + ".relu2", x);
        return conv(sketch, id + ".conv3", id + ".bn3", 4 * width, 1, 1, x);
    }

    private static String conv(
            NetworkBuilder sketch, String conv, String bn, int filters, int kernel, int stride, String input) {
        return sketch.normalised(
                conv, bn, NetworkBuilder.conv(filters, kernel, stride, Initialization.HE), EPSILON, input);
    }
}
