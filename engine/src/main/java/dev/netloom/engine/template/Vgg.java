package dev.netloom.engine.template;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.store.Project;
import java.util.List;

/// A network of the Visual Geometry Group, as torchvision builds it, with the numbers of its layers: five stages of
/// 3 × 3 convolutions, each behind half as many pixels, then three dense blocks. Source: Simonyan and
/// Zisserman, Very deep convolutional networks for large-scale image recognition, 2014 (configurations D and
/// E).
///
/// For small images there are as many stages as pools fit in, with half as many filters, the dense layers are a
/// sixteenth as wide, and each convolution's output is normalised, as in torchvision's `vgg16_bn`: without that,
/// so many layers learn nothing for long (the authors began with the weights of a shallower network).
///
/// @param depth layers with weights: 16 or 19
/// @param normalised as torchvision's `vgg16_bn`: with batch normalisation behind every convolution
/// @param classifier images and classes
record Vgg(int depth, boolean normalised, Classifier classifier) implements Template {
    private static final List<Integer> FILTERS = List.of(64, 128, 256, 512, 512);

    @Override
    public String name() {
        return "vgg" + depth + (normalised && !classifier.isSmall() ? "-bn" : "") + classifier.suffix();
    }

    @Override
    public Project project() {
        NetworkBuilder sketch = new NetworkBuilder();
        String x = sketch.add("input", classifier.input());
        int number = 0;
        int stages = classifier.isSmall() ? 4 : 5;
        for (int stage = 0; stage < stages; stage++) {
            int from = sketch.size();
            for (int conv = 0; conv < convolutions(stage); conv++) {
                x = convolution(sketch, number++, stage, x);
                if (normalised) {
                    x = sketch.add(
                            "features." + number++,
                            BlockType.of(BatchNorm.class).preset(),
                            x);
                }
                x = sketch.relu("features." + number++, x);
            }
            x = sketch.add("features." + number++, Pool.of(Pool.Kind.MAX, 2, 2, 0), x);
            sketch.fold("stage" + (stage + 1), "Stage " + (stage + 1), from);
        }
        int behind = sketch.size();
        x = sketch.flat(x);
        x = dense(sketch, 0, x);
        x = dense(sketch, 3, x);
        x = sketch.dense("classifier.6", classifier.classes(), x);
        sketch.fold("classifier", "Classifier", behind);
        sketch.add("output", new Output(), x);
        String title = "VGG-" + depth + (normalised && !classifier.isSmall() ? " with batch normalisation" : "");
        return sketch.project(classifier.title(title));
    }

    /// A bias before a normalisation would do nothing.
    private String convolution(NetworkBuilder sketch, int number, int stage, String input) {
        Conv conv = classifier.isSmall()
                ? NetworkBuilder.conv(FILTERS.get(stage) / 2, 3, 1, Initialization.HE)
                : Conv.of(FILTERS.get(stage), 3, 1, 1);
        return sketch.add("features." + number, conv, input);
    }

    private int convolutions(int stage) {
        return stage < 2 ? 2 : depth == 16 ? 3 : 4;
    }

    private String dense(NetworkBuilder sketch, int number, String input) {
        String x = sketch.dense("classifier." + number, classifier.isSmall() ? 256 : 4096, input);
        x = sketch.relu("classifier." + (number + 1), x);
        return sketch.add("classifier." + (number + 2), new Dropout(0.5), x);
    }
}
