package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagramModelTest {
    private final Diagram first = Diagram.of(new Project(
            "test",
            Graph.chain(new Input(1, 8, 8), Conv.of(4, 3, 1, 1), new Relu(), new Flatten(), new Output()),
            Map.of()));
    private final DiagramModel model = new DiagramModel(first);

    @Test
    void undoBringsBackTheDiagramBefore() {
        move();
        model.undo();
        assertThat(model.diagram()).isEqualTo(first);
        assertThat(model.canUndoProperty().get()).isFalse();
        assertThat(model.canRedoProperty().get()).isTrue();
    }

    @Test
    void redoBringsBackWhatWasUndone() {
        move();
        Diagram moved = model.diagram();
        model.undo();
        model.redo();
        assertThat(model.diagram()).isEqualTo(moved);
    }

    @Test
    void undoSaysWhatItUndoes() {
        move();
        assertThat(model.undoNameProperty().get()).isEqualTo("move ReLU");
        model.edit("move", before -> Edits.move(before, List.of("relu1", "conv1"), 5, 5));
        assertThat(model.undoNameProperty().get()).isEqualTo("move 2 blocks");
        model.plant(
                new PaletteEntry.OfType(BlockType.of(Conv.class)),
                before -> Edits.addConnected(before, Conv.of(4, 3, 1, 1), "conv1"));
        assertThat(model.undoNameProperty().get()).isEqualTo("add Conv");
        model.change("conv1", "filters", 9);
        assertThat(model.undoNameProperty().get()).isEqualTo("change Filters of Conv");
        model.edit("connect", before -> Edits.connect(before, new Wire("input1", "relu1")));
        assertThat(model.undoNameProperty().get()).isEqualTo("connect Input to ReLU");
        model.edit("disconnect", before -> Edits.disconnect(before, new Wire("input1", "relu1")));
        assertThat(model.undoNameProperty().get()).isEqualTo("remove the wire from Input to ReLU");
        model.edit("delete", before -> Edits.delete(before, List.of("relu1")));
        assertThat(model.undoNameProperty().get()).isEqualTo("delete ReLU");
        model.undo();
        assertThat(model.redoNameProperty().get()).isEqualTo("delete ReLU");
    }

    @Test
    void aRunOfEditsIsOneStepUntilItIsSettled() {
        model.edit("move", "nudge", before -> Edits.move(before, List.of("relu1"), 10, 0));
        model.edit("move", "nudge", before -> Edits.move(before, List.of("relu1"), 10, 0));
        model.settle();
        model.edit("move", "nudge", before -> Edits.move(before, List.of("relu1"), 10, 0));
        model.undo();
        assertThat(model.diagram().place("relu1").x())
                .isEqualTo(first.place("relu1").x() + 20);
        model.undo();
        assertThat(model.diagram()).isEqualTo(first);
    }

    @Test
    void anEditThatChangesNothingIsNoStep() {
        model.edit("move", before -> before);
        assertThat(model.canUndoProperty().get()).isFalse();
    }

    @Test
    void typingOneNumberIsOneStep() {
        model.change("conv1", "filters", 1);
        model.change("conv1", "filters", 12);
        model.undo();
        assertThat(model.diagram()).isEqualTo(first);
    }

    @Test
    void twoSettingsAreTwoSteps() {
        model.change("conv1", "filters", 12);
        model.change("conv1", "kernel", 5);
        model.undo();
        assertThat(model.diagram().graph().node("conv1").block()).isEqualTo(Conv.of(12, 3, 1, 1));
    }

    @Test
    void aDocumentIsDirtyUntilItIsSavedOrUndone() {
        assertThat(model.dirtyProperty().get()).isFalse();
        move();
        assertThat(model.dirtyProperty().get()).isTrue();
        model.undo();
        assertThat(model.dirtyProperty().get()).isFalse();
        model.redo();
        model.saved(model.diagram().named("other"), Path.of("other.netloom.json"));
        assertThat(model.dirtyProperty().get()).isFalse();
        assertThat(model.diagram().name()).isEqualTo("other");
    }

    @Test
    void theCheckIsThatOfTheDiagram() {
        model.edit("delete", before -> Edits.delete(before, List.of("output1")));
        assertThat(model.check().ok()).isFalse();
        model.undo();
        assertThat(model.check().ok()).isTrue();
    }

    @Test
    void whatIsGoneIsNoLongerSelected() {
        model.select(Set.of("relu1"));
        model.deleteSelection();
        assertThat(model.selection()).isEmpty();
    }

    @Test
    void openingForgetsHistoryAndSelection() {
        move();
        model.select(Set.of("relu1"));
        model.open(first, Optional.empty());
        assertThat(model.canUndoProperty().get()).isFalse();
        assertThat(model.selection()).isEmpty();
    }

    private void move() {
        model.edit("move", before -> Edits.move(before, List.of("relu1"), 10, 10));
    }

    @Test
    void foldingAndUnfoldingChangesNothingThatIsWorthSaving() {
        Diagram folded = Diagram.of(Template.named("googlenet").orElseThrow().project());
        DiagramModel model = new DiagramModel(folded);
        String id = folded.groups().all().getFirst().id();
        model.fold("unfold", before -> GroupEdits.unfold(before, id));
        assertThat(model.diagram()).isNotEqualTo(folded);
        assertThat(model.dirtyProperty().get()).isFalse();
        model.edit(
                "delete",
                before -> Edits.delete(
                        before, Set.of(folded.graph().inOrder().get(1).id())));
        boolean changed = model.dirtyProperty().get();
        model.fold("fold", before -> GroupEdits.fold(before, id));
        assertThat(model.dirtyProperty().get()).isEqualTo(changed);
        while (model.canUndoProperty().get()) {
            model.undo();
        }
        assertThat(model.diagram()).isEqualTo(folded);
        assertThat(model.dirtyProperty().get()).isFalse();
    }
}
