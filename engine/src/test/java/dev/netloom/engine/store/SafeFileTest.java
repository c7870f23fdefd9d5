package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    /// One that writes to `/dev/null` must not put a file in its place.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        assertThatThrownBy(() -> SafeFile.write(device, out -> out.write(1)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no file");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    private void assertOnlyFile(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    @Test
    void aKillWhileSavingLeavesTheFileWhole() throws Exception {
        Path file = folder.resolve("net" + ProjectFile.EXTENSION);
        Set<String> names = new HashSet<>();
        for (int kill = 1; kill <= 6; kill++) {
            Process saving = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SavingLoop.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader told = saving.inputReader()) {
                for (int round = 0; round < 3 * kill; round++) {
                    assertThat(told.readLine()).isEqualTo("saved");
                }
            } finally {
                saving.destroyForcibly().waitFor();
            }
            Project read = ProjectFile.read(file);
            assertThat(read.graph()).isEqualTo(SavingLoop.graph());
            names.add(read.name());
        }
        assertThat(names).hasSizeGreaterThan(3);
    }

    @Test
    void draftsOfKilledProcessesAreClearedAway() throws Exception {
        Path dead = Files.createFile(folder.resolve(".net.999999999-1.part"));
        Path ofOthers = Files.createFile(folder.resolve(".other.npz.999999999-1.part"));
        String own = Long.toString(ProcessHandle.current().pid());
        Path alive = Files.createFile(folder.resolve(".net." + own + "-0.part"));
        Path before = Files.createFile(folder.resolve(".net." + own + "-1.part")); // the number was used again
        Files.setLastModifiedTime(before, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        for (Path draft : List.of(dead, ofOthers)) {
            Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minusSeconds(3600)));
        }
        Path fresh = Files.createFile(folder.resolve(".net.999999998-1.part")); // on another machine, perhaps
        Path nobodys = Files.createFile(folder.resolve("film.part"));
        SafeFile.write(folder.resolve("net"), out -> out.write(1));
        assertThat(List.of(dead, ofOthers, before)).noneMatch(Files::exists);
        assertThat(List.of(alive, fresh, nobodys)).allMatch(Files::exists);
        SafeFile.clear(folder);
        assertThat(fresh).doesNotExist();
        assertThat(List.of(alive, nobodys)).allMatch(Files::exists);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void permissionsAndLinksStayAsTheyWere() throws Exception {
        Path real = folder.resolve("real");
        Files.writeString(real, "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        SafeFile.write(link, out -> out.write('n'));
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aNewFileMayBeReadByWhoeverMayReadNewFiles() throws Exception {
        Path plain = Files.createFile(folder.resolve("plain"));
        Path safe = folder.resolve("safe");
        SafeFile.write(safe, out -> out.write(1));
        assertThat(Files.getPosixFilePermissions(safe)).isEqualTo(Files.getPosixFilePermissions(plain));
    }
}
