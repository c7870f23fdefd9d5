package dev.netloom.engine.template;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.store.Project;

/// The thin residual network that its authors tried on small pictures, and its plain twin without skips:
/// three stages of 16, 32 and 64 filters, two 3 × 3 convolutions a block, 6n + 2 layers deep. Source: He et
/// al., Deep residual learning for image recognition, 2015, section 4.2. Where shapes differ the skip is
/// projected (their option B; theirs on small pictures is A, which pads with zeros).
///
/// @param depth 20, 32, 44, 56, ...
/// @param skips whether there are skip connections
record ThinResNet(int depth, boolean skips, Classifier classifier) implements Template {
    private static final int STAGES = 3;
    private static final double EPSILON = 0.00001;

    ThinResNet {
        if (depth < 8 || (depth - 2) % 6 != 0) {
            throw new IllegalArgumentException("6n + 2 layers are needed, not " + depth);
        }
    }

    @Override
    public String name() {
        return (skips ? "resnet" : "plain") + depth + classifier.suffix();
    }

    @Override
    public Project project() {
        NetworkBuilder sketch = new NetworkBuilder();
        String x = sketch.add("input", classifier.input());
        x = sketch.relu("relu", conv(sketch, "conv1", "bn1", 16, 1, x));
        for (int stage = 1; stage <= STAGES; stage++) {
            int from = sketch.size();
            for (int block = 0; block < (depth - 2) / 6; block++) {
                x = block(sketch, stage, block, x);
            }
            sketch.fold("layer" + stage, "Stage " + stage, from);
        }
        x = sketch.add("avgpool", new GlobalAveragePool(), x);
        x = sketch.dense("fc", classifier.classes(), x);
        sketch.add("output", new Output(), x);
        return sketch.project(classifier.title((skips ? "ResNet-" : "Plain ") + depth));
    }

    private String block(NetworkBuilder sketch, int stage, int block, String input) {
        int filters = 16 << stage - 1;
        int stride = block == 0 && stage > 1 ? 2 : 1;
        String id = "layer" + stage + "." + block;
        int from = sketch.size();
        String x = conv(sketch, id + ".conv1", id + ".bn1", filters, stride, input);
        x = sketch.relu(id + ".relu1", x);
        x = conv(sketch, id + ".conv2", id + ".bn2", filters, 1, x);
        if (!skips) {
            return sketch.relu(id + ".relu", x);
        }
        String past = stride == 1
                ? input
                : sketch.normalised(
                        id + ".downsample.0",
                        id + ".downsample.1",
                        NetworkBuilder.conv(filters, 1, stride, Initialization.HE),
                        EPSILON,
                        input);
        x = sketch.relu(id + ".relu", sketch.add(id + ".add", new Add(), x, past));
        sketch.fold(id, "Block " + stage + "." + (block + 1), from);
        return x;
    }

    private static String conv(NetworkBuilder sketch, String conv, String bn, int filters, int stride, String input) {
        return sketch.normalised(conv, bn, NetworkBuilder.conv(filters, 3, stride, Initialization.HE), EPSILON, input);
    }
}
