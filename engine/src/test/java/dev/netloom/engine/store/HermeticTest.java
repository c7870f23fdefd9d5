package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Tests leave the files of whoever runs them alone.
class HermeticTest {
    private static final Path BUILD = Path.of("target").toAbsolutePath();

    @Test
    void whatIsKeptForTheUserIsKeptInTheBuild() {
        UserFolder user = UserFolder.ofUser();
        assertThat(List.of(user.config(), user.data(), KernelRecord.folderOfUser()))
                .allMatch(folder -> folder.startsWith(BUILD));
    }

    @Test
    void temporaryFilesLieInTheBuild() throws IOException {
        Path file = Files.createTempFile("netloom", null);
        Files.delete(file);
        assertThat(file).startsWithRaw(BUILD);
    }

    /// They inherit the environment, which Netloom looks at on Linux, but no system properties.
    @Test
    @EnabledOnOs(OS.LINUX)
    void processesThatTestsStartKeepToTheBuildToo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Folders.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> folders = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(folders).hasSize(3).allMatch(folder -> Path.of(folder).startsWith(BUILD));
    }

    /// Tells where it would keep what is the user's.
    static final class Folders {
        public static void main(String[] arguments) {
            UserFolder user = UserFolder.ofUser();
            System.out.println(user.config() + "\n" + user.data() + "\n" + KernelRecord.folderOfUser());
        }
    }
}
