package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import org.junit.jupiter.api.Test;

/// Ways out of missing, loose and circular wires: every fix is applied, and the problem has to be gone.
class WireFixesTest extends Fixing {
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
        assertThat(check(diagram).problems("flat"))
                .as("what only lies behind the circle has no problem of its own")
                .isEmpty();
    }

    @Test
    void theDeciderGetsAUnitForEachClass() {
        Diagram diagram = chain(new Input(1, 4, 4), new Flatten(), Dense.of(7), new Dropout(0.5), OUTPUT);
        assertThat(adapt(diagram, "output1")).containsExactly("Give dense1 10 units");
        assertThat(adapt(chain(new Input(1, 4, 4), new Flatten(), OUTPUT), "output1"))
                .containsExactly("Put Dense 10 before it");
    }

    private static Diagram applied(Diagram diagram, String id, String key) {
        return Fixes.of(diagram, check(diagram), id, problem(diagram, id, key))
                .getLast()
                .edit()
                .apply(diagram);
    }

    private static Diagram twoWires(Conv other) {
        return diagram(
                Node.of("in", new Input(1, 8, 8)),
                Node.of("a", Conv.of(4, 3, 1, 1), "in"),
                Node.of("b", other, "in"),
                Node.of("out", new Relu(), "a", "b"));
    }
}
