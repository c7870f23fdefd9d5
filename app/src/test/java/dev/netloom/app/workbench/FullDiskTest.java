package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Saving onto a disk that is really full: a file system of 64 kB in memory, which only root may make. Elsewhere this
/// is skipped, visibly.
class FullDiskTest extends FileWindow {
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void insertSmallDisk() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
        assumeTrue(mounted, "no right to mount a small disk here");
    }

    @AfterEach
    void takeOut() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).as("taken out").isTrue();
        }
    }

    @Test
    void itSaysWhatIsFullWhereAndWhatToDoAndHarmsNothing() throws Exception {
        answers.file = disk.resolve("kept.netloom.json");
        FxTest.run(() -> workbench.documents().saveAs());
        FxTest.await(
                "the file",
                () -> model.fileProperty().get().filter(answers.file::equals).isPresent());
        String before = Files.readString(answers.file);
        Path filler = fill();
        change();
        FxTest.run(() -> workbench.documents().save());
        FxTest.await("the explanation", () -> !answers.said.isEmpty());
        assertThat(answers.said.getFirst())
                .startsWith(Texts.of("save.failed", "kept.netloom.json"))
                .contains(Texts.of("file.full-at", disk))
                .contains(Texts.of("save.kept"));
        assertThat(answers.file).hasContent(before);
        try (var files = Files.list(disk)) {
            assertThat(files).containsExactlyInAnyOrder(answers.file, filler);
        }
        FxTest.run(() -> assertThat(model.dirtyProperty().get()).isTrue());
        Files.delete(filler);
        FxTest.run(() -> workbench.documents().save());
        FxTest.await("the file at last", () -> !model.dirtyProperty().get());
        assertThat(Files.readString(answers.file)).isNotEqualTo(before).doesNotContain("relu1\",");
    }

    /// Takes all the room that is left.
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }
}
