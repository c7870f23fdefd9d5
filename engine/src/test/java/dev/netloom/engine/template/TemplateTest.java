package dev.netloom.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
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

    /// Without GoogLeNet's auxiliary heads.
    @ParameterizedTest
    @CsvSource({"googlenet, 6624904, 198", "resnet152, 60192808, 516"})
    void hasAsManyParametersAsTorchvisionCounts(String name, long parameters, int blocks) {
        Graph graph = Template.named(name).orElseThrow().project().graph();
        assertThat(graph.nodes()).hasSize(blocks);
        assertThat(Summary.of(graph).parameters()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void canBeTrainedAndTellsAThousandClasses(Template template) {
        GraphCheck check = GraphCheck.of(template.project().graph());
        assertThat(check.problems()).isEmpty();
        assertThat(check.shape("fc")).contains(Shape.vector(1000));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void opensFoldedWithFewCardsInSight(Template template) {
        Project project = template.project();
        Groups groups = project.groups();
        assertThat(groups.all()).allMatch(Group::folded);
        int hidden = groups.covers().size();
        assertThat(project.graph().nodes().size() - hidden).isLessThan(10);
    }

    @Test
    void bottlenecksLieInTheirStages() {
        Groups groups = ResNet.RESNET_152.project().groups();
        assertThat(groups.around("layer3.35.conv2")).extracting(Group::title).containsExactly("Block 3.36", "Stage 3");
        assertThat(groups.all()).hasSize(50 + 4 + 1);
    }

    @Test
    void inceptionModulesHaveTheShapesOfThePaper() {
        GraphCheck check = GraphCheck.of(new GoogLeNet().project().graph());
        assertThat(check.shape("inception3a.concat")).contains(new Shape(256, 28, 28));
        assertThat(check.shape("inception4e.concat")).contains(new Shape(832, 14, 14));
        assertThat(check.shape("inception5b.concat")).contains(new Shape(1024, 7, 7));
    }
}
