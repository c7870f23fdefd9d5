package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every fix is applied, and the problem that it is for has to be gone.
class FixesTest {
    private static final Block OUTPUT = new Output();

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
    void aMissingInputComesBeforeTheBlockThatWaits() {
        Diagram diagram = diagram(
                Node.of("flat", new Flatten()),
                Node.of("dense", Dense.of(10), "flat"),
                Node.of("out", OUTPUT, "dense"));
        assertThat(solve(diagram, GraphCheck.WHOLE, "missing-input")).containsExactly("Add an Input");
        assertThat(check(applied(diagram, GraphCheck.WHOLE, "missing-input")).ok())
                .isTrue();
    }

    @Test
    void aMissingOutputComesBehindTheLastBlock() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("flat", new Flatten(), "in"),
                Node.of("dense", Dense.of(10), "flat"));
        assertThat(solve(diagram, GraphCheck.WHOLE, "missing-output")).containsExactly("Add an Output");
        assertThat(check(applied(diagram, GraphCheck.WHOLE, "missing-output")).ok())
                .isTrue();
    }

    @Test
    void anEmptyCanvasGetsBothEnds() {
        Diagram empty = diagram();
        solve(empty, GraphCheck.WHOLE, "missing-input");
        solve(empty, GraphCheck.WHOLE, "missing-output");
    }

    @Test
    void aSecondInputGivesItsWiresToTheFirst() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("in2", new Input(1, 4, 4)),
                Node.of("flat", new Flatten(), "in2"),
                Node.of("out", OUTPUT, "flat"));
        assertThat(solve(diagram, "in2", "second-input")).containsExactly("Delete in2");
        assertThat(check(applied(diagram, "in2", "second-input")).ok()).isTrue();
    }

    @Test
    void aSecondOutputIsDeleted() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("flat", new Flatten(), "in"),
                Node.of("out", OUTPUT, "flat"),
                Node.of("out2", OUTPUT, "flat"));
        assertThat(solve(diagram, "out2", "second-output")).containsExactly("Delete out2");
        assertThat(check(applied(diagram, "out2", "second-output")).ok()).isTrue();
    }

    @Test
    void aBlockWithoutAWireIsConnectedToTheOneThatNothingUses() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("flat", new Flatten(), "in"),
                Node.of("dense", Dense.of(10), "flat"),
                Node.of("out", OUTPUT));
        assertThat(solve(diagram, "out", "no-input")).containsExactly("Connect dense to out");
        assertThat(solve(diagram, "dense", "unused")).containsExactly("Connect dense to out", "Delete these 2 blocks");
    }

    @Test
    void anInputLosesItsWire() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4), "relu"), Node.of("relu", new Relu()), Node.of("out", OUTPUT, "relu"));
        assertThat(solve(diagram, "in", "takes-no-input")).containsExactly("Remove the wire");
    }

    @Test
    void twoWiresAreJoinedOrOneIsKept() {
        Diagram equal = twoWires(Conv.of(4, 3, 1, 1));
        assertThat(solve(equal, "out", "takes-one-input")).containsExactly("Join them with Add", "Keep only a");
        assertThat(solve(twoWires(Conv.of(6, 3, 1, 1)), "out", "takes-one-input"))
                .containsExactly("Join them with Concat", "Keep only a");
        assertThat(solve(twoWires(Conv.of(6, 3, 2, 1)), "out", "takes-one-input"))
                .containsExactly("Keep only a");
    }

    @Test
    void anAddOfOneWireGetsASecondThatFitsOrGoes() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("a", Conv.of(1, 3, 1, 1), "in"),
                Node.of("add", new Add(), "a"),
                Node.of("flat", new Flatten(), "add"),
                Node.of("out", OUTPUT, "flat"));
        assertThat(solve(diagram, "add", "needs-two-inputs")).containsExactly("Connect in to add", "Delete add");
    }

    @Test
    void aWireFromNowhereIsRemoved() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)), Node.of("relu", new Relu(), "gone"), Node.of("out", OUTPUT, "relu"));
        assertThat(solve(diagram, "relu", "unknown-input")).containsExactly("Remove the wire");
    }

    @Test
    void aBranchThatLeadsNowhereIsDeletedAsAWhole() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("flat", new Flatten(), "in"),
                Node.of("out", OUTPUT, "flat"),
                Node.of("a", new Relu(), "in"),
                Node.of("b", new Relu(), "a"));
        assertThat(solve(diagram, "b", "unused")).containsExactly("Delete these 2 blocks");
        assertThat(check(applied(diagram, "b", "unused")).ok()).isTrue();
    }

    @Test
    void aCircleIsOpenedWhereItLeadsBack() {
        Diagram diagram = diagram(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("add", new Add(), "in", "relu"),
                Node.of("relu", new Relu(), "add"),
                Node.of("flat", new Flatten(), "relu"),
                Node.of("out", OUTPUT, "flat"));
        assertThat(solve(diagram, "add", "cycle")).containsExactly("Remove the wire from relu");
        assertThat(Fixes.of(diagram, check(diagram), "flat", problem(diagram, "flat", "cycle")))
                .as("what only lies behind the circle has nothing to open")
                .isEmpty();
    }

    @Test
    void theDeciderGetsAUnitForEachClass() {
        Diagram diagram = chain(new Input(1, 4, 4), new Flatten(), Dense.of(7), new Dropout(0.5), OUTPUT);
        assertThat(adapt(diagram, "output1")).containsExactly("Give dense1 10 units");
        assertThat(adapt(chain(new Input(1, 4, 4), new Flatten(), OUTPUT), "output1"))
                .containsExactly("Put Dense 10 before it");
    }

    @Test
    void theInputTakesTheShapeOfTheImages() {
        Diagram diagram = chain(new Input(3, 4, 5), new Flatten(), Dense.of(10), OUTPUT);
        assertThat(adapt(diagram, "input1")).containsExactly("Take images of 1 × 4 × 4");
    }

    /// Applies each fix, looks for the problem, and gives back what the fixes call themselves.
    private static List<String> solve(Diagram diagram, String id, String key) {
        Problem problem = problem(diagram, id, key);
        List<Fix> fixes = Fixes.of(diagram, check(diagram), id, problem);
        assertThat(fixes).isNotEmpty().allSatisfy(fix -> {
            Diagram after = fix.edit().apply(diagram);
            assertThat(check(after).problems(id))
                    .as(fix.name())
                    .noneMatch(left -> left.key().equals(key));
        });
        return fixes.stream().map(Fix::name).toList();
    }

    /// The same for a model that expects digits of 4 × 4 pixels, with undo.
    private static List<String> adapt(Diagram diagram, String id) {
        DiagramModel model = new DiagramModel(diagram);
        assertThat(model.check().ok()).isTrue();
        model.expect(new DataFit(new Shape(1, 4, 4), 10));
        Problem problem = model.check().problems(id).getFirst();
        List<Fix> fixes = Fixes.of(diagram, model.check(), id, problem);
        fixes.forEach(fix -> {
            model.apply(fix);
            assertThat(model.check().ok()).as(fix.name()).isTrue();
            assertThat(model.undoNameProperty().get()).isEqualTo(fix.name());
            model.undo();
        });
        return fixes.stream().map(Fix::name).toList();
    }

    private static Diagram applied(Diagram diagram, String id, String key) {
        return Fixes.of(diagram, check(diagram), id, problem(diagram, id, key))
                .getLast()
                .edit()
                .apply(diagram);
    }

    private static Problem problem(Diagram diagram, String id, String key) {
        Optional<Problem> problem = check(diagram).problems(id).stream()
                .filter(found -> found.key().equals(key))
                .findFirst();
        assertThat(problem).as(key).isPresent();
        return problem.get();
    }

    private static GraphCheck check(Diagram diagram) {
        return GraphCheck.of(diagram.graph());
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

    private static Diagram twoWires(Conv other) {
        return diagram(
                Node.of("in", new Input(1, 8, 8)),
                Node.of("a", Conv.of(4, 3, 1, 1), "in"),
                Node.of("b", other, "in"),
                Node.of("out", new Relu(), "a", "b"));
    }

    private static Diagram chain(Block... blocks) {
        return Diagram.of(new Project("test", Graph.chain(blocks), Map.of()));
    }

    private static Diagram diagram(Node... nodes) {
        return Diagram.of(new Project("test", new Graph(List.of(nodes)), Map.of()));
    }
}
