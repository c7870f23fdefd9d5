package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.template.Template;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictCommandTest {
    /// Where weights do not say it: ImageNet's, and what torchvision's GoogLeNet makes of that first.
    @ParameterizedTest
    @CsvSource({"resnet18, 0.485, 1000", "googlenet, 0.5, 1000", "lenet5, , 0"})
    void picturesAreNormalisedAsANetworkProbablyLearnedThem(String name, Float mean, int classes) throws Exception {
        Graph graph = Template.named(name).orElseThrow().project().graph();
        InputDescription input = PredictCommand.unsaid(graph, graph.inputShape().orElseThrow());
        assertThat(input.normalization().mean().stream().findFirst()).isEqualTo(Optional.ofNullable(mean));
        assertThat(input.classes()).hasSize(classes);
    }
}
