package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationSplitTest {
    /// Images of two pixels that know their place: at most 256 of them.
    private static LabelledImages numbered(int count) {
        byte[] pixels = new byte[2 * count];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[2 * i] = (byte) i;
            pixels[2 * i + 1] = (byte) (255 - i);
            labels[i] = (byte) (i % 10);
        }
        return new LabelledImages(new Shape(1, 1, 2), pixels, labels);
    }

    private static List<Integer> places(LabelledImages images) {
        return IntStream.range(0, images.size())
                .mapToObj(image -> images.pixel(image, 0))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"200, 0.1, 20", "200, 0.25, 50", "7, 0.5, 4", "10, 0.99, 9", "2, 0.3, 1"})
    void everyImageIsInExactlyOneOfTheParts(int count, double share, int held) {
        ValidationSplit split = ValidationSplit.of(numbered(count), share, 3);
        List<Integer> validation = places(split.validation().orElseThrow());
        List<Integer> train = places(split.train());
        assertThat(validation).hasSize(held).isSorted();
        assertThat(train).hasSize(count - held).isSorted();
        assertThat(ValidationSplit.places(numbered(count), share, 3))
                .containsExactly(validation.stream().mapToInt(Integer::intValue).toArray());
        List<Integer> all = new ArrayList<>(validation);
        all.addAll(train);
        assertThat(all).hasSize(count).containsAll(places(numbered(count)));
    }

    @Test
    void asMuchOfEachClassIsHeldOut() {
        LabelledImages held =
                ValidationSplit.of(numbered(203), 0.2, 1).validation().orElseThrow();
        assertThat(held.size()).isEqualTo(41);
        assertThat(IntStream.of(held.counts(10)).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(4, 5));
    }

    @Test
    void imagesKeepTheirPixelsAndLabels() {
        LabelledImages validation =
                ValidationSplit.of(numbered(100), 0.3, 1).validation().orElseThrow();
        for (int i = 0; i < validation.size(); i++) {
            int place = validation.pixel(i, 0);
            assertThat(validation.pixel(i, 1)).isEqualTo(255 - place);
            assertThat(validation.label(i)).isEqualTo(place % 10);
        }
    }

    @Test
    void theSeedDecidesWhichAreHeldOut() {
        List<Integer> first = held(1);
        assertThat(held(1)).isEqualTo(first);
        assertThat(held(2)).isNotEqualTo(first);
        assertThat(held(1L << 32)).isNotEqualTo(held(0));
    }

    private static List<Integer> held(long seed) {
        return places(ValidationSplit.of(numbered(200), 0.2, seed).validation().orElseThrow());
    }

    @Test
    void everyImageHasTheSameChanceToBeHeldOut() {
        int[] times = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            places(ValidationSplit.of(numbered(20), 0.25, seed).validation().orElseThrow())
                    .forEach(place -> times[place]++);
        }
        for (int count : times) {
            assertThat(count).isBetween(400, 600); // 500 ± 5 deviations of 19.4
        }
    }

    @Test
    void nothingIsHeldOutWhereNothingIsAskedForOrNothingWouldBeLeft() {
        LabelledImages images = numbered(50);
        assertThat(ValidationSplit.of(images, 0, 1).train()).isSameAs(images);
        assertThat(ValidationSplit.of(images, 0, 1).validation()).isEmpty();
        assertThat(ValidationSplit.of(numbered(1), 0.9, 1).validation()).isEmpty();
    }
}
