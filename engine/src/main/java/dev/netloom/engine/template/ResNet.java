package dev.netloom.engine.template;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.store.Project;
import java.util.List;

/// A residual network of bottleneck blocks for ImageNet, as torchvision builds it, with its names of parameters.
/// Every bottleneck is a group inside the group of its stage. Source: He et al., Deep residual learning for image
/// recognition, 2015; the stride is at the 3 × 3 convolution, which is torchvision's.
///
/// @param title the name of the network
/// @param bottlenecks how many each of the stages has
public record ResNet(String name, String title, List<Integer> bottlenecks) implements Template {
    public static final ResNet RESNET_152 = new ResNet("resnet152", "ResNet-152", List.of(3, 8, 36, 3));

    private static final double EPSILON = 0.00001;
    private static final int EXPANSION = 4;

    public ResNet {
        bottlenecks = List.copyOf(bottlenecks);
    }

    @Override
    public Project project() {
        Sketch sketch = new Sketch();
        String x = sketch.add("input", new Input(3, 224, 224));
        int stem = sketch.size();
        x = conv(sketch, "conv1", "bn1", 64, 7, 2, x);
        x = sketch.relu("relu", x);
        x = sketch.add("maxpool", Pool.of(Pool.Kind.MAX, 3, 2, 1), x);
        sketch.fold("stem", "Stem", stem);
        for (int stage = 1; stage <= bottlenecks.size(); stage++) {
            int from = sketch.size();
            for (int block = 0; block < bottlenecks.get(stage - 1); block++) {
                x = bottleneck(sketch, stage, block, x);
            }
            sketch.fold("layer" + stage, "Stage " + stage, from);
        }
        x = sketch.add("avgpool", new GlobalAveragePool(), x);
        x = sketch.add("fc", new Dense(1000, true, Initialization.HE, 0.01), x);
        sketch.add("output", new Output(), x);
        return sketch.project(title);
    }

    /// y = relu(f(x) + x), with f three convolutions: down to `width` channels, 3 × 3, and up to four times `width`.
    /// Where shapes differ, in the first of a stage, x is projected.
    private static String bottleneck(Sketch sketch, int stage, int block, String input) {
        int from = sketch.size();
        int width = 64 << stage - 1;
        int stride = block == 0 && stage > 1 ? 2 : 1;
        String id = "layer" + stage + "." + block;
        String x = conv(sketch, id + ".conv1", id + ".bn1", width, 1, 1, input);
        x = sketch.relu(id + ".relu1", x);
        x = conv(sketch, id + ".conv2", id + ".bn2", width, 3, stride, x);
        x = sketch.relu(id + ".relu2", x);
        x = conv(sketch, id + ".conv3", id + ".bn3", width * EXPANSION, 1, 1, x);
        String past = block > 0
                ? input
                : conv(sketch, id + ".downsample.0", id + ".downsample.1", width * EXPANSION, 1, stride, input);
        x = sketch.add(id + ".add", new Add(), x, past);
        x = sketch.relu(id + ".relu3", x);
        sketch.fold(id, "Block " + stage + "." + (block + 1), from);
        return x;
    }

    private static String conv(
            Sketch sketch, String conv, String bn, int filters, int kernel, int stride, String input) {
        return sketch.normalised(conv, bn, Sketch.conv(filters, kernel, stride, Initialization.HE), EPSILON, input);
    }
}
