package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.stage.FileChooser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChoosersTest {
    private static final File HOME = new File(System.getProperty("user.home"));

    private final TransientPreferences memory = new TransientPreferences();
    private final Deque<Path> answers = new ArrayDeque<>();
    private final List<File> starts = new ArrayList<>();
    private final List<String> proposals = new ArrayList<>();
    private final List<Path> asked = new ArrayList<>();
    private boolean overwrite;

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedHasItsExtensionAndOverwritesNothingUnasked() throws Exception {
        Path taken = Files.createFile(folder.resolve("net.netloom.json"));
        answers.add(folder.resolve("net"));
        answers.add(folder.resolve("other"));
        assertThat(save()).isEqualTo(folder.resolve("other.netloom.json"));
        assertThat(asked).containsExactly(taken);
        assertThat(proposals).containsExactly("Small.netloom.json", "net.netloom.json");
        overwrite = true;
        answers.add(folder.resolve("net"));
        assertThat(save()).isEqualTo(taken);
        asked.clear();
        answers.add(taken); // as it stands: the system's dialog has asked
        assertThat(save()).isEqualTo(taken);
        assertThat(asked).isEmpty();
        assertThat(choosers().save("", "Small", "network", "netloom.json")).isEmpty();
    }

    @Test
    void everyChooserBeginsWhereTheUserLastWas() throws Exception {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        answers.add(first.resolve("a.npz"));
        answers.add(second);
        answers.add(second.resolve("b.png"));
        choosers().open("", "weights", "npz");
        choosers().folder("");
        choosers().save("", "", "picture", "png");
        Files.delete(second);
        choosers().open("", "weights", "npz");
        memory.put("folder", "");
        choosers().folder("");
        assertThat(starts).containsExactly(HOME, first.toFile(), second.toFile(), HOME, HOME);
    }

    private Path save() {
        return choosers().save("", "Small", "network", "netloom.json").orElseThrow();
    }

    /// Anew each time, as after a start.
    private FileChoosers choosers() {
        return new FileChoosers(
                memory,
                this::answer,
                chooser -> {
                    proposals.add(chooser.getInitialFileName());
                    return answer(chooser);
                },
                chooser -> {
                    starts.add(chooser.getInitialDirectory());
                    return next();
                },
                file -> {
                    asked.add(file);
                    return overwrite;
                });
    }

    private File answer(FileChooser chooser) {
        starts.add(chooser.getInitialDirectory());
        return next();
    }

    private File next() {
        return answers.isEmpty() ? null : answers.poll().toFile();
    }
}
