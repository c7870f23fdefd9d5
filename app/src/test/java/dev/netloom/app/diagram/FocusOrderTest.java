package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// in - a - [left, right - join] - out, the three in brackets folded, and a lone block.
class FocusOrderTest {
    private static final String CARD = "card fork";

    private final Diagram diagram = diagram(List.of(
            Node.of("in", BlockType.of(Input.class).preset()),
            Node.of("a", new Relu(), "in"),
            Node.of("left", Conv.of(4, 3, 1, 1), "a"),
            Node.of("right", Conv.of(4, 1, 1, 0), "a"),
            Node.of("join", new Concat(), "left", "right"),
            Node.of("lone", new Relu()),
            Node.of("out", BlockType.of(Output.class).preset(), "join")));

    @Test
    void aCardStandsForItsBlocks() {
        FocusOrder stops = stops(diagram);
        assertThat(stops.all()).containsExactly("in", "a", CARD, "lone", "out");
        assertThat(stops.blocks(CARD)).containsExactly("left", "right", "join");
        assertThat(stops.at("right")).isEqualTo(CARD);
        assertThat(stops.at("a")).isEqualTo("a");
        assertThat(stops.group(CARD)).map(Group::title).contains("Fork");
        assertThat(stops.group("a")).isEmpty();
        assertThat(stops.ahead("a")).containsExactly(CARD);
        assertThat(stops.back(CARD)).containsExactly("a");
        assertThat(stops.between("a", CARD)).containsExactly(new Wire("a", "left"), new Wire("a", "right"));
        assertThat(stops.leads("in", "out")).isTrue();
        assertThat(stops.leads("out", "in")).isFalse();
    }

    @Test
    void aWireFromACardTakesTheOutputThatIsUsedOutside() {
        assertThat(stops(diagram).exit(CARD)).contains("join");
        assertThat(stops(diagram).possible(CARD, "lone")).containsExactly(new Wire("join", "lone"));
    }

    @Test
    void aWireFromACardThatNobodyReadsTakesTheLastOutput() {
        Diagram loose = Edits.disconnect(diagram, new Wire("join", "out"));
        assertThat(stops(loose).exit(CARD)).contains("join");
        assertThat(stops(loose).exit("out")).isEmpty();
    }

    @Test
    void aWireOntoACardLeadsToAllThatReadItsInput() {
        FocusOrder stops = stops(diagram);
        assertThat(stops.possible("lone", CARD)).containsExactly(new Wire("lone", "left"), new Wire("lone", "right"));
        Diagram rewired = Edits.connect(diagram, stops.possible("lone", CARD));
        assertThat(rewired.graph().node("left").inputs()).containsExactly("lone");
        assertThat(rewired.graph().node("right").inputs()).containsExactly("lone");
    }

    @Test
    void aWireOntoACardLeadsToWhatStillLacksAnInput() {
        Diagram open = Edits.disconnect(diagram, new Wire("a", "right"));
        assertThat(stops(open).possible("lone", CARD)).containsExactly(new Wire("lone", "right"));
    }

    @Test
    void noWireClosesACircleOrBeginsAtAnOutput() {
        FocusOrder stops = stops(diagram);
        assertThat(stops.possible(CARD, "a")).isEmpty();
        assertThat(stops.possible(CARD, CARD)).isEmpty();
        assertThat(stops.possible("out", CARD)).isEmpty();
        assertThat(stops.possible("lone", "in")).isEmpty();
    }

    @Test
    void whatIsAddedBehindAGroupFollowsItsOutput() {
        DiagramModel model = new DiagramModel(diagram);
        model.select(Set.of("left", "right", "join"));
        model.plantNext(new PaletteEntry.OfType(BlockType.of(Relu.class)));
        assertThat(model.diagram().graph().node("out").inputs()).containsExactly("relu1");
        assertThat(model.diagram().graph().node("relu1").inputs()).containsExactly("join");
    }

    /// A card takes the room of one block, wherever its blocks lie when it is unfolded.
    @Test
    void whatIsAddedBehindACardComesBesideItAndLeavesTheGroupAsItIs() {
        DiagramModel model = new DiagramModel(diagram);
        model.select(Set.of("left", "right", "join"));
        model.plantNext(new PaletteEntry.OfType(BlockType.of(Relu.class)));
        Diagram after = model.diagram();
        assertThat(after.place("left")).isEqualTo(diagram.place("left"));
        assertThat(after.place("join")).isEqualTo(diagram.place("join"));
        assertThat(after.place("relu1"))
                .isEqualTo(new Place(
                        diagram.place("left").x() + Layout.COLUMN,
                        diagram.place("left").y()));
        assertThat(after.groups().find("fork").orElseThrow().members()).containsExactly("left", "right", "join");
    }

    @Test
    void aWireToACardIsDeletedWithAllThatItStandsFor() {
        DiagramModel model = new DiagramModel(diagram);
        model.selectWire(new Wire("a", "left"));
        model.deleteSelection();
        assertThat(model.diagram().graph().node("left").inputs()).isEmpty();
        assertThat(model.diagram().graph().node("right").inputs()).isEmpty();
    }

    private static FocusOrder stops(Diagram diagram) {
        return FocusOrder.of(Visible.of(diagram));
    }

    private static Diagram diagram(List<Node> nodes) {
        Map<String, Place> places = new LinkedHashMap<>();
        nodes.forEach(node -> places.put(node.id(), new Place(200 * places.size(), 0)));
        Set<String> members = new LinkedHashSet<>(List.of("left", "right", "join"));
        return new Diagram(
                "Fork", new Graph(nodes), places, new Groups(List.of(new Group("fork", "Fork", members, true))));
    }
}
