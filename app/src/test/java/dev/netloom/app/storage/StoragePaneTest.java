package dev.netloom.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.drawing.KeptDigits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ResourceSettings;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.store.UserFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoragePaneTest {
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty(true);
    private final List<String> asked = new ArrayList<>();
    private boolean agreed;

    @TempDir
    private Path folder;

    private Path logs;
    private Path kernels;
    private StoragePane pane;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        logs = Files.createDirectories(folder.resolve("data/logs"));
        Files.write(logs.resolve("netloom.log"), new byte[1_500_000]);
        Files.write(logs.resolve("netloom.1.log"), new byte[500_000]);
        kernels = Files.createDirectories(folder.resolve("cache"));
        Files.writeString(kernels.resolve("kernels-x.tsv"), "a\tb\n");
        Files.writeString(kernels.resolve("other"), "not ours");
        FxTest.run(() -> {
            UserFolder user = UserFolder.in(folder);
            HistorySource history = new HistorySource(HistorySource.folder(user), InstantSource.system(), aside -> {});
            List<StoragePlace> places = StoragePlaces.of(
                    user, kernels, history, new KeptDigits(user.data().resolve("digits")));
            pane = new StoragePane(places, new ResourceSettings(), Optional::empty, busy, (question, means) -> {
                asked.add(question);
                return agreed;
            });
            Scene scene = new Scene(new StackPane(pane), 700, 560);
            pane.applyCss();
            pane.layout();
            assertThat(scene.getRoot()).isNotNull();
        });
    }

    @Test
    void eachPlaceSaysHowLargeItIsAndIsDeletedOnlyWhereTheUserAgrees() throws Exception {
        FxTest.await("the sizes", () -> size("logs").equals(Texts.of("storage.megabytes", 2.0)));
        FxTest.await("nothing", () -> size("drafts").equals(Texts.of("storage.nothing")));
        press("#storage-logs-delete");
        assertThat(logs.resolve("netloom.1.log")).exists();
        agreed = true;
        press("#storage-logs-delete");
        FxTest.await("the new size", () -> size("logs").equals(Texts.of("storage.kilobytes", 0.0)));
        assertThat(logs.resolve("netloom.1.log")).doesNotExist();
        assertThat(asked).hasSize(2).containsOnly(Texts.of("storage.logs.question"));
    }

    @Test
    void whatARunningTrainingNeedsStays() throws Exception {
        FxTest.await("the size", () -> size("kernels").equals(Texts.of("storage.kilobytes", 1.0)));
        FxTest.run(() -> {
            assertThat(pane.lookup("#storage-kernels-delete").isDisabled()).isTrue();
            assertThat(pane.lookup("#storage-natives-delete").isVisible()).isFalse();
            busy.set(false);
        });
        agreed = true;
        press("#storage-kernels-delete");
        FxTest.await("the deletion", () -> !Files.exists(kernels.resolve("kernels-x.tsv")));
        assertThat(kernels.resolve("other")).exists();
    }

    private String size(String key) {
        return ((Label) pane.lookup("#storage-" + key + "-size")).getText();
    }

    private void press(String button) throws Exception {
        FxTest.run(() -> ((Button) pane.lookup(button)).fire());
    }
}
