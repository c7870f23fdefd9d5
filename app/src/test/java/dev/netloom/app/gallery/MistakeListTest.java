package dev.netloom.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.gallery.MistakeList.Order;
import dev.netloom.app.gallery.MistakeList.Show;
import dev.netloom.app.results.Cell;
import dev.netloom.engine.metric.Predictions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MistakeListTest {
    private final Predictions before = guesses(0, 1, 1, 2, 0);
    private final Predictions now = guesses(0, 0, 2, 1, 0);

    /// Five digits of the classes 0, 0, 2, 1, 2 and what they are taken for, the later the surer.
    private static Predictions guesses(int... guesses) {
        int[] labels = {0, 0, 2, 1, 2};
        Predictions.Recorder recorder = new Predictions.Recorder(labels.length, 3);
        for (int i = 0; i < labels.length; i++) {
            double[] probabilities = {0.1, 0.1, 0.1};
            probabilities[guesses[i]] = 0.5 + i * 0.1;
            recorder.add(labels[i], probabilities, guesses[i] == labels[i] ? 0.1 : 3 - i * 0.5);
        }
        return recorder.done();
    }

    private MistakeList list(Show show, Cell cell, Order order) {
        return MistakeList.of(now, before, show, cell, order, Map.of());
    }

    @Test
    void countsWhatIsWrongAndWhatChanged() {
        MistakeList list = list(Show.ALL, Cell.ALL, Order.FILE);
        assertThat(list.digits()).extracting(Mistake::image).containsExactly(4);
        assertThat(list.all()).isEqualTo(1);
        assertThat(list.fixed()).isEqualTo(3);
        assertThat(list.fresh()).isZero();
        MistakeList back = MistakeList.of(before, now, Show.NEW, Cell.ALL, Order.FILE, Map.of());
        assertThat(back.digits()).extracting(Mistake::image).containsExactly(1, 2, 3);
        assertThat(back.all()).isEqualTo(4);
    }

    @Test
    void fixedDigitsSayWhatTheyWereTakenFor() {
        MistakeList list = list(Show.FIXED, Cell.ALL, Order.FILE);
        assertThat(list.digits()).extracting(Mistake::image).containsExactly(1, 2, 3);
        assertThat(list.digits()).extracting(Mistake::taken).containsExactly(1, 1, 2);
        assertThat(list(Show.FIXED, new Cell(Cell.ANY, 1), Order.FILE).digits()).hasSize(2);
    }

    @Test
    void oneCellCanBeLookedAtAndTheDiagonalHoldsRecognisedDigits() {
        assertThat(list(Show.ALL, new Cell(2, 0), Order.FILE).digits()).hasSize(1);
        assertThat(list(Show.ALL, new Cell(2, 1), Order.FILE).digits()).isEmpty();
        assertThat(MistakeList.of(now, null, Show.ALL, new Cell(0, 0), Order.FILE, Map.of())
                        .digits())
                .extracting(Mistake::image)
                .containsExactly(0, 1);
    }

    @Test
    void ordersBySurenessLossAndClass() {
        assertThat(images(Order.SUREST)).containsExactly(4, 3, 2, 1);
        assertThat(images(Order.LEAST_SURE)).containsExactly(1, 2, 3, 4);
        assertThat(images(Order.LOSS)).containsExactly(1, 2, 3, 4);
        assertThat(images(Order.CLASS)).containsExactly(1, 3, 4, 2);
    }

    private Iterable<Integer> images(Order order) {
        return MistakeList.of(before, null, Show.ALL, Cell.ALL, order, Map.of()).digits().stream()
                .map(Mistake::image)
                .toList();
    }

    /// The first is right, the last wrong; both are marked.
    @Test
    void markedDigitsAreListedAlsoWhereTheyAreRecognised() {
        MistakeList list =
                MistakeList.of(now, null, Show.DISPUTED, Cell.ALL, Order.FILE, Map.of(Show.DISPUTED, Set.of(0, 4, 99)));
        assertThat(list.digits()).extracting(Mistake::image).containsExactly(0, 4);
        assertThat(list.marked()).containsEntry(Show.DISPUTED, 2);
        assertThat(list.all()).isEqualTo(1);
    }
}
