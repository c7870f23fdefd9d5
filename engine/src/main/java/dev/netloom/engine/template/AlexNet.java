package dev.netloom.engine.template;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.store.Project;

/// AlexNet as torchvision builds it, with the numbers of its layers: the single tower of Krizhevsky, One weird trick
/// for parallelizing convolutional neural networks, 2014. The network that won in 2012 (Krizhevsky, Sutskever and
/// Hinton) had two towers on two processors, local response normalisation, and 96, 256 and 384 filters in its first,
/// second and fourth convolution where this has 64, 192 and 256.
///
/// For small images the first convolution is 3 × 3, nothing before the first pool has a stride, and the
/// dense layers are a sixteenth as wide.
///
/// @param classifier images and classes
record AlexNet(Classifier classifier) implements Template {
    @Override
    public String name() {
        return "alexnet" + classifier.suffix();
    }

    @Override
    public Project project() {
        boolean small = classifier.isSmall();
        NetworkBuilder sketch = new NetworkBuilder();
        String x = sketch.add("input", classifier.input());
        int from = sketch.size();
        x = conv(sketch, 0, small ? Conv.of(64, 3, 1, 1) : Conv.of(64, 11, 4, 2), x);
        x = pool(sketch, 2, x);
        x = conv(sketch, 3, Conv.of(192, 5, 1, 2), x);
        x = pool(sketch, 5, x);
        x = conv(sketch, 6, Conv.of(384, 3, 1, 1), x);
        x = conv(sketch, 8, Conv.of(256, 3, 1, 1), x);
        x = conv(sketch, 10, Conv.of(256, 3, 1, 1), x);
        x = pool(sketch, 12, x);
        sketch.fold("features", "Features", from);
        int behind = sketch.size();
        x = sketch.flat(x);
        x = sketch.add("classifier.0", new Dropout(0.5), x);
        x = dense(sketch, 1, x);
        x = sketch.add("classifier.3", new Dropout(0.5), x);
        x = dense(sketch, 4, x);
        x = sketch.dense("classifier.6", classifier.classes(), x);
        sketch.fold("classifier", "Classifier", behind);
        sketch.add("output", new Output(), x);
        return sketch.project(classifier.title("AlexNet"));
    }

    private String dense(NetworkBuilder sketch, int number, String input) {
        String x = sketch.dense("classifier." + number, classifier.isSmall() ? 256 : 4096, input);
        return sketch.relu("classifier." + (number + 1), x);
    }

    private static String conv(NetworkBuilder sketch, int number, Conv conv, String input) {
        String x = sketch.add("features." + number, conv, input);
        return sketch.relu("features." + (number + 1), x);
    }

    private static String pool(NetworkBuilder sketch, int number, String input) {
        return sketch.add("features." + number, Pool.of(Pool.Kind.MAX, 3, 2, 0), input);
    }
}
