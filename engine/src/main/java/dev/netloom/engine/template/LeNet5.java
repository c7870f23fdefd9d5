package dev.netloom.engine.template;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.store.Project;

/// LeNet-5 for digits of 28 × 28, as it is taught today: 61,706 parameters. Source: LeCun et al., Gradient-based
/// learning applied to document recognition, 1998. The paper's images are 32 × 32, its pools learn a factor and a bias,
/// its second convolution looks at chosen channels only, and its output measures distances instead of a softmax.
public record LeNet5() implements Template {
    @Override
    public String name() {
        return "lenet5";
    }

    @Override
    public Project project() {
        NetworkBuilder sketch = new NetworkBuilder();
        String x = sketch.add("input", Classifier.DIGITS.input());
        x = stage(sketch, 1, 6, 2, x);
        x = stage(sketch, 2, 16, 0, x);
        x = sketch.add("flatten", new Flatten(), x);
        x = sketch.add("fc1", dense(120), x);
        x = sketch.add("tanh3", new Tanh(), x);
        x = sketch.add("fc2", dense(84), x);
        x = sketch.add("tanh4", new Tanh(), x);
        x = sketch.add("fc3", dense(10), x);
        sketch.add("output", new Output(), x);
        return sketch.project("LeNet-5");
    }

    private static String stage(NetworkBuilder sketch, int number, int filters, int padding, String input) {
        Conv conv = new Conv(filters, 5, 1, padding, 1, 1, true, Initialization.XAVIER, 0.01);
        String x = sketch.add("conv" + number, conv, input);
        x = sketch.add("tanh" + number, new Tanh(), x);
        return sketch.add("pool" + number, Pool.of(Pool.Kind.AVERAGE, 2, 2, 0), x);
    }

    private static Dense dense(int units) {
        return new Dense(units, true, Initialization.XAVIER, 0.01);
    }
}
