package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The templates for small images, of 28 × 28 and of 32 × 32 in colour, on a few digits: the loss falls.
@Tag("exhaustive")
class VariantsLearnTest {
    private static final int DIGITS = 60;
    private static final int BATCH = 20;
    private static final int EPOCHS = 8;
    private static final int FEW = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lenet5",
                "alexnet-28",
                "vgg16-28",
                "googlenet-28",
                "resnet18-28",
                "resnet20-28",
                "resnet56-28",
                "plain20-28",
                "alexnet-32",
                "vgg16-32",
                "googlenet-32",
                "resnet18-32",
                "resnet20-32",
                "plain20-32"
            })
    void theLossOfEachVariantFalls(String name) throws Exception {
        Graph graph = Template.named(name).orElseThrow().project().graph();
        Shape shape = GraphCheck.of(graph).shape("input").orElseThrow();
        LabelledImages digits = fitted(Mnist.load(Samples.mnist()).train().first(DIGITS), shape);
        Dataset data = new Dataset(
                "digits", digits, digits, Mnist.load(Samples.mnist()).classes());
        TrainingConfig plan = TrainingConfig.of(EPOCHS)
                .withBatchSize(BATCH)
                .withOptimizer(OptimizerSettings.of(OptimizerKind.ADAM).withLearningRate(0.0005));
        List<Double> losses = new ArrayList<>();
        new Trainer(graph, data, plan, new TrainingControl(), event -> {
                    if (event instanceof TrainingEvent.StepDone step) {
                        losses.add(step.loss());
                    }
                })
                .run();
        assertThat(losses).hasSize(EPOCHS * DIGITS / BATCH);
        double before = mean(losses.subList(0, FEW));
        double after = mean(losses.subList(losses.size() - FEW, losses.size()));
        System.out.printf("%s: %.3f to %.3f%n", name, before, after);
        assertThat(after).isLessThan(0.9 * before);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /// Digits in the middle of larger images, the same in every channel.
    private static LabelledImages fitted(LabelledImages digits, Shape shape) {
        Shape own = digits.shape();
        int margin = (shape.height() - own.height()) / 2;
        byte[] pixels = new byte[digits.size() * shape.size()];
        byte[] labels = new byte[digits.size()];
        for (int image = 0; image < digits.size(); image++) {
            labels[image] = (byte) digits.label(image);
            for (int channel = 0; channel < shape.channels(); channel++) {
                for (int at = 0; at < own.size(); at++) {
                    int row = margin + at / own.width();
                    int column = margin + at % own.width();
                    int place = ((image * shape.channels() + channel) * shape.height() + row) * shape.width() + column;
                    pixels[place] = (byte) digits.pixel(image, at);
                }
            }
        }
        return new LabelledImages(shape, pixels, labels);
    }
}
