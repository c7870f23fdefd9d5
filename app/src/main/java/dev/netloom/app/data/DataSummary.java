package dev.netloom.app.data;

import dev.netloom.engine.data.DataOrigin;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.PictureSet;
import dev.netloom.engine.train.ValidationSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A data set by its classes, and what a run would hold out of it.
///
/// @param split what it was asked for
/// @param heldOut places of the training images that are held out, ascending
/// @param classes in the order of their numbers
/// @param editable the folder of pictures that can be changed here; empty where the set is none
record DataSummary(
        Dataset data, Split split, List<Integer> heldOut, List<ClassSummary> classes, Optional<Path> editable) {
    /// What decides which images are held out.
    ///
    /// @param share of the training images, 0 to below 1
    record Split(double share, long seed) {
        static final Split NONE = new Split(0, 0);
    }

    /// Goes through all labels: not for the FX thread.
    static DataSummary of(Dataset data, Split split) {
        int[] held = ValidationSplit.places(data.train(), split.share(), split.seed());
        int count = data.classes().size();
        int[] train = count(data.train(), IntStream.range(0, data.train().size()), count);
        int[] test = count(data.test(), IntStream.range(0, data.test().size()), count);
        int[] out = count(data.train(), IntStream.of(held), count);
        List<ClassSummary> classes = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            classes.add(new ClassSummary(
                    label, data.classes().get(label), train[label], out[label], test[label], picture(data, label)));
        }
        Optional<Path> editable = Optional.ofNullable(data.origin())
                .filter(origin -> origin.form() == DataOrigin.Form.PICTURES)
                .map(DataOrigin::file)
                .filter(PictureSet::isAt);
        return new DataSummary(data, split, IntStream.of(held).boxed().toList(), List.copyOf(classes), editable);
    }

    private static int[] count(LabelledImages images, IntStream places, int classes) {
        int[] counts = new int[classes];
        places.forEach(place -> counts[images.label(place)]++);
        return counts;
    }

    private static Optional<PlacedImage> picture(Dataset data, int label) {
        return first(data, data.train(), DataPart.TRAINING, label)
                .or(() -> first(data, data.test(), DataPart.TEST, label));
    }

    private static Optional<PlacedImage> first(Dataset data, LabelledImages images, DataPart part, int label) {
        return IntStream.range(0, images.size())
                .filter(place -> images.label(place) == label)
                .mapToObj(place ->
                        new PlacedImage(images, place, part, data.classes().get(label)))
                .findFirst();
    }

    boolean isOf(Dataset other, Split asked) {
        return data == other && split.equals(asked);
    }

    /// The images of a part, in the order of their file.
    ///
    /// @param label of the class; [ClassSummary#ALL] for all
    List<PlacedImage> images(DataPart part, int label) {
        LabelledImages images = part == DataPart.TEST ? data.test() : data.train();
        IntStream places = part == DataPart.HELD_OUT
                ? heldOut.stream().mapToInt(Integer::intValue)
                : IntStream.range(0, images.size());
        return places.filter(place -> label == ClassSummary.ALL || images.label(place) == label)
                .mapToObj(place ->
                        new PlacedImage(images, place, part, data.classes().get(images.label(place))))
                .toList();
    }

    /// All classes together.
    ClassSummary all(String name) {
        return new ClassSummary(
                ClassSummary.ALL,
                name,
                data.train().size(),
                heldOut.size(),
                data.test().size(),
                Optional.empty());
    }

    /// The most images that a class has to train on, or to test on; at least 1.
    int largest() {
        return classes.stream()
                .mapToInt(one -> Math.max(one.train(), one.test()))
                .reduce(1, Math::max);
    }
}
