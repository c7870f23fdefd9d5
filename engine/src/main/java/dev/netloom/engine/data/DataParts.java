package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every data set goes through once its images are read: a split where there is none, a limit for each class, and
/// normalisation.
final class DataParts {
    /// Apart from the streams of training.
    private static final int STREAM = Integer.MAX_VALUE - 1;

    private DataParts() {}

    /// @param test null where the files do not say which images are for testing
    static Dataset dataset(
            String name,
            LabelledImages train,
            LabelledImages test,
            List<String> classes,
            List<SkippedFile> skipped,
            DataOrigin origin)
            throws FileProblem {
        DataSettings settings = origin.settings();
        LabelledImages learned = train;
        LabelledImages tested = test;
        if (test == null) {
            if (train.size() < 2) {
                throw new FileProblem(
                        "data-few", origin.file() + " holds too few images to keep some for testing", origin.file());
            }
            int count = (int) Math.max(1, Math.round(settings.testShare() * train.size()));
            int[] places = StratifiedChoice.places(
                    train, count, (int) settings.seed(), (int) (settings.seed() >>> 32), STREAM);
            tested = train.select(places);
            learned = train.select(StratifiedChoice.others(train, places));
        }
        learned = limited(learned, settings.perClass());
        if (settings.normalized()) {
            ChannelNormalization normalization = ChannelNormalization.of(learned);
            learned = learned.normalized(normalization);
            tested = tested.normalized(normalization);
        }
        return new Dataset(name, learned, tested, classes, skipped, DataIdentity.of(name, learned, tested), origin)
                .withIdentity();
    }

    private static LabelledImages limited(LabelledImages images, int perClass) {
        if (perClass == 0) {
            return images;
        }
        int[] seen = new int[256];
        return images.select(IntStream.range(0, images.size())
                .filter(image -> seen[images.label(image)]++ < perClass)
                .toArray());
    }

    /// `0` to below `count`.
    static List<String> numbers(int count) {
        return Stream.iterate(0, label -> label + 1)
                .limit(count)
                .map(String::valueOf)
                .toList();
    }
}
