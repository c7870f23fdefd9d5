package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    @TempDir
    private Path folder;

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("deep/er/file");
        SafeFile.write(file, out -> out.write(new byte[] {1, 2}));
        SafeFile.write(file, out -> out.write(new byte[] {3}));
        assertThat(file).hasBinaryContent(new byte[] {3});
        assertOnlyFile(file);
    }

    @Test
    void aFailingWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("file");
        SafeFile.write(file, out -> out.write(new byte[] {1, 2}));
        assertThatThrownBy(() -> SafeFile.write(file, out -> {
                    out.write(9);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
        assertOnlyFile(file);
    }

    @Test
    void aCrashOfTheWriterLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("file");
        SafeFile.write(file, out -> out.write(new byte[] {1, 2}));
        assertThatThrownBy(() -> SafeFile.write(file, out -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
        assertOnlyFile(file);
    }

    @Test
    void aFailingMoveLeavesNothingBehind() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("occupied"));
        Path inside = Files.writeString(occupied.resolve("inside"), "kept");
        assertThatThrownBy(() -> SafeFile.write(occupied, out -> out.write(1))).isInstanceOf(IOException.class);
        assertThat(inside).hasContent("kept");
        assertOnlyFile(inside);
    }

    private void assertOnlyFile(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
        }
    }
}
