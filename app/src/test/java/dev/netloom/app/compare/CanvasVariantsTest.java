package dev.netloom.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.Wire;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanvasVariantsTest {
    private static Diagram residual() {
        return Diagram.of(Template.named("resnet20-28").orElseThrow().project());
    }

    private static List<String> titles(Diagram diagram, String... selected) {
        return new CanvasVariants(diagram, Set.of(selected))
                .all().stream().map(Question::title).toList();
    }

    @Test
    void whatMaySensiblyBeAskedIsOffered() throws Exception {
        Diagram simple = Diagram.of(ProjectFile.read(Samples.network("simple-convnet")));
        assertThat(titles(simple)).containsExactly("conv1 as a stack of 3×3");
        assertThat(titles(simple, "conv1")).contains("A skip past the selection");
        assertThat(titles(residual())).contains("With and without its skips", "With and without batch normalisation");
        assertThat(titles(Diagram.of(ProjectFile.read(Samples.network("deep-convnet")))))
                .containsExactly("With and without dropout");
        assertThat(titles(Diagram.of(ProjectFile.read(Samples.network("deep-convnet"))), "conv1"))
                .contains("conv1 as an inception module");
    }

    @Test
    void everyVariantCanBeTrained() {
        assertThat(new CanvasVariants(residual(), Set.of("conv1")).all())
                .hasSizeGreaterThan(2)
                .allSatisfy(question -> assertThat(question.experiment().arms())
                        .extracting(Arm::graph)
                        .allMatch(graph -> GraphCheck.of(graph).ok()));
    }

    @Test
    void theSkipOfAnAddIsFoundFromTheAddOrFromAWireIntoIt() {
        Diagram diagram = residual();
        Wire skip = new Wire("relu", "layer1.0.add");
        assertThat(new CanvasVariants(diagram, Set.of("layer1.0.add")).skip(Optional.empty()))
                .contains(skip);
        CanvasVariants none = new CanvasVariants(diagram, Set.of());
        assertThat(none.skip(Optional.of(skip))).contains(skip);
        assertThat(none.skip(Optional.of(new Wire("relu", "layer1.0.conv1")))).isEmpty();
        assertThat(none.skip(Optional.empty())).isEmpty();
        Question question = none.withoutSkip(Optional.of(skip)).orElseThrow();
        assertThat(question.title()).isEqualTo("With and without the skip from relu");
        assertThat(question.experiment().gradients()).isTrue();
        assertThat(question.experiment().arm("variant").graph().contains("layer1.0.add"))
                .isFalse();
    }
}
