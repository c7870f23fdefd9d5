package dev.netloom.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.data.DataSummary.Split;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.train.ValidationSplit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataSummaryTest {
    private static final Shape SHAPE = new Shape(3, 2, 2);

    private static LabelledImages images(int... labels) {
        byte[] bytes = new byte[labels.length];
        byte[] pixels = new byte[labels.length * SHAPE.size()];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
            pixels[i * SHAPE.size()] = (byte) i;
        }
        return new LabelledImages(SHAPE, pixels, bytes);
    }

    private static final Dataset DATA =
            new Dataset("pets", images(0, 1, 0, 0, 1, 0, 0, 1, 0, 0), images(2, 1, 1), List.of("cat", "dog", "newt"));

    @Test
    void classesAreCountedAndShownByTheirFirstImage() {
        DataSummary summary = DataSummary.of(DATA, Split.NONE);

        assertThat(summary.classes()).extracting(ClassSummary::name).containsExactly("cat", "dog", "newt");
        assertThat(summary.classes()).extracting(ClassSummary::train).containsExactly(7, 3, 0);
        assertThat(summary.classes()).extracting(ClassSummary::test).containsExactly(0, 2, 1);
        assertThat(summary.classes()).extracting(ClassSummary::heldOut).containsOnly(0);
        assertThat(summary.classes())
                .extracting(one -> one.picture().orElseThrow().place())
                .containsExactly(0, 1, 0);
        assertThat(summary.classes().getLast().picture().orElseThrow().part()).isEqualTo(DataPart.TEST);
        assertThat(summary.largest()).isEqualTo(7);
    }

    @Test
    void whatIsHeldOutIsWhatARunHoldsOut() {
        DataSummary summary = DataSummary.of(DATA, new Split(0.4, 5));

        assertThat(summary.images(DataPart.HELD_OUT, ClassSummary.ALL))
                .extracting(PlacedImage::place)
                .containsExactlyElementsOf(IntStream.of(ValidationSplit.places(DATA.train(), 0.4, 5))
                        .boxed()
                        .toList());
        assertThat(summary.classes().stream().mapToInt(ClassSummary::heldOut).sum())
                .isEqualTo(4);
        assertThat(summary.images(DataPart.HELD_OUT, 0))
                .hasSize(summary.classes().getFirst().heldOut());
    }

    @Test
    void imagesOfAClassAreThoseWithItsLabel() {
        DataSummary summary = DataSummary.of(DATA, Split.NONE);

        assertThat(summary.images(DataPart.TRAINING, 1))
                .extracting(PlacedImage::place)
                .containsExactly(1, 4, 7);
        assertThat(summary.images(DataPart.TEST, 2))
                .extracting(PlacedImage::className)
                .containsExactly("newt");
        assertThat(summary.images(DataPart.TRAINING, 2)).isEmpty();
        assertThat(summary.images(DataPart.TEST, ClassSummary.ALL)).hasSize(3);
    }
}
