package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.augment.Augmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
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
            BatchSource source = batches.epochOf(7, epoch, 0);
            List<Integer> order = labels(() -> new PlainIterator(source, batches.buffer()));
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

    private static final LabelledImages PICTURES = images(new Shape(2, 6, 5), 23);
    private static final Augmentation WILD = Augmentation.parse("shift:2,rotate:20,noise:0.1");

    private static List<float[]> pixels(Iterator<Batch> batches) {
        List<float[]> pixels = new ArrayList<>();
        batches.forEachRemaining(batch -> pixels.add(batch.images().clone()));
        return pixels;
    }

    private static List<float[]> pixels(Iterable<Batch> batches) {
        return pixels(batches.iterator());
    }

    @Test
    void drawingAheadChangesNoBit() {
        for (Augmentation augmentation : List.of(Augmentation.NONE, WILD)) {
            try (Batches batches = new Batches(PICTURES, 4, augmentation)) {
                for (int epoch = 1; epoch < 30; epoch++) {
                    Iterator<Batch> plain = new PlainIterator(batches.epochOf(5, epoch, 0), batches.buffer());
                    for (Batch ahead : batches.epoch(5, epoch)) {
                        Batch now = plain.next();
                        assertThat(ahead.size()).isEqualTo(now.size());
                        int values = now.size() * PICTURES.shape().size();
                        assertThat(Arrays.copyOf(ahead.images(), values))
                                .containsExactly(Arrays.copyOf(now.images(), values));
                        assertThat(Arrays.copyOf(ahead.labels(), now.size()))
                                .containsExactly(Arrays.copyOf(now.labels(), now.size()));
                    }
                    assertThat(plain.hasNext()).isFalse();
                }
            }
        }
    }

    @Test
    void augmentationFollowsFromSeedAndEpoch() {
        Batches batches = new Batches(PICTURES, 23, WILD);
        float[] first = pixels(batches.epoch(1, 1)).getFirst();
        assertThat(pixels(batches.epoch(1, 2)).getFirst()).isNotEqualTo(first);
        assertThat(pixels(batches.epoch(2, 1)).getFirst()).isNotEqualTo(first);
        assertThat(pixels(batches.epoch(1, 1)).getFirst()).containsExactly(first);
        assertThat(pixels(new Batches(PICTURES, 23).epoch(1, 1)).getFirst()).isNotEqualTo(first);
    }

    @Test
    void anImageIsChangedAlikeInBatchesOfAnySize() {
        List<float[]> single = pixels(new Batches(PICTURES, 1, WILD).epoch(1, 1));
        float[] all = pixels(new Batches(PICTURES, 23, WILD).epoch(1, 1)).getFirst();
        for (int i = 0; i < 23; i++) {
            assertThat(single.get(i)).containsExactly(Arrays.copyOfRange(all, i * 60, (i + 1) * 60));
        }
    }

    /// Image i is all i; of a mixed one the value is the mean of both labels by their shares, whichever rule mixed it.
    @Test
    void mixedImagesCarryBothLabels() {
        LabelledImages even = new LabelledImages(
                new Shape(2, 6, 5), even(23, 60), images(Shape.vector(1), 23).labels());
        for (String rules : List.of("mixup:1", "cutmix:1", "mixup:0.3,cutmix:0.5")) {
            try (Batches batches = new Batches(even, 4, Augmentation.parse(rules))) {
                int mixed = 0;
                for (Batch batch : batches.epoch(5, 2)) {
                    for (int i = 0; i < batch.size(); i++) {
                        int other = batch.labels()[(i + 1) % batch.size()];
                        float share = batch.mix().shares()[i];
                        assertThat(batch.mix().labels()[i]).isEqualTo(other);
                        double sum = 0;
                        for (int value = 60 * i; value < 60 * (i + 1); value++) {
                            sum += 255 * batch.images()[value] / 60;
                        }
                        assertThat(sum)
                                .as(rules)
                                .isCloseTo(share * batch.labels()[i] + (1 - share) * other, within(1e-4));
                        mixed += share < 1 ? 1 : 0;
                        Batch alone = batches.variant(5, 2, batch.labels()[i]);
                        assertThat(Arrays.copyOf(alone.images(), 60))
                                .containsExactly(Arrays.copyOfRange(batch.images(), 60 * i, 60 * (i + 1)));
                        assertThat(alone.mix().shares()[0]).isEqualTo(share);
                        assertThat(alone.mix().labels()[0]).isEqualTo(other);
                    }
                }
                assertThat(mixed).isGreaterThan(10);
                assertThat(batches.inFileOrder())
                        .allSatisfy(batch -> assertThat(batch.mix()).isNull());
            }
        }
        assertThat(new Batches(even, 4, WILD).epoch(5, 2).iterator().next().mix())
                .isNull();
    }

    private static byte[] even(int count, int values) {
        byte[] pixels = new byte[count * values];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / values);
        }
        return pixels;
    }

    @Test
    void imagesInFileOrderAreShownAsTheyAre() {
        assertThat(pixels(new Batches(PICTURES, 23, WILD).inFileOrder()).getFirst())
                .containsExactly(pixels(new Batches(PICTURES, 23).inFileOrder()).getFirst());
    }

    @Test
    void fileOrderDoesNotDisturbAnEpoch() {
        try (Batches batches = new Batches(PICTURES, 4)) {
            Batch held = batches.epoch(1, 1).iterator().next();
            float[] before = held.images().clone();
            assertThat(labels(batches.inFileOrder())).hasSize(23);
            assertThat(held.images()).containsExactly(before);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("netloom-batches"))
                .collect(Collectors.toSet());
    }

    @Test
    void noThreadOutlivesTheEpochOrTheBatches() {
        Set<Thread> before = threads();
        Batches batches = new Batches(PICTURES, 1);
        assertThat(labels(batches.epoch(1, 1))).hasSize(23);
        assertThat(before).containsAll(threads());
        Iterator<Batch> left = batches.epoch(1, 2).iterator();
        left.next();
        assertThat(threads()).hasSize(before.size() + 1);
        Iterator<Batch> other = batches.epoch(1, 3).iterator();
        assertThat(threads()).hasSize(before.size() + 1);
        assertThatThrownBy(left::next).isInstanceOf(IllegalStateException.class);
        other.next();
        batches.close();
        batches.close();
        assertThat(before).containsAll(threads());
        assertThat(labels(batches.epoch(1, 1))).hasSize(23); // it can go on
    }

    @Test
    void labelsOfImagesStayWithThemWhenAugmented() {
        LabelledImages bright = images(new Shape(1, 3, 3), 20);
        Batches turned = new Batches(bright, 6, Augmentation.parse("rotate:0,crop:0"));
        for (Batch batch : turned.epoch(3, 1)) {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(batch.images()[9 * i] * 255).isCloseTo(9 * batch.labels()[i], within(1e-4f));
            }
        }
    }
}
