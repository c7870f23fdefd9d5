package dev.netloom.engine.data;

import java.util.List;

/// Images to train on, images to test on, and the names of their classes.
public record Dataset(String name, LabelledImages train, LabelledImages test, List<String> classes) {
    public Dataset {
        classes = List.copyOf(classes);
    }

    /// With only the first `count` training images.
    public Dataset limited(int count) {
        return new Dataset(name, train.first(count), test, classes);
    }
}
