package dev.netloom.engine.data;

import java.nio.file.Path;
import java.util.List;

/// Images to train on, images to test on, and the names of their classes.
///
/// @param skipped what of its files it goes without
/// @param identity of the whole set, where these are only some of its images
/// @param origin what was understood of its files; null where it has none
public record Dataset(
        String name,
        LabelledImages train,
        LabelledImages test,
        List<String> classes,
        List<SkippedFile> skipped,
        DataIdentity identity,
        DataOrigin origin) {
    public Dataset {
        classes = List.copyOf(classes);
        skipped = List.copyOf(skipped);
    }

    /// A whole set, with all that its files hold.
    public Dataset(String name, LabelledImages train, LabelledImages test, List<String> classes) {
        this(name, train, test, classes, List.of());
    }

    /// A whole set.
    public Dataset(
            String name, LabelledImages train, LabelledImages test, List<String> classes, List<SkippedFile> skipped) {
        this(name, train, test, classes, skipped, DataIdentity.of(name, train, test), null);
    }

    /// The same, read from `folder`.
    Dataset readFrom(Path folder) {
        DataIdentity found = identity.readFrom(folder);
        return new Dataset(found.name(), train, test, classes, skipped, found, origin);
    }

    /// The same, with another name and other names for its classes.
    Dataset named(String otherName, List<String> names) {
        DataIdentity other = new DataIdentity(
                otherName, identity.where(), identity.trainImages(), identity.testImages(), identity.hash());
        return new Dataset(otherName, train, test, names, skipped, other, origin);
    }

    /// With only `count` training images: a [LabelledImages#sample] of them.
    public Dataset limited(int count) {
        return new Dataset(name, train.sample(count), test, classes, skipped, identity, origin);
    }
}
