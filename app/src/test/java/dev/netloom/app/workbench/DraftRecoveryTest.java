package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Background;
import dev.netloom.engine.store.ProjectFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// What outlives a crash: drafts of unsaved changes, and how they are offered.
class DraftRecoveryTest extends FileWindow {
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
        awaitFiles();
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
    void aDraftThatCannotBeOpenedIsNamedAfterTheOthersAndCanOnlyBeDiscarded() throws Exception {
        Path drafts = Files.createDirectories(folder.resolve("user/data/drafts"));
        Path torn = Files.writeString(drafts.resolve("0-1.netloom.json"), "{");
        crash();
        FxTest.await("the offer", () -> node("#recovery").isVisible());
        assertThat(FxTest.onFx(() -> ((Label) node("#recovery-text")).getText()))
                .contains("SimpleConvNet");
        press("#recovery-discard");
        assertThat(FxTest.onFx(() -> ((Label) node("#recovery-text")).getText()))
                .contains(torn.toString());
        assertThat(FxTest.onFx(() -> node("#recovery-restore").isVisible())).isFalse();
        press("#recovery-discard");
        FxTest.await("no draft", () -> drafts().isEmpty());
        assertThat(FxTest.onFx(() -> node("#recovery").isVisible())).isFalse();
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

    /// What was asked of files before is done then, and told: one thread does it, one after the other.
    private static void awaitFiles() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Background.run(() -> true, done::set, problem -> {});
        FxTest.await("the files", done::get);
    }

    /// Leaves what a killed window leaves, and opens another one.
    private void crash() throws Exception {
        Path drafts = Files.createDirectories(folder.resolve("user/data/drafts"));
        var project = Edits.delete(model.diagram(), List.of("relu1")).project();
        ProjectFile.write(drafts.resolve("1-1.netloom.json"), project);
        Files.writeString(drafts.resolve("1-1.lock"), file.toString());
        openWindow();
    }
}
