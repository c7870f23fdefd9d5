package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupEditsTest {
    private final Diagram chain = Diagram.of(new Project(
            "test",
            Graph.chain(
                    new Input(1, 28, 28),
                    Conv.of(8, 3, 1, 1),
                    new Relu(),
                    Conv.of(8, 3, 1, 1),
                    new Relu(),
                    new Flatten(),
                    Dense.of(10),
                    new Output()),
            Map.of()));
    private final Diagram grouped = GroupEdits.group(chain, Set.of("conv1", "relu1", "conv2", "relu2"), "Stage");

    private static Group only(Diagram diagram) {
        assertThat(diagram.groups().all()).hasSize(1);
        return diagram.groups().all().getFirst();
    }

    @Test
    void aSelectionBecomesAnOpenGroup() {
        assertThat(only(grouped).title()).isEqualTo("Stage");
        assertThat(only(grouped).folded()).isFalse();
        assertThat(GroupEdits.group(grouped, Set.of("conv1", "relu1", "conv2", "relu2"), "Again"))
                .isEqualTo(grouped);
        assertThat(GroupEdits.group(chain, Set.of(), "Nothing")).isEqualTo(chain);
    }

    @Test
    void aGroupInsideAGroupLeavesItWhole() {
        Diagram nested = GroupEdits.group(grouped, Set.of("conv1", "relu1"), "Block");
        assertThat(nested.groups().around("conv1")).extracting(Group::title).containsExactly("Block", "Stage");
    }

    @Test
    void aGroupAcrossTheEdgeOfAnotherTakesItsBlocksFromThere() {
        Diagram after = GroupEdits.group(grouped, Set.of("relu2", "flatten1"), "End");
        assertThat(after.groups().all())
                .extracting(Group::members)
                .containsExactly(Set.of("conv1", "relu1", "conv2"), Set.of("relu2", "flatten1"));
    }

    @Test
    void foldUnfoldRenameAndUngroupAreEdits() {
        Diagram folded = GroupEdits.fold(grouped, "group1");
        assertThat(only(folded).folded()).isTrue();
        assertThat(only(GroupEdits.unfold(folded, "group1")).folded()).isFalse();
        assertThat(only(GroupEdits.rename(folded, "group1", " Stem ")).title()).isEqualTo("Stem");
        assertThat(GroupEdits.rename(folded, "group1", " ")).isEqualTo(folded);
        Diagram free = GroupEdits.ungroup(folded, "group1");
        assertThat(free.groups().isEmpty()).isTrue();
        assertThat(free.graph()).isEqualTo(chain.graph());
    }

    @Test
    void deletingBlocksShrinksTheirGroup() {
        Diagram after = Edits.delete(grouped, List.of("relu1"));
        assertThat(only(after).members()).containsExactlyInAnyOrder("conv1", "conv2", "relu2");
        assertThat(Edits.delete(grouped, only(grouped).members()).groups().isEmpty())
                .isTrue();
    }

    @Test
    void whatIsPutIntoAWireOfAGroupBelongsToIt() {
        Diagram inside = Edits.splice(grouped, new Relu(), new Wire("conv1", "relu1"), new Place(0, 0));
        assertThat(only(GroupEdits.adopt(grouped, inside)).members()).contains("relu3");
        Diagram atTheEdge = Edits.splice(grouped, new Relu(), new Wire("relu2", "flatten1"), new Place(0, 0));
        assertThat(only(GroupEdits.adopt(grouped, atTheEdge)).members()).doesNotContain("relu3");
        Diagram two = Edits.splice(inside, Conv.of(8, 1, 1, 0), new Wire("conv1", "relu3"), new Place(0, 0));
        assertThat(only(GroupEdits.adopt(grouped, two)).members()).contains("relu3", "conv3");
    }
}
