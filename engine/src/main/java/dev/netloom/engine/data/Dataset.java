package dev.netloom.engine.data;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

    /// With only `count` training images: the first ones; but of images that lie class by class, as those in folders
    /// do, as many of each class.
    public Dataset limited(int count) {
        boolean few = count < train.size();
        LabelledImages chosen = few && train.isByClass() ? train.select(ofEachClass(count)) : train.first(count);
        return new Dataset(name, chosen, test, classes, skipped, identity, origin);
    }

    /// The first image of each class, then the second of each, and so on until there are enough; in their own order.
    private int[] ofEachClass(int count) {
        int[] turns = new int[train.size()];
        for (int image = 1; image < turns.length; image++) {
            turns[image] = train.label(image) == train.label(image - 1) ? turns[image - 1] + 1 : 0;
        }
        return IntStream.range(0, turns.length)
                .boxed()
                .sorted(Comparator.comparingInt(image -> turns[image]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
