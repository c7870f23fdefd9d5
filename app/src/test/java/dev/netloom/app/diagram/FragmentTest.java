package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Note;
import dev.netloom.engine.store.Project.Place;
import dev.netloom.engine.store.ProjectFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FragmentTest {
    private final Diagram chain = Diagram.of(new Project(
            "test",
            Graph.chain(new Input(1, 8, 8), Conv.of(4, 3, 1, 1), new Relu(), new Flatten(), new Output()),
            Map.of()));

    @Test
    void aFragmentKeepsTheWiresInsideAndNoOthers() {
        Project fragment = Fragment.of(chain, Set.of("conv1", "relu1"), Set.of());
        assertThat(fragment.graph().nodes()).hasSize(2);
        assertThat(fragment.graph().node("conv1").inputs()).isEmpty();
        assertThat(fragment.graph().node("relu1").inputs()).containsExactly("conv1");
    }

    @Test
    void aPastedFragmentGetsNewNamesAndAFreePlace() throws Exception {
        Project copied = Fragment.of(chain, Set.of("conv1", "relu1"), Set.of());
        Project fragment = ProjectFile.parse("", ProjectFile.text(copied));
        Diagram after = Fragment.paste(chain, fragment);
        assertThat(after.graph().node("relu2").inputs()).containsExactly("conv2");
        assertThat(after.graph().node("conv2").block()).isEqualTo(Conv.of(4, 3, 1, 1));
        for (String id : List.of("conv2", "relu2")) {
            assertThat(chain.places().values()).noneMatch(place -> Layout.covers(place, after.place(id)));
        }
        assertThat(after.place("conv2").y())
                .as("right below")
                .isEqualTo(chain.place("conv1").y() + Layout.ROW);
    }

    @Test
    void pastingTwiceCoversNothing() {
        Project fragment = Fragment.of(chain, Set.of("conv1"), Set.of());
        Diagram twice = Fragment.paste(Fragment.paste(chain, fragment), fragment);
        assertThat(twice.places().values()).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void blocksAreLinedUpAndSpread() {
        Diagram uneven = Edits.move(Edits.move(chain, List.of("conv1"), 40, 30), List.of("relu1"), -20, 60);
        Set<String> ids = Set.of("input1", "conv1", "relu1");
        assertThat(xs(Alignment.LEFT.apply(uneven, ids), ids))
                .containsOnly(chain.place("input1").x());
        assertThat(ys(Alignment.TOP.apply(uneven, ids), ids))
                .containsOnly(chain.place("input1").y());
        assertThat(ys(Alignment.MIDDLE.apply(uneven, ids), ids))
                .containsOnly(chain.place("input1").y() + 30);
        Diagram spread = Alignment.ACROSS.apply(uneven, ids);
        assertThat(spread.place("conv1").x() * 2)
                .isEqualTo(spread.place("input1").x() + spread.place("relu1").x());
        assertThat(Alignment.ACROSS.apply(uneven, Set.of("input1", "conv1"))).isEqualTo(uneven);
    }

    private static List<Double> xs(Diagram diagram, Set<String> ids) {
        return ids.stream().map(diagram::place).map(Place::x).toList();
    }

    private static List<Double> ys(Diagram diagram, Set<String> ids) {
        return ids.stream().map(diagram::place).map(Place::y).toList();
    }

    @Test
    void notesComeAlongByTheSameWay() {
        Diagram noted =
                NoteEdits.add(chain, List.of(new Note("a\nb", new Place(50, 200)), new Note("c", new Place(0, 0))));
        Place conv = noted.place("conv1");
        Diagram pasted = Fragment.paste(noted, Fragment.of(noted, Set.of("conv1"), Set.of("note1")));
        Place copy = pasted.place("conv2");
        assertThat(pasted.notes()).hasSize(3);
        assertThat(pasted.notes().get("note3"))
                .isEqualTo(new Note("a\nb", new Place(50 + copy.x() - conv.x(), 200 + copy.y() - conv.y())));
        Diagram alone = Fragment.paste(noted, Fragment.of(noted, Set.of(), Set.of("note2")));
        assertThat(alone.graph()).isEqualTo(noted.graph());
        assertThat(alone.notes().get("note3").text()).isEqualTo("c");
        assertThat(NoteEdits.write(noted, "note2", " ").notes().keySet()).containsExactly("note1");
        assertThat(NoteEdits.add(NoteEdits.delete(noted, Set.of("note1")), List.of(new Note("d", conv)))
                        .notes())
                .containsOnlyKeys("note2", "note3");
    }
}
