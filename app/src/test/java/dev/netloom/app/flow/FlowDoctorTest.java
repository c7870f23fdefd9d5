package dev.netloom.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.inspect.GradientFlow.Activity;
import dev.netloom.engine.inspect.GradientFlow.Layer;
import dev.netloom.engine.inspect.GradientFlow.Norm;
import dev.netloom.engine.inspect.GradientFlow.WeightFlow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowDoctorTest {
    private static final Activity NONE = new Activity(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    private static final Conv HE = Conv.of(50, 3, 1, 1);
    private static final Conv FIXED = new Conv(50, 3, 1, 1, 1, 1, true, Initialization.FIXED, 0.01);

    private static Layer layer(String node, Block block, double gradient, double ratio, Activity activity) {
        boolean weighted = block instanceof Conv || block instanceof Dense;
        return new Layer(
                node,
                block,
                new Shape(50, 4, 4),
                new Norm(gradient, gradient / 10),
                0,
                weighted ? Optional.of(new WeightFlow(new Norm(1, 1), 1, ratio)) : Optional.empty(),
                0,
                1,
                activity);
    }

    private static Activity dead(double share) {
        return new Activity(share, share, share, Double.NaN);
    }

    private static String said(Layer... layers) {
        List<Finding> findings = FlowDoctor.findings(new GradientFlow(1, 10, 2.3, List.of(layers)));
        return String.join(" | ", findings.stream().map(Finding::words).toList());
    }

    @Test
    void a_gradient_that_shrinks_is_told_with_its_numbers_and_what_the_network_lacks() {
        String said = said(
                layer("conv1", FIXED, 1e-5, 1e-3, NONE),
                layer("relu1", new Relu(), 1e-4, 0, dead(0.1)),
                layer("conv2", FIXED, 1e-3, 1e-3, NONE),
                layer("conv3", FIXED, 5e-3, 1e-3, NONE),
                layer("dense1", Dense.of(10), 0.012, 1e-3, NONE));
        assertThat(said)
                .isEqualTo("Gradients shrink 1,200-fold from dense1 to conv1: vanishing. "
                        + "Try He initialisation, or batch normalisation, or a skip connection.");
    }

    @Test
    void a_gradient_that_grows_or_breaks_is_told() {
        assertThat(said(layer("conv1", HE, 500, 1e-3, NONE), layer("conv2", HE, 1, 1e-3, NONE)))
                .startsWith("Gradients grow 500-fold from conv2 to conv1: exploding.")
                .contains("a lower learning rate");
        assertThat(said(layer("conv1", HE, Double.NaN, 1e-3, NONE), layer("conv2", HE, 1, 1e-3, NONE)))
                .contains("no longer numbers");
        assertThat(said(layer("conv1", HE, 0, 1e-3, NONE), layer("conv2", HE, 1, 1e-3, NONE)))
                .startsWith("No gradient at all arrives at conv1");
    }

    @Test
    void dead_relus_and_saturated_sigmoids_are_counted() {
        assertThat(said(layer("conv1", HE, 1, 1e-3, NONE), layer("relu1", new Relu(), 1, 0, dead(0.44))))
                .startsWith("22 of 50 outputs of relu1 are dead");
        Activity saturated = new Activity(Double.NaN, Double.NaN, Double.NaN, 0.75);
        assertThat(said(layer("conv1", HE, 1, 1e-3, NONE), layer("sigmoid1", new Sigmoid(), 1, 0, saturated)))
                .startsWith("75% of the values of sigmoid1")
                .contains("Xavier");
    }

    @Test
    void updates_outside_their_band_are_a_matter_of_the_learning_rate() {
        assertThat(said(layer("conv1", HE, 1, 0.05, NONE), layer("conv2", HE, 1, 0.05, NONE)))
                .contains("5.0%", "about 50 times lower");
        assertThat(said(layer("conv1", HE, 1, 1e-5, NONE), layer("conv2", HE, 1, 1e-5, NONE)))
                .contains("1.0e-5", "about 100 times higher");
    }

    @Test
    void what_is_healthy_is_said_too() {
        List<Layer> layers = List.of(
                layer("conv1", HE, 2, 2e-3, NONE),
                layer("relu1", new Relu(), 2, 0, dead(0)),
                layer("conv2", HE, 1, 2e-3, NONE));
        GradientFlow flow = new GradientFlow(1, 10, 2.3, layers);
        assertThat(FlowDoctor.findings(flow)).extracting(Finding::level).containsExactly(Finding.Level.HEALTHY);
        assertThat(said(layers.toArray(Layer[]::new))).contains("2 times", "0.20%");
    }

    @Test
    void a_layer_and_what_bends_its_output_are_one_stage() {
        GradientFlow flow = new GradientFlow(
                1,
                10,
                2.3,
                List.of(
                        layer("conv1", HE, 2, 2e-3, NONE),
                        layer("relu1", new Relu(), 2, 0, dead(0.2)),
                        layer("dense1", Dense.of(3), 1, 2e-3, NONE)));
        List<FlowStage> stages = FlowStage.of(flow);
        assertThat(stages).extracting(FlowStage::node).containsExactly("conv1", "dense1");
        assertThat(stages.getFirst().idle()).isEqualTo(0.2);
        assertThat(stages.getLast().idle()).isNaN();
        assertThat(stages.getFirst().words()).contains("10 of 50 outputs dead");
    }
}
