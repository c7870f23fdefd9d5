package dev.netloom.engine.template;

import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.store.Project;

/// GoogLeNet for ImageNet as torchvision builds it, without the auxiliary heads: a stem, nine inception modules, and
/// one dense block. Its parameters have torchvision's names. Source: Szegedy et al., Going deeper with convolutions,
/// 2014; batch normalisation instead of LRN, and 3 × 3 where the paper has 5 × 5, are torchvision's.
///
/// For small images the first convolution is 3 × 3 without a stride, and the second pool of the stem is left out.
///
/// @param classifier images and classes
record GoogLeNet(Classifier classifier) implements Template {
    private static final double EPSILON = 0.001;
    private static final Initialization FIXED = Initialization.FIXED;

    /// The filters of an inception module: of its 1 × 1 branch, of the two branches that reduce and then look at
    /// 3 × 3, and of the projection behind the pool.
    private record Widths(int one, int reduceB, int b, int reduceC, int c, int pool) {}

    @Override
    public String name() {
        return "googlenet" + classifier.suffix();
    }

    @Override
    public Project project() {
        NetworkBuilder sketch = new NetworkBuilder();
        String x = sketch.add("input", classifier.input());
        x = classifier.isSmall() ? smallStem(sketch, x) : stem(sketch, x);
        x = inception(sketch, "3a", new Widths(64, 96, 128, 16, 32, 32), x);
        x = inception(sketch, "3b", new Widths(128, 128, 192, 32, 96, 64), x);
        x = pool(sketch, "maxpool3", 3, x);
        x = inception(sketch, "4a", new Widths(192, 96, 208, 16, 48, 64), x);
        x = inception(sketch, "4b", new Widths(160, 112, 224, 24, 64, 64), x);
        x = inception(sketch, "4c", new Widths(128, 128, 256, 24, 64, 64), x);
        x = inception(sketch, "4d", new Widths(112, 144, 288, 32, 64, 64), x);
        x = inception(sketch, "4e", new Widths(256, 160, 320, 32, 128, 128), x);
        x = pool(sketch, "maxpool4", 2, x);
        x = inception(sketch, "5a", new Widths(256, 160, 320, 32, 128, 128), x);
        x = inception(sketch, "5b", new Widths(384, 192, 384, 48, 128, 128), x);
        x = sketch.add("avgpool", new GlobalAveragePool(), x);
        x = sketch.add("dropout", new Dropout(0.2), x);
        x = sketch.add("fc", new Dense(classifier.classes(), true, FIXED, 0.01), x);
        sketch.add("output", new Output(), x);
        return sketch.project(classifier.title("GoogLeNet"));
    }

    private static String stem(NetworkBuilder sketch, String input) {
        int from = sketch.size();
        String x = conv(sketch, "conv1", 64, 7, 2, input);
        x = pool(sketch, "maxpool1", 3, x);
        x = conv(sketch, "conv2", 64, 1, 1, x);
        x = conv(sketch, "conv3", 192, 3, 1, x);
        x = pool(sketch, "maxpool2", 3, x);
        sketch.fold("stem", "Stem", from);
        return x;
    }

    private static String smallStem(NetworkBuilder sketch, String input) {
        int from = sketch.size();
        String x = conv(sketch, "conv1", 64, 3, 1, input);
        x = pool(sketch, "maxpool1", 3, x);
        x = conv(sketch, "conv2", 64, 1, 1, x);
        x = conv(sketch, "conv3", 192, 3, 1, x);
        sketch.fold("stem", "Stem", from);
        return x;
    }

    private static String inception(NetworkBuilder sketch, String number, Widths widths, String input) {
        int from = sketch.size();
        String id = "inception" + number;
        String a = conv(sketch, id + ".branch1", widths.one, 1, 1, input);
        String b = conv(sketch, id + ".branch2.0", widths.reduceB, 1, 1, input);
        b = conv(sketch, id + ".branch2.1", widths.b, 3, 1, b);
        String c = conv(sketch, id + ".branch3.0", widths.reduceC, 1, 1, input);
        c = conv(sketch, id + ".branch3.1", widths.c, 3, 1, c);
        String d = sketch.add(id + ".branch4.0", new Pool(Pool.Kind.MAX, 3, 1, 1, true), input);
        d = conv(sketch, id + ".branch4.1", widths.pool, 1, 1, d);
        String joined = sketch.add(id + ".concat", new Concat(), a, b, c, d);
        sketch.fold(id, "Inception " + number, from);
        return joined;
    }

    private static String conv(NetworkBuilder sketch, String id, int filters, int kernel, int stride, String input) {
        String x = sketch.normalised(
                id + ".conv", id + ".bn", NetworkBuilder.conv(filters, kernel, stride, FIXED), EPSILON, input);
        return sketch.relu(id + ".relu", x);
    }

    private static String pool(NetworkBuilder sketch, String id, int kernel, String input) {
        return sketch.add(id, new Pool(Pool.Kind.MAX, kernel, 2, 0, true), input);
    }
}
