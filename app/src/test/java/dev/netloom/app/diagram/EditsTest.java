package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditsTest {
    private final Diagram chain =
            diagram(new Input(1, 28, 28), Conv.of(8, 3, 1, 1), new Relu(), new Flatten(), Dense.of(10), new Output());

    @Test
    void aBlockIsAddedByItself() {
        Diagram after = Edits.add(chain, new Relu(), new Place(5, 700));
        assertThat(after.graph().node("relu2").inputs()).isEmpty();
        assertThat(after.place("relu2")).isEqualTo(new Place(5, 700));
        assertThat(chain.graph().contains("relu2"))
                .as("the diagram before is as it was")
                .isFalse();
    }

    @Test
    void aRenamedBlockKeepsItsPlaceItsWiresAndItsGroup() {
        Diagram grouped = GroupEdits.group(chain, List.of("conv1", "relu1"), "Stage");
        Diagram after = Edits.rename(grouped, "conv1", "erste Faltung");
        assertThat(inputs(after, "erste Faltung")).containsExactly("input1");
        assertThat(inputs(after, "relu1")).containsExactly("erste Faltung");
        assertThat(after.place("erste Faltung")).isEqualTo(chain.place("conv1"));
        assertThat(after.groups().all().getFirst().members()).containsExactly("erste Faltung", "relu1");
        assertThat(GraphCheck.of(after.graph()).ok()).isTrue();
        assertThat(Edits.rename(after, "erste Faltung", "conv1")).isEqualTo(grouped);
    }

    @Test
    void padlocksGoWithTheirBlocks() {
        Diagram frozen = Padlocks.turn(chain, List.of("conv1", "relu1"));
        assertThat(frozen.training()).isEqualTo(Map.of("freeze", "body", "epochs", "5"));
        assertThat(Padlocks.closed(frozen)).containsExactly("conv1");
        assertThat(Padlocks.areClosed(frozen, List.of("conv1", "relu1"))).isTrue();
        assertThat(Padlocks.areClosed(frozen, List.of("relu1"))).isFalse();
        Diagram both = Padlocks.turn(frozen, List.of("conv1", "dense1"));
        assertThat(Padlocks.closed(both)).containsExactly("conv1", "dense1");
        assertThat(Padlocks.closed(Edits.rename(both, "conv1", "eye, left"))).containsExactly("eye, left", "dense1");
        assertThat(Edits.delete(both, Set.of("conv1")).training().get("freeze")).isEqualTo("dense1");
        assertThat(Padlocks.turn(frozen, List.of("conv1")).training()).isEmpty();
    }

    @Test
    void aNameIsRefusedWithAReason() {
        assertThat(Edits.namingProblem(chain, "conv1", "conv1")).isEmpty();
        assertThat(Edits.namingProblem(chain, "input1", "eye.left")).isEmpty();
        assertThat(Edits.namingProblem(chain, "conv1", " ")).contains(Problem.of("name.blank"));
        assertThat(Edits.namingProblem(chain, "conv1", "relu1")).contains(Problem.of("name.taken", "relu1"));
        assertThat(Edits.namingProblem(chain, "conv1", "n".repeat(501))).contains(Problem.of("name.long", 501, 500));
        assertThat(Edits.namingProblem(chain, "conv1", "\ud800")).contains(Problem.of("name.half"));
    }

    @Test
    void aBlockAddedBehindAnotherTakesOverItsWires() {
        Diagram after = Edits.addConnected(chain, Conv.of(8, 3, 1, 1), "relu1");
        assertThat(inputs(after, "conv2")).containsExactly("relu1");
        assertThat(inputs(after, "flatten1")).containsExactly("conv2");
        assertThat(GraphCheck.of(after.graph()).ok()).isTrue();
    }

    @Test
    void aBlockAddedBehindAnotherCoversNone() {
        Diagram after = Edits.addConnected(chain, new Relu(), "conv1");
        assertThat(after.place("relu2").x()).isEqualTo(after.place("conv1").x() + Layout.COLUMN);
        assertThat(after.place("relu1").x()).isEqualTo(after.place("relu2").x() + Layout.COLUMN);
        assertThat(after.places().values()).doesNotHaveDuplicates();
    }

    @Test
    void aBlockSplicedIntoAWireJoinsBothEnds() {
        Diagram after = Edits.splice(chain, new Relu(), new Wire("input1", "conv1"), new Place(100, 40));
        assertThat(inputs(after, "relu2")).containsExactly("input1");
        assertThat(inputs(after, "conv1")).containsExactly("relu2");
    }

    @Test
    void aSpliceLeavesOtherWiresOfTheSameOutputAlone() {
        Diagram forked = Edits.skip(chain, new Add(), new Wire("relu1", "flatten1"), "conv1", new Place(0, 300));
        Diagram after = Edits.splice(forked, new Relu(), new Wire("conv1", "relu1"), new Place(0, 500));
        assertThat(inputs(after, "add1")).containsExactly("relu1", "conv1");
        assertThat(inputs(after, "relu1")).containsExactly("relu2");
    }

    @Test
    void aSkipJoinsAnEarlierOutputWithALaterWire() {
        Diagram after = Edits.skip(chain, new Add(), new Wire("relu1", "flatten1"), "conv1", new Place(0, 300));
        assertThat(inputs(after, "add1")).containsExactly("relu1", "conv1");
        assertThat(inputs(after, "flatten1")).containsExactly("add1");
        assertThat(GraphCheck.of(after.graph()).ok()).isTrue();
    }

    @Test
    void aSkipFromThePaletteFindsTheFarthestOutputOfTheSameShape() {
        Diagram deep = diagram(
                new Input(1, 28, 28),
                Conv.of(8, 3, 1, 1),
                new Relu(),
                Conv.of(8, 3, 1, 1),
                new Relu(),
                new Flatten(),
                Dense.of(10),
                new Output());
        Diagram after = new PaletteEntry.Skip().behind(deep, "relu2");
        assertThat(inputs(after, "add1")).containsExactly("relu2", "conv1");
        assertThat(GraphCheck.of(after.graph()).ok()).isTrue();
    }

    @Test
    void aDepthwiseConvolutionHasAFilterForEveryChannelWhereverItGoes() {
        PaletteEntry seed = new PaletteEntry.Depthwise();
        for (Diagram after : List.of(
                seed.behind(chain, "relu1"),
                seed.before(chain, "flatten1"),
                seed.into(chain, new Wire("relu1", "flatten1"), new Place(0, 0)))) {
            Conv conv = (Conv) after.graph().node("conv2").block();
            assertThat(List.of(conv.filters(), conv.groups())).containsExactly(8, 8);
            assertThat(inputs(after, "conv2")).containsExactly("relu1");
            assertThat(GraphCheck.of(after.graph()).ok()).isTrue();
        }
        assertThat(GraphCheck.of(seed.behind(chain, "input1").graph()).problems("conv2"))
                .isEmpty();
        assertThat(seed.block()).isEqualTo(((Conv) seed.block()).withOutputs(16));
    }

    @Test
    void aNewWireReplacesTheOneWireThatABlockTakes() {
        assertThat(inputs(Edits.connect(chain, new Wire("conv1", "flatten1")), "flatten1"))
                .containsExactly("conv1");
    }

    @Test
    void aNewWireJoinsTheOthersAtABlockThatTakesMany() {
        Diagram add = Edits.add(chain, new Add(), new Place(0, 500));
        Diagram after = Edits.connect(Edits.connect(add, new Wire("conv1", "add1")), new Wire("relu1", "add1"));
        assertThat(inputs(after, "add1")).containsExactly("conv1", "relu1");
    }

    @Test
    void wiresThatMakeNoSenseChangeNothing() {
        assertThat(Edits.connect(chain, new Wire("relu1", "conv1")))
                .as("a circle")
                .isEqualTo(chain);
        assertThat(Edits.connect(chain, new Wire("relu1", "relu1")))
                .as("to itself")
                .isEqualTo(chain);
        assertThat(Edits.connect(chain, new Wire("relu1", "input1")))
                .as("into Input")
                .isEqualTo(chain);
        assertThat(Edits.connect(chain, new Wire("output1", "relu1")))
                .as("from Output")
                .isEqualTo(chain);
        assertThat(Edits.connect(chain, new Wire("input1", "conv1")))
                .as("twice")
                .isEqualTo(chain);
    }

    @Test
    void aWireIsRemoved() {
        assertThat(inputs(Edits.disconnect(chain, new Wire("conv1", "relu1")), "relu1"))
                .isEmpty();
    }

    @Test
    void deletingABlockClosesTheChain() {
        Diagram after = Edits.delete(chain, List.of("relu1"));
        assertThat(inputs(after, "flatten1")).containsExactly("conv1");
        assertThat(after.places()).doesNotContainKey("relu1");
    }

    @Test
    void deletingSeveralBlocksClosesTheChainOverAll() {
        assertThat(inputs(Edits.delete(chain, List.of("conv1", "relu1")), "flatten1"))
                .containsExactly("input1");
    }

    @Test
    void deletingTheInputLeavesTheNextBlockWithoutAWire() {
        assertThat(inputs(Edits.delete(chain, List.of("input1")), "conv1")).isEmpty();
    }

    @Test
    void movingChangesPlacesOnly() {
        Diagram after = Edits.move(chain, List.of("conv1"), 10, -20);
        Place before = chain.place("conv1");
        assertThat(after.place("conv1")).isEqualTo(new Place(before.x() + 10, before.y() - 20));
        assertThat(after.graph()).isEqualTo(chain.graph());
    }

    @Test
    void aSettingIsChanged() {
        Diagram after = Edits.change(chain, "conv1", "filters", 32);
        assertThat(after.graph().node("conv1").block()).isEqualTo(Conv.of(32, 3, 1, 1));
    }

    @Test
    void aSettingOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Edits.change(chain, "conv1", "filters", 0)).isInstanceOf(InvalidSetting.class);
    }

    @Test
    void blocksWithoutPlacesAreLaidOutWithoutCoveringEachOther() {
        assertThat(chain.places().values()).hasSize(6).doesNotHaveDuplicates();
        assertThat(chain.place("conv1").x()).isGreaterThan(chain.place("input1").x());
    }

    private static List<String> inputs(Diagram diagram, String id) {
        return diagram.graph().node(id).inputs();
    }

    private static Diagram diagram(Block... blocks) {
        return Diagram.of(new Project("test", Graph.chain(blocks), Map.of()));
    }
}
