package dev.netloom.engine.kernel;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Convolutions on small images: every precision, stride, kernel, number of channels, images and groups, with the rest
/// drawn at random.
public final class ConvolutionGrid {
    private static final int MOST_CHANNELS = 17;
    private static final int MOST_IMAGES = 10;
    private static final int MOST_FILTERS = 34;
    private static final int[] SIDES = {1, 2, 3, 5, 7, 8, 14, 28, 33};
    private static final int DRAWS = 4;

    /// A part of the grid.
    record Part(Precision precision, int kernel, int stride) {}

    private ConvolutionGrid() {}

    static Stream<Part> parts() {
        return Stream.of(Precision.values())
                .filter(Precision::isNative)
                .flatMap(precision -> Stream.of(1, 2, 3, 5)
                        .flatMap(kernel -> Stream.of(1, 2, 3).map(stride -> new Part(precision, kernel, stride))));
    }

    static Stream<ConvolutionCase> all(Part part) {
        Random random = new Random(part.hashCode());
        return IntStream.rangeClosed(1, MOST_CHANNELS)
                .boxed()
                .flatMap(channels -> groups(channels)
                        .flatMap(groups -> IntStream.rangeClosed(1, MOST_IMAGES)
                                .boxed()
                                .flatMap(batch -> Stream.generate(() -> draw(part, batch, channels, groups, random))
                                        .limit(DRAWS)
                                        .filter(ConvolutionCase::isPossible))));
    }

    /// One group, one a channel, and one between.
    private static Stream<Integer> groups(int channels) {
        int between = channels % 2 == 0 ? 2 : channels % 3 == 0 ? 3 : 1;
        return Stream.of(1, between, channels).distinct();
    }

    /// A few of every part.
    public static Stream<ConvolutionCase> sample(int each, long seed) {
        Random random = new Random(seed);
        return parts().flatMap(part -> Stream.generate(() -> {
                    int channels = 1 + random.nextInt(MOST_CHANNELS);
                    List<Integer> groups = groups(channels).toList();
                    int batch = 1 + random.nextInt(MOST_IMAGES);
                    return draw(part, batch, channels, groups.get(random.nextInt(groups.size())), random);
                })
                .filter(ConvolutionCase::isPossible)
                .limit(each));
    }

    private static ConvolutionCase draw(Part part, int batch, int channels, int groups, Random random) {
        return new ConvolutionCase(
                part.precision,
                batch,
                channels,
                SIDES[random.nextInt(SIDES.length)],
                SIDES[random.nextInt(SIDES.length)],
                groups * (1 + random.nextInt(Math.max(1, MOST_FILTERS / groups))),
                part.kernel,
                part.stride,
                random.nextInt(2) * (part.kernel / 2),
                1 + random.nextInt(8) / 7,
                groups,
                random.nextBoolean());
    }
}
