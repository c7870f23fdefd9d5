package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final long BOUND = 4_500_000;

    @Test
    void anUnexpectedFailureLeavesItsStackTraceInTheUsersFolder() throws IOException {
        Failures.log(new IllegalStateException("probe of the log"));
        assertThat(LogFile.path()).startsWith(Path.of(System.getProperty("netloom.user")));
        assertThat(Files.readString(LogFile.path()))
                .contains("IllegalStateException: probe of the log", "\tat dev.netloom.app.ui.FailuresTest");
    }

    @Test
    void anExpectedFailureIsToldAndNotLogged() throws IOException {
        Failures.log(new FileProblem("missing", "not for the log", "x"));
        assertThat(Files.exists(LogFile.path()) ? Files.readString(LogFile.path()) : "")
                .doesNotContain("not for the log");
    }

    @Test
    void theSentenceSaysWhatFailedAndNamesTheLog() {
        assertThat(Failures.sentence(new IllegalStateException("it was closed\nlong ago")))
                .contains("IllegalStateException: it was closed", LogFile.path().toString())
                .doesNotContain("long ago");
    }

    /// As when a pulse fails sixty times a second.
    @Test
    void howeverMuchFailsTheLogStaysSmall() throws IOException {
        RuntimeException failure = new IllegalStateException("x".repeat(20_000));
        for (int i = 0; i < 500; i++) {
            Failures.log(failure);
        }
        try (Stream<Path> files = Files.list(LogFile.path().getParent())) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isBetween(1_000_000L, BOUND);
        }
    }

    @Test
    void aContainedFailureStopsNothingAndReachesTheHandler() {
        List<Throwable> caught = new ArrayList<>();
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((where, failure) -> caught.add(failure));
        try {
            Failures.contain(() -> {
                throw new IllegalStateException("contained");
            });
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
        assertThat(caught).singleElement().isInstanceOf(IllegalStateException.class);
    }
}
