package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training onto a disk that is really full: a file system of 4 MB in memory, which only root may make. Elsewhere this
/// is skipped, visibly. The weights of SimpleConvNet take 1.7 MB.
class FullDiskTest {
    private static final int SIZE = 4 << 20;

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void insertSmallDisk() throws Exception {
        Mnist.save(folder.resolve("digits"), Mnist.load(Samples.mnist()).test().first(100));
        disk = Files.createDirectories(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
        assumeTrue(mounted, "no right to mount a small disk here");
    }

    @AfterEach
    void takeOut() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).as("taken out").isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void fill(int left) {
        try {
            Files.write(disk.resolve("filler"), new byte[SIZE - left]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// @param atEpoch what happens as soon as the first epoch is told
    private int train(Runnable atEpoch) {
        StringWriter out = new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (text.startsWith("epoch 1")) {
                    atEpoch.run();
                }
            }
        };
        String line =
                "train simple-convnet --epochs 1 --data " + folder.resolve("digits") + " --out " + disk.resolve("run");
        return Commands.run(new Console(new PrintWriter(out), new PrintWriter(err), Optional.empty()), line.split(" "));
    }

    @Test
    void aDiskWithoutRoomForTheWeightsIsFoundBeforeTraining() {
        fill(1 << 20);

        assertThat(train(() -> assertThat(true).as("trained").isFalse())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains("no room", disk.resolve("run/weights.npz").toString(), "1.736 MB");
        assertThat(disk.resolve("run")).doesNotExist();
    }

    @Test
    void whereItFillsMeanwhileTheHistoryHasTheWeights() throws Exception {
        assertThat(train(() -> fill(1 << 18))).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(disk.resolve("run/weights.npz").toString(), "full");
        Matcher kept = Pattern.compile("The history has them: (.+)").matcher(err.toString());
        assertThat(kept.find()).as(err.toString()).isTrue();
        Graph graph = ProjectFile.read(Samples.network("simple-convnet")).graph();
        assertThat(WeightsFile.read(Path.of(kept.group(1)), graph).weights().arrays())
                .isNotEmpty();
    }
}
