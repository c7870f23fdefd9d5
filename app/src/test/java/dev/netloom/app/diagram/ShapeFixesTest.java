package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.ProblemText;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.template.Template;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ways out of shapes that do not fit: every fix is applied, and the problem that it is for has to be gone.
class ShapeFixesTest extends Fixing {
    @Test
    void aWindowThatIsTooLargeGetsPaddingOrBecomesSmaller() {
        Diagram diagram = chain(new Input(1, 4, 4), Conv.of(2, 5, 1, 0), new Flatten(), Dense.of(10), OUTPUT);
        assertThat(solve(diagram, "conv1", "conv.too-small")).containsExactly("Use padding 1", "Use kernel 4");
    }

    @Test
    void aDilatedWindowBecomesAsLargeAsFits() {
        Conv dilated = new Conv(2, 5, 1, 0, 3, 1, true, Initialization.HE, 0.01);
        Diagram diagram = chain(new Input(1, 8, 8), dilated, new Flatten(), Dense.of(10), OUTPUT);
        assertThat(solve(diagram, "conv1", "conv.too-small")).containsExactly("Use padding 3", "Use kernel 3");
    }

    @Test
    void groupsThatDoNotDivideBecomeFewer() {
        Conv grouped = new Conv(6, 3, 1, 1, 1, 4, true, Initialization.HE, 0.01);
        Diagram diagram = chain(new Input(3, 8, 8), grouped, new Flatten(), Dense.of(10), OUTPUT);
        assertThat(solve(diagram, "conv1", "conv.groups")).containsExactly("Use 3 groups");
    }

    @Test
    void aPoolThatIsTooLargeBecomesSmallerOrGoes() {
        Diagram diagram =
                chain(new Input(1, 3, 3), Pool.of(Pool.Kind.MAX, 4, 2, 0), new Flatten(), Dense.of(10), OUTPUT);
        assertThat(solve(diagram, "pool1", "pool.too-small")).containsExactly("Use kernel 3", "Delete pool1");
    }

    @Test
    void aPoolOfAPixelGoes() {
        Diagram diagram = chain(new Input(9, 1, 1), Pool.of(Pool.Kind.MAX, 2, 2, 0), Dense.of(10), OUTPUT);
        assertThat(solve(diagram, "pool1", "pool.too-small")).containsExactly("Delete pool1");
    }

    @Test
    void tooMuchPaddingOfAPoolBecomesLess() {
        Diagram diagram =
                chain(new Input(1, 9, 9), Pool.of(Pool.Kind.MAX, 3, 2, 2), new Flatten(), Dense.of(10), OUTPUT);
        assertThat(solve(diagram, "pool1", "pool.padding")).containsExactly("Use padding 1");
    }

    @Test
    void denseGetsAFlattenBeforeIt() {
        Diagram diagram = chain(new Input(1, 8, 8), new Relu(), Dense.of(10), OUTPUT);
        assertThat(solve(diagram, "dense1", "dense.not-flat")).containsExactly("Put Flatten before it");
    }

    @Test
    void outputGetsFlattenAndDenseBeforeIt() {
        Diagram diagram = chain(new Input(1, 8, 8), new Relu(), OUTPUT);
        assertThat(solve(diagram, "output1", "output.not-flat")).containsExactly("Put Flatten and Dense 10 before it");
    }

    @Test
    void aShortcutOfOtherChannelsGetsA1x1Projection() {
        Diagram diagram = skip(Conv.of(8, 3, 1, 1), new Add());
        assertThat(solve(diagram, "join", "add.shapes")).containsExactly("Put a 1×1 Conv of 8 filters behind a");
        Diagram after = Fixes.of(diagram, check(diagram), "join", problem(diagram, "join", "add.shapes"))
                .getFirst()
                .edit()
                .apply(diagram);
        assertThat(after.graph().node("join").inputs()).containsExactly("conv1", "b");
    }

    @Test
    void aShortcutOfALargerImageGetsAStride() {
        assertThat(solve(skip(Conv.of(8, 3, 2, 1), new Add()), "join", "add.shapes"))
                .containsExactly("Put a 1×1 Conv of 8 filters, stride 2, behind a");
        assertThat(solve(skip(Conv.of(8, 3, 2, 1), new Concat()), "join", "concat.shapes"))
                .containsExactly("Put a 1×1 Conv of 4 filters, stride 2, behind a");
    }

    @Test
    void aShortcutThatIsALittleLargerGetsAWindowThatEatsTheRest() {
        assertThat(solve(skip(Conv.of(8, 3, 1, 0), new Add()), "join", "add.shapes"))
                .containsExactly("Put a 3×3 Conv of 8 filters behind a");
    }

    @Test
    void vectorsOfOtherLengthsAreProjectedToo() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("flat", new Flatten(), "in"),
                Node.of("dense", Dense.of(7), "flat"),
                Node.of("join", new Add(), "flat", "dense"),
                Node.of("out", OUTPUT, "join"));
        assertThat(solve(diagram, "join", "add.shapes")).containsExactly("Put a 1×1 Conv of 7 filters behind flat");
    }

    @Test
    void aNetworkForOtherImagesAndClassesIsFittedToTheOnesInUse() {
        Diagram diagram = chain(new Input(3, 4, 5), new Flatten(), Dense.of(7), OUTPUT);
        assertThat(adapt(diagram, GraphCheck.WHOLE)).containsExactly("Fit it to my images");
    }

    /// Templates for photos, with digits in use: one note, and no block is blamed.
    @ParameterizedTest
    @CsvSource({
        "resnet18, true, 'To look at: made for 224×224 photos and 1,000 classes'",
        "googlenet, true, 'To look at: made for 224×224 photos and 1,000 classes'",
        "vgg16, false, 'become too small for it at features.30'",
        "alexnet, false, 'become too small for it at features.5'"
    })
    void aTemplateForPhotosGetsANoteAndWhereItCanBeFittedAFix(String name, boolean fits, String words) {
        DiagramModel model =
                new DiagramModel(Diagram.of(Template.named(name).orElseThrow().project()));
        model.expect(new DataFit(new Shape(1, 28, 28), 10));
        assertThat(model.check().problems()).containsOnlyKeys(GraphCheck.WHOLE);
        Problem note = model.check().problems(GraphCheck.WHOLE).getFirst();
        assertThat(DataFit.isNote(note)).isTrue();
        assertThat(ProblemText.of(note)).contains(words);
        List<Fix> fixes = Fixes.of(model.diagram(), model.check(), GraphCheck.WHOLE, note);
        assertThat(fixes).hasSize(fits ? 1 : 0);
        fixes.forEach(model::apply);
        assertThat(model.check().ok()).isEqualTo(fits);
        assertThat(model.check().shape("output").orElseThrow().channels()).isEqualTo(fits ? 10 : 1000);
    }

    @Test
    void otherProblemsOfANetworkForOtherImagesStayWhereTheyAre() {
        DiagramModel model = new DiagramModel(chain(new Input(3, 8, 8), Dense.of(10), OUTPUT));
        model.expect(new DataFit(new Shape(1, 4, 4), 10));
        assertThat(model.check().problems()).containsOnlyKeys("dense1", GraphCheck.WHOLE);
        assertThat(DataFit.isNote(model.check().problems("dense1").getFirst())).isFalse();
    }

    private static Diagram skip(Conv main, Block join) {
        return diagram(
                Node.of("in", new Input(1, 8, 8)),
                Node.of("a", Conv.of(4, 3, 1, 1), "in"),
                Node.of("b", main, "a"),
                Node.of("join", join, "a", "b"),
                Node.of("flat", new Flatten(), "join"),
                Node.of("dense", Dense.of(10), "flat"),
                Node.of("out", OUTPUT, "dense"));
    }
}
