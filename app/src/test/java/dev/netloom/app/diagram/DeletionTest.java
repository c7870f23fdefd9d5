package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private final Diagram chain = Diagram.of(new Project(
            "test",
            Graph.chain(
                    new Input(1, 28, 28), Conv.of(8, 3, 1, 1), new Relu(), new Flatten(), Dense.of(10), new Output()),
            Map.of()));

    @Test
    void theChainClosesWhereShapesAllow() {
        Deletion deletion = Deletion.of(chain, List.of("conv1", "relu1"));
        assertThat(inputs(deletion, "flatten1")).containsExactly("input1");
        assertThat(deletion.gaps()).isEmpty();
    }

    @Test
    void aGapThatTheNextBlockCouldNotBridgeStaysOpen() {
        Deletion deletion = Deletion.of(chain, List.of("flatten1"));
        assertThat(inputs(deletion, "dense1")).isEmpty();
        assertThat(deletion.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.wire()).isEqualTo(new Wire("relu1", "dense1"));
            assertThat(gap.problem().key()).isEqualTo("dense.not-flat");
        });
    }

    @Test
    void whatWasWrongBeforeIsNoReasonForAGap() {
        Diagram wrong = Edits.delete(chain, List.of("flatten1"));
        Deletion deletion = Deletion.of(wrong, List.of("relu1"));
        assertThat(inputs(deletion, "dense1")).containsExactly("conv1");
        assertThat(deletion.gaps()).isEmpty();
    }

    private static List<String> inputs(Deletion deletion, String id) {
        return deletion.after().graph().node(id).inputs();
    }
}
