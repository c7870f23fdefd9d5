package dev.netloom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash left, whole and damaged.
class KeptTest {
    @TempDir
    private Path folder;

    private Kept.Found found = new Kept.Found(List.of(), List.of());

    @BeforeEach
    void leaveOne() throws IOException {
        leave("2-1", "Whole");
    }

    @AfterEach
    void letGo() throws IOException {
        for (Kept kept : found.kept()) {
            kept.draft().release();
        }
        for (Kept.Damaged damaged : found.damaged()) {
            if (damaged.draft().isPresent()) {
                damaged.draft().get().release();
            }
        }
    }

    private Path leave(String name, String project) throws IOException {
        Path file = folder.resolve(name + ProjectFile.EXTENSION);
        ProjectFile.write(file, new Project(project, Graph.chain(new Relu(), new Relu()), Map.of()));
        Files.writeString(folder.resolve(name + ".lock"), "/nets/" + project + ProjectFile.EXTENSION);
        return file;
    }

    private void find() throws IOException {
        letGo();
        found = Kept.in(new Drafts(folder));
    }

    @Test
    void oneThatCannotBeOpenedIsNamedAndHidesNoOther() throws IOException {
        Path torn = Files.writeString(folder.resolve("1-1" + ProjectFile.EXTENSION), "{\"netloom\":1,");
        Path directory = Files.createDirectories(folder.resolve("1-2" + ProjectFile.EXTENSION));
        Path locked = leave("1-3", "Locked");
        Files.delete(folder.resolve("1-3.lock"));
        Files.createDirectories(folder.resolve("1-3.lock/inside"));
        find();
        assertThat(found.kept()).extracting(kept -> kept.diagram().name()).containsExactly("Whole");
        assertThat(found.damaged()).extracting(Kept.Damaged::file).containsExactlyInAnyOrder(torn, directory, locked);
        assertThat(found.damaged())
                .filteredOn(damaged -> damaged.file().equals(locked))
                .extracting(Kept.Damaged::draft)
                .containsExactly(Optional.empty());
    }

    @Test
    void damagedDraftsAreReadOrNamed() throws IOException {
        assertBears(Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandDamagedDraftsAreReadOrNamed() throws IOException {
        assertBears(Mutations.ALL);
    }

    private void assertBears(int count) throws IOException {
        Path file = leave("1-1", "Torn");
        Path lock = folder.resolve("1-1.lock");
        byte[] project = Files.readAllBytes(file);
        byte[] home = Files.readAllBytes(lock);
        int[] damaged = new int[1];
        Mutations.check(List.of(project, home), count, IllegalStateException.class, bytes -> {
            boolean isProject = bytes.length > 0 && bytes[0] == '{';
            Files.write(file, isProject ? bytes : project);
            Files.write(lock, isProject ? home : bytes);
            find();
            damaged[0] += found.damaged().size();
            assertThat(found.kept()).extracting(kept -> kept.diagram().name()).contains("Whole");
            assertThat(found.kept().size() + found.damaged().size()).isEqualTo(2);
        });
        assertThat(damaged[0]).isBetween(1, count - 1);
    }
}
