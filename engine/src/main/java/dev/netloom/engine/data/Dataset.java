package dev.netloom.engine.data;

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

    /// The same, read as its origin says.
    Dataset withIdentity() {
        DataSettings.Size size = origin.isResized(train)
                ? new DataSettings.Size(train.shape().width(), train.shape().height())
                : null;
        DataIdentity found = identity.readFrom(origin.file(), origin.settings(), size);
        return new Dataset(found.name(), train, test, classes, skipped, found, origin);
    }

    /// The same, which a user asked for by this name or path.
    public Dataset askedFor(String asked) {
        return origin == null
                ? this
                : new Dataset(name, train, test, classes, skipped, identity, origin.askedFor(asked));
    }

    /// The same, with another name and other names for its classes.
    Dataset named(String otherName, List<String> names) {
        DataIdentity other = new DataIdentity(
                otherName,
                identity.where(),
                identity.trainImages(),
                identity.testImages(),
                identity.hash(),
                identity.settings());
        return new Dataset(otherName, train, test, names, skipped, other, origin);
    }

    /// As a network sees these images that was trained on others: brought to the mean and deviation of those.
    ///
    /// @param input what is kept with its weights of the images that it was trained on, in the form of
    ///              [InputDescription#toText]; anything else changes nothing
    public Dataset seenWith(String input) {
        return InputDescription.parse(input)
                .map(InputDescription::normalization)
                .filter(own -> !own.equals(train.normalization()))
                .filter(own ->
                        own.isNone() || own.mean().size() == train.shape().channels())
                .map(own -> new Dataset(
                        name, train.normalized(own), test.normalized(own), classes, skipped, identity, origin))
                .orElse(this);
    }

    /// Only the images of these classes, which are numbered in this order.
    ///
    /// @throws IllegalArgumentException where there is no such class
    public Dataset ofClasses(List<Integer> numbers) {
        if (numbers.stream().anyMatch(number -> number < 0 || number >= classes.size())) {
            throw new IllegalArgumentException(numbers + " are not classes of " + name);
        }
        List<String> names = numbers.stream().map(classes::get).toList();
        return new Dataset(name, train.ofClasses(numbers), test.ofClasses(numbers), names, skipped, identity, origin);
    }

    /// With only `count` training images: a [LabelledImages#sample] of them.
    public Dataset limited(int count) {
        return new Dataset(name, train.sample(count), test, classes, skipped, identity, origin);
    }
}
