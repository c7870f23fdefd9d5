package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
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
        first.decided();
        assertThat(record().choose("task", KERNELS, () -> fail("measured again")))
                .isEqualTo(2);
    }

    @Test
    void aKernelThatIsNoLongerThereIsMeasuredAgain() {
        KernelRecord first = record();
        first.choose("task", KERNELS, () -> new double[] {5, 5, 1});
        first.decided();
        assertThat(record().choose("task", List.of("brg", "jit"), () -> new double[] {5, 1}))
                .isEqualTo(1);
    }

    @Test
    void whereThereIsOneKernelNothingIsMeasured() {
        assertThat(record().choose("task", List.of("only"), () -> fail("measured")))
                .isZero();
    }

    @Test
    void aDamagedRecordIsMeasuredAgainAndReplaced() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, 0, 1, '\t', '\n'});
        KernelRecord record = record();
        assertThat(record.choose("task", KERNELS, () -> new double[] {5, 1, 5})).isEqualTo(1);
        record.decided();
        assertThat(Files.readString(file())).isEqualTo("task\tjit\n");
    }

    @Test
    void aFolderThatCannotBeWrittenCostsNothingButTheMeasurement() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        KernelRecord record = new KernelRecord(blocked.resolve("kernels.tsv"));
        assertThat(record.choose("task", KERNELS, () -> new double[] {5, 1, 5})).isEqualTo(1);
        record.decided();
        assertThat(blocked).isEmptyFile();
    }

    private KernelRecord record() {
        return new KernelRecord(file());
    }

    private Path file() {
        return folder.resolve("kernels.tsv");
    }
}
