package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.Test;

/// What happens to files: those that are saved, dropped, gone, written by others.
class FilesTest extends FileWindow {
    @Test
    void filesThatWereOpenAreListedAndOneThatIsGoneCanBeTakenOff() throws Exception {
        FxTest.await("the file in the menu", () -> items().equals(List.of(menuText("recent.file"))));
        Files.delete(file);
        FxTest.run(() -> ((MenuButton) node("#recent")).show());
        FxTest.await("the mark", () -> items().equals(List.of(menuText("recent.gone"))));
        FxTest.run(() -> {
            ((MenuButton) node("#recent")).hide();
            ((MenuButton) node("#recent")).getItems().getFirst().fire();
        });
        FxTest.await("the empty menu", () -> items().equals(List.of(Texts.of("recent.none"))));
        assertThat(blocks()).isEqualTo(9);
    }

    @Test
    void aRecentFileIsOpenedButChangesAreNotGivenUpUnasked() throws Exception {
        FxTest.await("the file in the menu", () -> items().equals(List.of(menuText("recent.file"))));
        change();
        FxTest.run(() -> ((MenuButton) node("#recent")).getItems().getFirst().fire());
        FxTest.run(() -> workbench.documents().take(List.of(file)));
        FxTest.run(() -> workbench.documents().openSample("deep-convnet"));
        FxTest.run(() -> workbench.close(() -> answers.said.add("closed")));
        assertThat(answers.said).hasSize(4).allMatch(said -> said.startsWith("changes to"));
        assertThat(blocks()).isEqualTo(8);
        answers.unsaved = Dialogs.Unsaved.DISCARD;
        FxTest.run(() -> workbench.documents().take(List.of(file)));
        FxTest.await("the file as it was", () -> blocks() == 9);
    }

    @Test
    void whatIsNoNetworkIsNotTakenAndSaysWhatToDo() throws Exception {
        Path weights = Files.writeString(folder.resolve("deep.npz"), "");
        Path picture = Files.writeString(folder.resolve("seven.png"), "");
        FxTest.run(() -> {
            workbench.documents().setOnWeights(dropped -> answers.said.add("weights " + dropped));
            workbench.documents().setOnData(dropped -> answers.said.add("data " + dropped));
            workbench.documents().take(List.of(weights));
            workbench.documents().take(List.of(folder));
            workbench.documents().take(List.of(picture));
            workbench.documents().take(List.of(weights, picture));
        });
        assertThat(answers.said.removeFirst()).isEqualTo("weights " + weights);
        assertThat(answers.said.removeFirst()).isEqualTo("data " + folder);
        assertThat(answers.said).hasSize(2).allMatch(said -> said.startsWith(Texts.of("drop.title")));
        assertThat(model.diagram().graph().nodes()).hasSize(9);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsExplainedAndNothingIsLost() throws Exception {
        change();
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file");
        answers.file = occupied.resolve("net.netloom.json");
        FxTest.run(() -> workbench.documents().saveAs());
        FxTest.await("the explanation", () -> !answers.said.isEmpty());
        assertThat(answers.said.getFirst())
                .contains(Texts.of("save.failed", "net.netloom.json"))
                .contains(Texts.of("file.occupied", occupied));
        FxTest.run(() -> {
            assertThat(model.dirtyProperty().get()).isTrue();
            assertThat(model.fileProperty().get()).contains(file);
            assertThat(blocks()).isEqualTo(8);
        });
    }

    @Test
    void aFileThatSomebodyElseWroteIsNotOverwrittenUnasked() throws Exception {
        change();
        String theirs = Files.readString(file).replace("SimpleConvNet", "Theirs");
        Files.writeString(file, theirs);
        FxTest.run(() -> workbench.documents().save());
        FxTest.await("the question", () -> answers.said.contains("another net.netloom.json"));
        assertThat(file).hasContent(theirs);
        answers.changed = Dialogs.Changed.OVERWRITE;
        FxTest.run(() -> workbench.documents().save());
        FxTest.await("the file", () -> !model.dirtyProperty().get());
        assertThat(ProjectFile.read(file).graph().nodes()).hasSize(8);
        answers.said.clear();
        FxTest.run(() -> model.edit("delete", diagram -> Edits.delete(diagram, List.of("pool1"))));
        FxTest.run(() -> workbench.documents().save());
        FxTest.await("the file again", () -> !model.dirtyProperty().get());
        assertThat(answers.said).isEmpty();
    }
}
