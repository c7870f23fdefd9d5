package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    /// Ten images of one pixel: image i has the value i and the label i.
    private static final LabelledImages TEN = images(Shape.vector(1), 10);

    private static LabelledImages images(Shape shape, int count) {
        byte[] pixels = new byte[count * shape.size()];
        byte[] labels = new byte[count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) i;
        }
        return new LabelledImages(shape, pixels, labels);
    }

    private static List<Integer> labels(Iterable<Batch> batches) {
        List<Integer> labels = new ArrayList<>();
        for (Batch batch : batches) {
            IntStream.range(0, batch.size()).forEach(i -> labels.add(batch.labels()[i]));
        }
        return labels;
    }

    @Test
    void fileOrderIsKept() {
        assertThat(labels(new Batches(TEN, 3).inFileOrder())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void theLastBatchHoldsWhatIsLeft() {
        Batches batches = new Batches(TEN, 4);
        assertThat(batches.perEpoch()).isEqualTo(3);
        assertThat(batches.inFileOrder()).extracting(Batch::size).containsExactly(4, 4, 2);
        assertThat(new Batches(TEN, 5).inFileOrder()).extracting(Batch::size).containsExactly(5, 5);
        assertThat(new Batches(TEN, 5).perEpoch()).isEqualTo(2);
    }

    @Test
    void aBatchLargerThanTheDataHoldsAllOfIt() {
        assertThat(new Batches(TEN, 100).perEpoch()).isEqualTo(1);
        assertThat(labels(new Batches(TEN, 100).inFileOrder())).hasSize(10);
    }

    @Test
    void anEpochHoldsEveryImageOnce() {
        for (int epoch = 1; epoch < 20; epoch++) {
            assertThat(labels(new Batches(TEN, 3).epoch(1, epoch)))
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void orderFollowsFromSeedAndEpoch() {
        Batches batches = new Batches(TEN, 3);
        List<Integer> first = labels(batches.epoch(1, 1));
        assertThat(labels(batches.epoch(1, 1))).isEqualTo(first);
        assertThat(labels(new Batches(TEN, 4).epoch(1, 1))).isEqualTo(first);
        assertThat(labels(batches.epoch(1, 2))).isNotEqualTo(first);
        assertThat(labels(batches.epoch(2, 1))).isNotEqualTo(first);
        assertThat(labels(batches.epoch(1L << 32 | 1, 1))).isNotEqualTo(first);
        assertThat(first).isNotEqualTo(labels(batches.inFileOrder()));
    }

    @Test
    void everyImageComesToEveryPlaceAboutEquallyOften() {
        int[][] seen = new int[10][10];
        Batches batches = new Batches(TEN, 10);
        for (int epoch = 0; epoch < 10_000; epoch++) {
            List<Integer> order = labels(batches.epoch(7, epoch));
            for (int place = 0; place < 10; place++) {
                seen[place][order.get(place)]++;
            }
        }
        for (int[] place : seen) {
            for (int count : place) {
                assertThat(count).isBetween(850, 1150); // 1,000 expected, deviation 30
            }
        }
    }

    @Test
    void pixelsAreFromZeroToOneInRowColumnChannelOrder() {
        // image 1 of shape 2 x 1 x 3 holds 6, 7, 8 in channel 0 and 9, 10, 11 in channel 1
        Iterator<Batch> batches =
                new Batches(images(new Shape(2, 1, 3), 2), 1).inFileOrder().iterator();
        batches.next();
        assertThat(batches.next().images())
                .containsExactly(
                        new float[] {6 / 255f, 9 / 255f, 7 / 255f, 10 / 255f, 8 / 255f, 11 / 255f}, within(1e-8f));
        assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void bytesAreUnsigned() {
        LabelledImages white = new LabelledImages(Shape.vector(1), new byte[] {(byte) 255}, new byte[] {(byte) 200});
        Batch batch = new Batches(white, 1).inFileOrder().iterator().next();
        assertThat(batch.images()).containsExactly(1);
        assertThat(batch.labels()).containsExactly(200);
        assertThat(white.pixel(0, 0)).isEqualTo(255);
    }

    @Test
    void pixelsAndLabelsBelongTogether() {
        assertThatThrownBy(() -> new LabelledImages(new Shape(1, 2, 2), new byte[7], new byte[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
        assertThat(TEN.first(3).size()).isEqualTo(3);
        assertThat(TEN.first(3).label(2)).isEqualTo(2);
        assertThat(TEN.first(11)).isSameAs(TEN);
    }
}
