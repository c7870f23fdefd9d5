package dev.netloom.app.workbench;

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
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A window on a file, for tests of what happens to files; asked, it answers as the test says.
abstract class FileWindow {
    final Answers answers = new Answers();
    private final List<Stage> stages = new ArrayList<>();

    @TempDir
    Path folder;

    Path file;
    DiagramModel model;
    Workbench workbench;

    static final class Answers implements Dialogs {
        final List<String> said = new ArrayList<>();
        Unsaved unsaved = Unsaved.CANCEL;
        Changed changed = Changed.CANCEL;
        Path file;

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

    final void openWindow() throws Exception {
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

    final void change() throws Exception {
        FxTest.run(() -> model.edit("delete", diagram -> Edits.delete(diagram, List.of("relu1"))));
    }

    final void leave() throws Exception {
        boolean[] left = {false};
        FxTest.run(() -> workbench.close(() -> left[0] = true));
        FxTest.await("the end", () -> left[0]);
    }

    final List<String> drafts() {
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

    final void press(String query) throws Exception {
        FxTest.run(() -> ((Button) node(query)).fire());
    }

    final List<String> items() {
        return ((MenuButton) node("#recent"))
                .getItems().stream().map(item -> item.getText()).toList();
    }

    final String menuText(String key) {
        String path = folder.toString();
        return Texts.of(key, "net", path.length() <= 48 ? path : "\u2026" + path.substring(path.length() - 47));
    }

    final long blocks() {
        return model.diagram().graph().nodes().size();
    }

    final Node node(String query) {
        return workbench.lookup(query);
    }
}
