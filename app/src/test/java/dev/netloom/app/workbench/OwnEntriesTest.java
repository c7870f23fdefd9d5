package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.UserFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A selection becomes an entry of the palette: kept in a file, added again, renamed, deleted.
class OwnEntriesTest {
    private static final Graph NETWORK =
            Graph.chain(new Input(1, 28, 28), Conv.of(8, 3, 1, 1), new Relu(), new Output());

    @TempDir
    private Path folder;

    private DiagramModel model;
    private Workbench workbench;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        Path damaged = palette().resolve("damaged" + ProjectFile.EXTENSION);
        Files.createDirectories(palette());
        Files.writeString(damaged, "{\"netloom\":1,");
        FxTest.run(() -> {
            model = new DiagramModel(Diagram.of(new Project("Own", NETWORK, Map.of())));
            workbench = new Workbench(model, WorkbenchParts.NONE, null, UserFolder.in(folder));
            workbench.rooms().open(Room.WORKBENCH);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1440, 900));
            stage.show();
        });
        FxTest.await("what is wrong", () -> find("#notice").isVisible());
        FxTest.run(() ->
                assertThat(((Label) find("#notice-text")).getText()).isEqualTo(Texts.of("own.damaged", 1, damaged)));
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    @Test
    void aSelectionIsKeptAddedRenamedAndDeleted() throws Exception {
        FxTest.run(() -> {
            model.select(Set.of("conv1", "relu1"));
            press("#canvas", KeyCode.F10, true);
            ContextMenu menu = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .filter(open -> "canvas-menu".equals(open.getId()))
                    .findFirst()
                    .orElseThrow();
            menu.getItems().stream()
                    .filter(item -> "menu-keep".equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
            assertThat(find("#keep-take").isDisabled()).isTrue();
            ((TextField) find("#keep-name")).setText("Mine");
            ((Button) find("#keep-take")).fire();
        });
        FxTest.await("the entry", () -> find("#own-Mine") != null);
        assertThat(files()).containsExactly("Mine.netloom.json", "damaged.netloom.json");
        FxTest.run(() -> {
            ((TextField) find("#palette-search")).setText("min");
            assertThat(find("#own-Mine")).isNotNull();
            ((TextField) find("#palette-search")).clear();
            press("#own-Mine", KeyCode.ENTER, false);
            assertThat(model.selection()).containsExactlyInAnyOrder("conv2", "relu2");
            assertThat(model.diagram().graph().node("relu2").inputs()).containsExactly("conv2");
            press("#own-Mine", KeyCode.F2, false);
            ((TextField) find("#own-name")).setText("Yours");
            press("#own-name", KeyCode.ESCAPE, false);
            assertThat(find("#own-Mine")).isNotNull();
            press("#own-Mine", KeyCode.F2, false);
            ((TextField) find("#own-name")).setText("Ours");
            ((TextField) find("#own-name")).fireEvent(new ActionEvent());
        });
        FxTest.await("the new name", () -> find("#own-Ours") != null && find("#own-Mine") == null);
        assertThat(ProjectFile.read(palette().resolve("Mine.netloom.json")).name())
                .isEqualTo("Ours");
        FxTest.run(() -> press("#own-Ours", KeyCode.DELETE, false));
        FxTest.await("no entry", () -> find("#own-Ours") == null);
        assertThat(files()).containsExactly("damaged.netloom.json");
    }

    private Path palette() {
        return UserFolder.in(folder).data().resolve("palette");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(palette())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Node find(String id) {
        return workbench.lookup(id);
    }

    private void press(String id, KeyCode code, boolean shift) {
        Event.fireEvent(find(id), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }
}
