package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.LabelDoubts;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.store.Samples;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final int IMAGES = 1_500;

    @Test
    void foldsHoldEveryImageOnceAndAsMuchOfEachClass() throws Exception {
        LabelledImages images = Mnist.load(Samples.mnist()).limited(100).train();
        var folds = CrossValidation.folds(images, 3, 7);

        assertThat(folds.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
        int[] all = images.counts(10);
        for (int[] fold : folds) {
            int[] counts = images.select(fold).counts(10);
            assertThat(IntStream.range(0, 10))
                    .allSatisfy(k -> assertThat(counts[k]).isBetween(all[k] / 3, all[k] / 3 + 1));
        }
        assertThat(CrossValidation.folds(images, 3, 7).getFirst()).isEqualTo(folds.getFirst());
    }

    /// Of 1,500 digits, every fiftieth is labelled wrongly.
    @Test
    void wrongLabelsAreFoundByNetworksThatHaveNotLearnedThem() throws Exception {
        Dataset digits = Mnist.load(Samples.mnist()).limited(IMAGES);
        Set<Integer> wrong = new TreeSet<>();
        Dataset flipped = flip(digits, wrong);
        Graph graph =
                Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(32), new Relu(), Dense.of(10), new Output());
        Predictions predictions = new CrossValidation(graph, flipped, TrainingConfig.of(5), 3)
                .run(new TrainingControl(), event -> {})
                .orElseThrow();

        Set<Integer> suspected = LabelDoubts.of(predictions).doubts().stream()
                .map(LabelDoubts.Doubt::image)
                .collect(Collectors.toSet());
        long found = suspected.stream().filter(wrong::contains).count();
        assertThat(found).isGreaterThan(wrong.size() / 2);
        assertThat(found).isGreaterThan(suspected.size() / 5);
    }

    @Test
    void aStoppedOneKnowsNothing() throws Exception {
        Dataset digits = Mnist.load(Samples.mnist()).limited(30);
        Graph graph = Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(10), new Output());
        TrainingControl control = new TrainingControl();
        control.stop();

        assertThat(new CrossValidation(graph, digits, TrainingConfig.of(1), 3).run(control, event -> {}))
                .isEmpty();
    }

    private static Dataset flip(Dataset digits, Set<Integer> wrong) {
        LabelledImages images = digits.train();
        int size = images.shape().size();
        byte[] pixels = new byte[images.size() * size];
        byte[] labels = new byte[images.size()];
        for (int i = 0; i < images.size(); i++) {
            for (int p = 0; p < size; p++) {
                pixels[i * size + p] = (byte) images.pixel(i, p);
            }
            boolean flip = i % 50 == 7;
            labels[i] = (byte) (flip ? (images.label(i) + 1 + i % 9) % 10 : images.label(i));
            if (flip) {
                wrong.add(i);
            }
        }
        return new Dataset(
                "flipped", new LabelledImages(images.shape(), pixels, labels), digits.test(), digits.classes());
    }
}
