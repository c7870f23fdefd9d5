package dev.netloom.engine.train;

import dev.netloom.engine.data.LabelledImages;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How often the images of a class are learned from in an epoch.
public enum ClassBalance {
    /// Once each.
    NATURAL {
        @Override
        public LabelledImages of(LabelledImages images) {
            return images;
        }
    },
    /// As often as those of the largest class, over-sampled: each once, then again from the first on. Source: Buda,
    /// Maki, Mazurowski, *A systematic study of the class imbalance problem in convolutional neural networks*,
    /// 2018.
    EVEN {
        @Override
        public LabelledImages of(LabelledImages images) {
            int[] counts = images.counts(MOST_CLASSES);
            int most = Arrays.stream(counts).max().orElse(0);
            int[] seen = new int[MOST_CLASSES];
            int[] places = IntStream.range(0, images.size())
                    .flatMap(image -> {
                        int label = images.label(image);
                        boolean oneMore = seen[label]++ < most % counts[label];
                        return IntStream.generate(() -> image).limit(most / counts[label] + (oneMore ? 1 : 0));
                    })
                    .toArray();
            return places.length == images.size() ? images : images.select(places);
        }
    };

    private static final int MOST_CLASSES = 256;

    /// The images of an epoch.
    public abstract LabelledImages of(LabelledImages images);
}
