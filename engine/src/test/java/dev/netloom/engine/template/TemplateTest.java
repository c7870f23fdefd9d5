package dev.netloom.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.store.Project;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
    static List<Template> templates() {
        return Template.all();
    }

    /// Parameters, and the multiply-adds of convolutions and dense layers, as hooks on the modules of torchvision 0.14
    /// count them for one photo of 224 × 224; GoogLeNet's without its auxiliary heads. LeNet-5's by hand.
    @ParameterizedTest
    @CsvSource({
        "alexnet, 61100840, 714188480",
        "vgg16, 138357544, 15470264320",
        "vgg19, 143667240, 19632062464",
        "vgg16-bn, 138365992, 15470264320",
        "vgg19-bn, 143678248, 19632062464",
        "googlenet, 6624904, 1498376192",
        "resnet18, 11689512, 1814073344",
        "resnet34, 21797672, 3663761408",
        "resnet50, 25557032, 4089184256",
        "resnet101, 44549160, 7801405440",
        "resnet152, 60192808, 11513626624",
        "lenet5, 61706, 416520"
    })
    void costsWhatTorchvisionCounts(String name, long parameters, long multiplyAdds) {
        Summary summary =
                Summary.of(Template.named(name).orElseThrow().project().graph());
        assertThat(summary.parameters()).isEqualTo(parameters);
        assertThat(summary.multiplyAdds()).isEqualTo(multiplyAdds);
    }

    /// Table 6 of the paper: 0.27, 0.46 and 0.85 million, without projections.
    @ParameterizedTest
    @CsvSource({"plain20-32, 269722", "plain32-32, 464154", "plain56-32, 853018"})
    void thinNetworksHaveAsManyParametersAsThePaperSays(String name, long parameters) {
        assertThat(Summary.of(Template.named(name).orElseThrow().project().graph())
                        .parameters())
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void canBeTrained(Template template) {
        GraphCheck check = GraphCheck.of(template.project().graph());
        assertThat(check.problems()).isEmpty();
        int classes = template.name().matches(".*-(28|32)|lenet5") ? 10 : 1000;
        assertThat(check.shape("output")).contains(Shape.vector(classes));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void opensFoldedWithFewCardsInSight(Template template) {
        Project project = template.project();
        Groups groups = project.groups();
        assertThat(groups.all()).allMatch(Group::folded);
        int hidden = groups.covers().size();
        assertThat(project.graph().nodes().size() - hidden).isLessThan(15);
    }

    @Test
    void bottlenecksLieInTheirStages() {
        Groups groups = Template.named("resnet152").orElseThrow().project().groups();
        assertThat(groups.around("layer3.35.conv2")).extracting(Group::title).containsExactly("Block 3.36", "Stage 3");
        assertThat(groups.all()).hasSize(50 + 4 + 1);
    }

    @Test
    void inceptionModulesHaveTheShapesOfThePaper() {
        GraphCheck check = GraphCheck.of(
                Template.named("googlenet").orElseThrow().project().graph());
        assertThat(check.shape("inception3a.concat")).contains(new Shape(256, 28, 28));
        assertThat(check.shape("inception4e.concat")).contains(new Shape(832, 14, 14));
        assertThat(check.shape("inception5b.concat")).contains(new Shape(1024, 7, 7));
    }
}
