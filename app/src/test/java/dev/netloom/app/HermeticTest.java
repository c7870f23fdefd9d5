package dev.netloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.store.UserFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tests leave the files of whoever runs them alone.
class HermeticTest {
    private static final Path BUILD = Path.of("target").toAbsolutePath();

    @Test
    void whatIsKeptForTheUserIsKeptInTheBuild() {
        UserFolder user = UserFolder.ofUser();
        assertThat(Stream.of(user.config(), user.data(), Path.of(System.getProperty("netloom.cache"))))
                .allMatch(folder -> folder.startsWith(BUILD));
    }

    @Test
    void temporaryFilesLieInTheBuild() throws IOException {
        Path file = Files.createTempFile("netloom", null);
        Files.delete(file);
        assertThat(file).startsWithRaw(BUILD);
    }
}
