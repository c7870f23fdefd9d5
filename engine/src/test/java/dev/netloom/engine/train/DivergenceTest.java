package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.reference.RandomValues;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceTest {
    private static final int BATCH = 5;

    private static final Graph NETWORK = new Graph(List.of(
            Node.of("image", new Input(1, 6, 6)),
            Node.of("conv1", Conv.of(3, 3, 1, 1), "image"),
            Node.of("norm", new BatchNorm(0.1, 1e-5), "conv1"),
            Node.of("relu1", new Relu(), "norm"),
            Node.of("conv2", Conv.of(3, 3, 1, 1), "relu1"),
            Node.of("relu2", new Relu(), "conv2"),
            Node.of("sum", new Add(), "relu1", "relu2"),
            Node.of("flat", new Flatten(), "sum"),
            Node.of("drop", new Dropout(0.3), "flat"),
            Node.of("dense", Dense.of(4), "drop"),
            Node.of("answer", new Output(), "dense")));

    private static Weights weights() {
        try (Network network = new Network(NETWORK, 1)) {
            return network.weights();
        }
    }

    /// With all values of one array, or only its last one, replaced.
    private static Weights with(Weights weights, String name, float value, boolean all) {
        float[] values = weights.arrays().get(name).values().clone();
        Arrays.fill(values, all ? 0 : values.length - 1, values.length, value);
        return replaced(weights, name, values);
    }

    private static Weights replaced(Weights weights, String name, float[] values) {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>(weights.arrays());
        arrays.put(name, new Weights.Values(arrays.get(name).dims(), values));
        return new Weights(arrays);
    }

    private static Batch batch() {
        double[] values = new RandomValues(2).between(0, 1, BATCH * 36);
        float[] images = new float[values.length];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) values[i];
        }
        return new Batch(BATCH, images, new int[] {0, 1, 2, 3, 0});
    }

    private static Optional<String> find(Weights weights) throws TrainingFailure {
        return find(weights, Mode.TRAINING);
    }

    private static Optional<String> find(Weights weights, Mode mode) throws TrainingFailure {
        return Divergence.find(NETWORK, weights, batch(), new Pass(1, 1), mode);
    }

    @Test
    void aStepThatGoesWellHasNone() throws TrainingFailure {
        assertThat(find(weights())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "conv1.weight, conv1",
        "conv1.bias, conv1",
        "norm.weight, norm",
        "norm.bias, norm",
        "norm.running_var, norm",
        "conv2.weight, conv2",
        "conv2.bias, conv2",
        "dense.weight, dense",
        "dense.bias, dense"
    })
    void aSingleNanIsFoundInItsLayer(String array, String layer) throws TrainingFailure {
        assertThat(find(with(weights(), array, Float.NaN, false))).contains(layer);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN})
    void ofSeveralTheFirstIsNamed(float broken) throws TrainingFailure {
        Weights twice = with(with(weights(), "dense.weight", broken, true), "conv2.weight", broken, true);
        assertThat(find(twice)).contains("conv2");
    }

    @Test
    void finiteWeightsThatAreTooLargeAreFoundWhereTheirProductsOverflow() throws TrainingFailure {
        Weights large = with(with(weights(), "norm.bias", 1e20f, true), "conv2.weight", 1e20f, true);
        assertThat(find(large)).contains("conv2");
    }

    /// The logits stay small, but the gradient that comes through conv2 to relu1 does not.
    @Test
    void aGradientThatOverflowsIsFoundComingBackFromTheLoss() throws TrainingFailure {
        Weights dead = with(with(weights(), "norm.bias", 0, true), "norm.weight", 0, true);
        Weights open = with(with(dead, "conv2.bias", 1, true), "conv2.weight", 1e38f, true);
        assertThat(find(open)).isEmpty();
        assertThat(find(scaled(open, "dense.weight", 100))).contains("relu1");
    }

    /// Divided by √(0 + ε), values that conv1 can just hold are too large.
    @Test
    void whatBreaksInEvaluationOnlyIsFoundThere() throws TrainingFailure {
        Weights narrow = with(with(weights(), "norm.running_var", 0, true), "conv1.weight", 1e37f, true);
        assertThat(find(narrow, Mode.EVALUATION)).contains("norm");
        assertThat(find(weights(), Mode.EVALUATION)).isEmpty();
    }

    private static Weights scaled(Weights weights, String name, float factor) {
        float[] values = weights.arrays().get(name).values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return replaced(weights, name, values);
    }
}
