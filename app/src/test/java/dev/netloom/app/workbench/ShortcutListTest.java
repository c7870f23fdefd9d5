package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list of keys, and that it tells the truth.
class ShortcutListTest extends KeyboardWindow {
    /// The list under F1 tells the truth: whatever it lists does something, here or on the canvas.
    @Test
    void everyShortcutIsBound() throws Exception {
        FxTest.run(() -> {
            TrainingDesk desk = new TrainingDesk(ScriptedRun::digits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage.setScene(new Scene(workbench, 1440, 900));
        });
        Set<Shortcut> bound = EnumSet.noneOf(Shortcut.class);
        FxTest.run(() -> {
            bound.addAll(workbench.shortcuts().bound());
            bound.addAll(workbench.canvasShortcuts().bound());
            Set<KeyCombination> accelerators =
                    stage.getScene().getAccelerators().keySet();
            workbench
                    .shortcuts()
                    .bound()
                    .forEach(shortcut -> assertThat(accelerators).containsAll(shortcut.keys()));
            assertThat(accelerators)
                    .allMatch(keys ->
                            bound.stream().anyMatch(shortcut -> shortcut.keys().contains(keys)));
        });
        assertThat(bound).containsExactlyInAnyOrder(Shortcut.values());
    }

    @Test
    void f1ListsTheShortcutsAndFindsThem() throws Exception {
        hands.press("F1");
        FxTest.await("the list", () -> list().isPresent());
        FxTest.run(() -> {
            ListView<?> list = list().orElseThrow();
            int sections = Shortcut.Section.values().length;
            assertThat(list.getItems()).hasSize(Shortcut.values().length + sections);
            TextField search = (TextField) list.getScene().lookup("#shortcut-search");
            search.setText("undo");
            assertThat(list.getItems()).hasSize(2);
            search.setText("nothing does this");
            assertThat(list.getItems()).isEmpty();
        });
    }

    private Optional<ListView<?>> list() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#shortcuts"))
                .filter(ListView.class::isInstance)
                .<ListView<?>>map(ListView.class::cast)
                .findFirst();
    }
}
