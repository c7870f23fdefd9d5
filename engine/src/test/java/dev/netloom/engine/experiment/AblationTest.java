package dev.netloom.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.template.Template;
import org.junit.jupiter.api.Test;

class AblationTest {
    private static Graph template(String name) {
        return Template.named(name).orElseThrow().project().graph();
    }

    @Test
    void aResidualNetworkWithoutSkipsIsItsPlainTwin() {
        Graph cut = Ablation.withoutSkips(template("resnet20-28"));
        Graph plain = template("plain20-28");
        assertThat(GraphCheck.of(cut).ok()).isTrue();
        assertThat(Summary.of(cut).parameters()).isEqualTo(Summary.of(plain).parameters());
        assertThat(Summary.of(cut).multiplyAdds()).isEqualTo(Summary.of(plain).multiplyAdds());
        assertThat(cut.nodes()).hasSameSizeAs(plain.nodes());
        assertThat(Ablation.hasSkips(cut)).isFalse();
    }

    @Test
    void theSkipIsTheShorterWay() {
        Graph resnet = template("resnet20-28");
        assertThat(Ablation.skipInto(resnet, "layer1.0.add")).contains("relu");
        assertThat(Ablation.skipInto(resnet, "layer2.0.add")).contains("layer2.0.downsample.1");
        assertThat(Ablation.skipInto(resnet, "conv1")).isEmpty();
    }

    @Test
    void aProjectionGoesWithItsSkip() {
        Graph resnet = template("resnet20-28");
        Graph cut = Ablation.withoutSkip(resnet, "layer2.0.add", "layer2.0.downsample.1");
        assertThat(cut.contains("layer2.0.downsample.0")).isFalse();
        assertThat(cut.contains("layer2.0.add")).isFalse();
        assertThat(cut.node("layer2.0.relu").inputs()).containsExactly("layer2.0.bn2");
        assertThat(cut.contains("layer1.0.add")).isTrue();
        assertThat(GraphCheck.of(cut).ok()).isTrue();
    }

    @Test
    void blocksOfATypeCanBeLeftOut() {
        Graph cut = Ablation.without(template("plain20-28"), BatchNorm.class);
        assertThat(cut.nodes()).noneMatch(node -> node.block() instanceof BatchNorm);
        assertThat(GraphCheck.of(cut).ok()).isTrue();
    }

    @Test
    void whereTwoNetworksDifferIsWhatTheySeeOfTheImage() throws Exception {
        Experiment experiment = ExperimentFile.named("5x5-or-two-3x3");
        Graph single = experiment.arm("5x5").graph();
        Graph stack = experiment.arm("3x3").graph();
        ComparedPart one = ComparedPart.of(single, stack);
        ComparedPart two = ComparedPart.of(stack, single);
        assertThat(one.blocks()).containsExactly("conv1");
        assertThat(two.blocks()).containsExactly("conv1", "relu1", "conv2");
        assertThat(one.seen()).hasSize(1);
        assertThat(two.seen()).extracting(Region::height).containsExactly(3, 5);
        assertThat(two.seen().getLast()).isEqualTo(one.seen().getLast());
    }

    @Test
    void aNetworkThatOnlyLacksABlockSeesAsMuch() throws Exception {
        Experiment experiment = ExperimentFile.named("relu-between");
        Graph bent = experiment.arm("two-bent").graph();
        Graph linear = experiment.arm("two-linear").graph();
        assertThat(ComparedPart.of(linear, bent).seen().getLast())
                .isEqualTo(ComparedPart.of(bent, linear).seen().getLast());
    }
}
