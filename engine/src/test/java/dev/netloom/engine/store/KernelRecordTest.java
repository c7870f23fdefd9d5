package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelRecordTest {
    private static final List<String> KERNELS = List.of("brg", "jit", "gemm");

    @TempDir
    private Path folder;

    @Test
    void theFastestKernelIsChosen() {
        assertThat(record().choose("task", KERNELS, () -> new double[] {3, 1, 2}))
                .isEqualTo(1);
    }

    @Test
    void theFavouriteStaysUnlessAnotherIsClearlyFaster() {
        assertThat(record().choose("task", KERNELS, () -> new double[] {1, 0.97, 0.96}))
                .isZero();
    }

    @Test
    void aChoiceIsMeasuredOnceAndThenRecordedForLaterRuns() {
        KernelRecord first = record();
        first.choose("task", KERNELS, () -> new double[] {5, 5, 1});
        assertThat(record().choose("task", KERNELS, () -> fail("measured again")))
                .isEqualTo(2);
    }

    /// Where little is to be computed.
    @Test
    void whatIsKnownIsTakenWithoutMeasuring() {
        KernelRecord record = record();
        assertThat(record.known().choose("a", KERNELS, () -> fail("measured"))).isZero();
        record.choose("a", KERNELS, () -> new double[] {3, 1, 2});
        assertThat(record.known().choose("a", KERNELS, () -> fail("measured"))).isEqualTo(1);
        assertThat(record.known().choose("a", List.of("first", "other"), () -> fail("measured")))
                .isZero();
    }

    @Test
    void aKernelThatIsNoLongerThereIsMeasuredAgain() {
        KernelRecord first = record();
        first.choose("task", KERNELS, () -> new double[] {5, 5, 1});
        assertThat(record().choose("task", List.of("brg", "jit"), () -> new double[] {5, 1}))
                .isEqualTo(1);
    }

    @Test
    void whereThereIsOneKernelNothingIsMeasured() {
        assertThat(record().choose("task", List.of("only"), () -> fail("measured")))
                .isZero();
    }

    @Test
    void whatIsDamagedIsPassedOverAndNamedOnce() throws IOException {
        Files.write(file(), "good\tjit\n\u00ff\0\1\t\nno column\ntask\tje".getBytes(StandardCharsets.ISO_8859_1));
        List<String> told = Logged.by(KernelRecord.class, () -> {
            KernelRecord record = record();
            assertThat(record.choose("good", KERNELS, () -> fail("measured again")))
                    .isEqualTo(1);
            assertThat(record.choose("task", KERNELS, () -> new double[] {5, 1, 5}))
                    .isEqualTo(1);
            assertThat(record.choose("next", KERNELS, () -> new double[] {5, 1, 5}))
                    .isEqualTo(1);
        });
        assertThat(told).hasSize(2).allMatch(line -> line.contains(file().toString()));
        assertThat(told.getFirst()).contains("line 2");
        KernelRecord later = record();
        for (String task : List.of("good", "task", "next")) {
            assertThat(later.choose(task, KERNELS, () -> fail("measured again")))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoeverChoosesFirstChoosesForAll() {
        KernelRecord one = record();
        KernelRecord other = record();
        assertThat(one.choose("task", KERNELS, () -> new double[] {5, 1, 5})).isEqualTo(1);
        assertThat(other.choose("task", KERNELS, () -> fail("measured again"))).isEqualTo(1);
    }

    @Test
    void aChoiceMadeWhileAnotherMeasuresCounts() {
        KernelRecord one = record();
        KernelRecord other = record();
        int chosen = one.choose("task", KERNELS, () -> {
            other.choose("task", KERNELS, () -> new double[] {5, 5, 1});
            return new double[] {5, 1, 5};
        });
        assertThat(chosen).isEqualTo(2);
        assertThat(one.text()).isEqualTo("task\tgemm\n");
    }

    @Test
    void processesThatChooseAtOnceAgree() throws Exception {
        Process one = start(0);
        Process other = start(1);
        one.getOutputStream().close();
        other.getOutputStream().close();
        String chosen = new String(one.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(chosen).hasSize(ChoosingLoop.TASKS);
        assertThat(other.getInputStream()).asString(StandardCharsets.UTF_8).isEqualToIgnoringWhitespace(chosen);
        assertThat(Files.readAllLines(file())).hasSize(ChoosingLoop.TASKS);
    }

    private Process start(int favourite) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChoosingLoop.class.getName(),
                        file().toString(),
                        String.valueOf(favourite))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aFolderThatCannotBeWrittenCostsNothingButTheMeasurement() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        KernelRecord record = new KernelRecord(blocked.resolve("kernels.tsv"));
        assertThat(record.choose("task", KERNELS, () -> new double[] {5, 1, 5})).isEqualTo(1);
        assertThat(blocked).isEmptyFile();
    }

    private KernelRecord record() {
        return new KernelRecord(file());
    }

    private Path file() {
        return folder.resolve("kernels.tsv");
    }
}
