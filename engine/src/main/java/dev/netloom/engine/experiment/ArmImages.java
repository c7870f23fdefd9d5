package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.util.List;

/// Which images an arm has to do with.
///
/// @param digits whether they are MNIST's, whatever the experiment is on
/// @param classes the numbers of their classes; none for all
public record ArmImages(boolean digits, List<Integer> classes) {
    /// Those of the experiment.
    static final ArmImages ALL = new ArmImages(false, List.of());

    public ArmImages {
        classes = List.copyOf(classes);
    }

    /// @param data of the experiment
    /// @throws FileProblem where MNIST cannot be read
    Dataset of(Dataset data) throws FileProblem {
        Dataset own = digits ? Mnist.load(Samples.mnist()) : data;
        return classes.isEmpty() ? own : own.ofClasses(classes);
    }
}
