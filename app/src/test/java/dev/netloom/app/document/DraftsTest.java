package dev.netloom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    private static final Project PROJECT = new Project("Kept", Graph.chain(new Relu()), Map.of());

    @TempDir
    private Path folder;

    private List<Draft> orphans() throws IOException {
        return new Drafts(folder).orphans((file, problem) -> {
            throw new AssertionError(file + " is lost", problem);
        });
    }

    /// A window that crashes: it keeps a draft, says so, and waits to be killed.
    static final class Crashing {
        public static void main(String[] arguments) throws Exception {
            new Drafts(Path.of(arguments[0])).create().write(PROJECT, Optional.of(Path.of("/nets/합성곱.netloom.json")));
            System.out.println("kept");
            Thread.sleep(60_000);
        }
    }

    @Test
    void whatACrashLeftIsFoundOnceTheWindowIsGone() throws Exception {
        Process window = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Crashing.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = window.inputReader()) {
            assertThat(told.readLine()).isEqualTo("kept");
            assertThat(orphans()).as("while it lives").isEmpty();
        } finally {
            window.destroyForcibly().waitFor();
        }
        List<Draft> orphans = orphans();
        assertThat(orphans).hasSize(1);
        assertThat(orphans.getFirst().read()).isEqualTo(PROJECT);
        assertThat(orphans.getFirst().home()).contains(Path.of("/nets/합성곱.netloom.json"));
        assertThat(orphans()).as("offered to one window only").isEmpty();
        orphans.getFirst().release();
        assertThat(orphans()).as("not decided: offered again").hasSize(1);
    }

    @Test
    void windowsThatWorkDoNotTakeEachOthersDrafts() throws Exception {
        Draft first = new Drafts(folder).create();
        Draft second = new Drafts(folder).create();
        first.write(PROJECT, Optional.empty());
        second.write(new Project("Other", PROJECT.graph(), Map.of()), Optional.empty());
        assertThat(first.read().name()).isEqualTo("Kept");
        assertThat(first.home()).isEmpty();
        assertThat(second.read().name()).isEqualTo("Other");
        assertThat(orphans()).isEmpty();
        first.remove();
        second.remove();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tracesOfAWindowWithoutChangesAreClearedAway() throws Exception {
        Files.createFile(folder.resolve("77-1.lock"));
        assertThat(orphans()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDraftOfAnEarlierProcessOfTheSameNumberIsNotWrittenOver() throws Exception {
        Draft earlier = new Drafts(folder).create();
        earlier.write(PROJECT, Optional.empty());
        earlier.release();
        Draft mine = new Drafts(folder).create();
        mine.write(new Project("Mine", PROJECT.graph(), Map.of()), Optional.empty());
        List<Draft> orphans = orphans();
        assertThat(orphans).hasSize(1);
        assertThat(orphans.getFirst().read().name()).isEqualTo("Kept");
    }

    @Test
    void whatAKillInTheMiddleOfWritingLeftIsClearedAway() throws Exception {
        Files.writeString(folder.resolve(".88-1.netloom.json.88-3.part"), "{");
        Files.createFile(folder.resolve("88-1.lock"));
        assertThat(orphans()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
