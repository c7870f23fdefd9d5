package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to files: those that are saved, dropped, gone, written by others, and those that a crash leaves.
class FilesTest {
    private final Answers answers = new Answers();
    private final List<Stage> stages = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;
    private DiagramModel model;
    private Workbench workbench;

    private static final class Answers implements Dialogs {
        private final List<String> said = new ArrayList<>();
        private Unsaved unsaved = Unsaved.CANCEL;
        private Changed changed = Changed.CANCEL;
        private Path file;

        @Override
        public Unsaved askAboutChanges(String network) {
            said.add("changes to " + network);
            return unsaved;
        }

        @Override
        public Changed askAboutChangedFile(Path file) {
            said.add("another " + file.getFileName());
            return changed;
        }

        @Override
        public Optional<Path> chooseToOpen() {
            return Optional.ofNullable(file);
        }

        @Override
        public Optional<Path> chooseToSave(String network) {
            return Optional.ofNullable(file);
        }

        @Override
        public void failed(String title, String message) {
            said.add(title + ": " + message);
        }
    }

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        file = Files.copy(Samples.network("simple-convnet"), folder.resolve("net.netloom.json"));
        openWindow();
        FxTest.run(() -> workbench.documents().open(file));
        FxTest.await("the network", () -> blocks() == 9);
    }

    private void openWindow() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            workbench = new Workbench(model, WorkbenchParts.NONE, answers, UserFolder.in(folder.resolve("user")));
            Stage stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            stages.add(stage);
            workbench.keepDrafts(Duration.millis(50));
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(() -> stages.forEach(Stage::hide));
        answers.unsaved = Dialogs.Unsaved.DISCARD;
        leave();
    }

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
            workbench.documents().take(List.of(weights));
            workbench.documents().take(List.of(picture));
            workbench.documents().take(List.of(weights, picture));
            workbench.documents().take(List.of(folder));
        });
        assertThat(answers.said).hasSize(4).allMatch(said -> said.startsWith(Texts.of("drop.title")));
        assertThat(answers.said.getFirst()).contains("--weights deep.npz");
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

    @Test
    void changesAreKeptUntilTheyAreSaved() throws Exception {
        change();
        FxTest.await("a draft", () -> drafts().size() == 1);
        FxTest.run(() -> workbench.documents().save());
        FxTest.await("no draft", () -> drafts().isEmpty());
    }

    @Test
    void aWindowThatIsClosedInOrderLeavesNothing() throws Exception {
        change();
        FxTest.await("a draft", () -> drafts().size() == 1);
        answers.unsaved = Dialogs.Unsaved.DISCARD;
        leave();
        assertThat(folder.resolve("user/data/drafts")).isEmptyDirectory();
        openWindow();
        Thread.sleep(300);
        assertThat(FxTest.onFx(() -> node("#recovery").isVisible())).isFalse();
    }

    @Test
    void whatACrashLeftIsOfferedShownAndRestored() throws Exception {
        crash();
        FxTest.await("the offer", () -> node("#recovery").isVisible());
        assertThat(FxTest.onFx(() -> ((Label) node("#recovery-text")).getText()))
                .contains("SimpleConvNet")
                .contains(file.toString());
        press("#recovery-look");
        FxTest.await("the look", () -> blocks() == 8);
        FxTest.run(() -> assertThat(model.fileProperty().get()).isEmpty());
        press("#recovery-restore");
        FxTest.await("the end of the offer", () -> !node("#recovery").isVisible());
        FxTest.run(() -> {
            assertThat(model.dirtyProperty().get()).isTrue();
            assertThat(model.fileProperty().get()).contains(file);
            assertThat(model.diagram().name()).isEqualTo("SimpleConvNet");
            assertThat(blocks()).isEqualTo(8);
        });
        FxTest.await("a draft of its own", () -> drafts().size() == 1 && !drafts().contains("1-1.netloom.json"));
        FxTest.run(() -> workbench.documents().save());
        FxTest.await("the file", () -> !model.dirtyProperty().get());
        assertThat(ProjectFile.read(file).graph().nodes()).hasSize(8);
        assertThat(answers.said).isEmpty();
    }

    @Test
    void whatACrashLeftCanBeDiscarded() throws Exception {
        crash();
        FxTest.await("the offer", () -> node("#recovery").isVisible());
        press("#recovery-discard");
        FxTest.await("no draft", () -> drafts().isEmpty());
        assertThat(FxTest.onFx(() -> node("#recovery").isVisible())).isFalse();
        assertThat(ProjectFile.read(file).graph().nodes()).hasSize(9);
    }

    /// Leaves what a killed window leaves, and opens another one.
    private void crash() throws Exception {
        Path drafts = Files.createDirectories(folder.resolve("user/data/drafts"));
        var project = Edits.delete(model.diagram(), List.of("relu1")).project();
        ProjectFile.write(drafts.resolve("1-1.netloom.json"), project);
        Files.writeString(drafts.resolve("1-1.lock"), file.toString());
        openWindow();
    }

    private void change() throws Exception {
        FxTest.run(() -> model.edit("delete", diagram -> Edits.delete(diagram, List.of("relu1"))));
    }

    private void leave() throws Exception {
        boolean[] left = {false};
        FxTest.run(() -> workbench.close(() -> left[0] = true));
        FxTest.await("the end", () -> left[0]);
    }

    private List<String> drafts() {
        Path drafts = folder.resolve("user/data/drafts");
        if (!Files.isDirectory(drafts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(drafts)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(ProjectFile.EXTENSION))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void press(String query) throws Exception {
        FxTest.run(() -> ((Button) node(query)).fire());
    }

    private List<String> items() {
        return ((MenuButton) node("#recent"))
                .getItems().stream().map(item -> item.getText()).toList();
    }

    private String menuText(String key) {
        String path = folder.toString();
        return Texts.of(key, "net", path.length() <= 48 ? path : "\u2026" + path.substring(path.length() - 47));
    }

    private long blocks() {
        return model.diagram().graph().nodes().size();
    }

    private Node node(String query) {
        return workbench.lookup(query);
    }
}
