package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Output that nobody gets: on a full disk, or where the reader has gone.
class LostOutputTest {
    private static final String FULL = "No space left on device";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String reason, String line) {
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException(reason);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        PrintWriter out = new PrintWriter(new StrictWriter(broken));
        return Commands.run(new Console(out, new PrintWriter(err), Optional.empty()), line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"summary deep-convnet", "summary deep-convnet --format json", "experiment", "--help", "train -h"
            })
    void aFullDiskIsAFailure(String line) {
        assertThat(run(FULL, line)).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("netloom: The output could not be written. The disk is full: free some space on it");
    }

    @Test
    void aReaderThatHasEnoughIsNoneToSpeakOf() {
        assertThat(run("Broken pipe", "summary deep-convnet")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aTrainingThatNobodyHearsEndsAndKeepsWhatItLearned() {
        int status = run(FULL, "train simple-convnet --epochs 50 --limit 100 --out " + folder);

        assertThat(status).isEqualTo(1);
        Path weights = folder.resolve("weights.npz");
        assertThat(weights).isNotEmptyFile();
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        saved -> assertThat(saved).startsWith("Stopped").contains(weights.toString()),
                        why -> assertThat(why).contains("The disk is full"));
    }
}
