package dev.netloom.engine.data;

import java.nio.file.Path;
import java.util.List;

/// Images to train on, images to test on, and the names of their classes.
///
/// @param identity of the whole set, where these are only some of its images
public record Dataset(
        String name, LabelledImages train, LabelledImages test, List<String> classes, DataIdentity identity) {
    public Dataset {
        classes = List.copyOf(classes);
    }

    /// A whole set.
    public Dataset(String name, LabelledImages train, LabelledImages test, List<String> classes) {
        this(name, train, test, classes, DataIdentity.of(name, train, test));
    }

    /// The same, read from `folder`.
    Dataset readFrom(Path folder) {
        DataIdentity found = identity.readFrom(folder, name);
        return new Dataset(found.name(), train, test, classes, found);
    }

    /// With only the first `count` training images.
    public Dataset limited(int count) {
        return new Dataset(name, train.first(count), test, classes, identity);
    }
}
