package dev.netloom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentListTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheLastTenLatestFirst() throws Exception {
        RecentList list = list();
        for (int number = 1; number <= 12; number++) {
            list.add(file(number));
        }
        assertThat(list.add(file(5))).hasSize(10).startsWith(file(5), file(12)).endsWith(file(3));
        assertThat(list().read()).as("remembered").hasSize(10).startsWith(file(5));
    }

    @Test
    void windowsAddToOneList() throws Exception {
        RecentList here = list();
        RecentList there = list();
        here.add(file(1));
        there.add(file(2));
        assertThat(here.add(file(3))).containsExactly(file(3), file(2), file(1));
    }

    @Test
    void aFileCanBeTakenOff() throws Exception {
        list().add(file(1));
        list().add(file(2));
        assertThat(list().remove(file(1))).containsExactly(file(2));
    }

    @Test
    void damagedLinesHideNoOthers() throws Exception {
        String text = file(1) + "\n\0\n\n" + "x".repeat(1000) + "\n" + file(2) + "\n";
        Files.write(folder.resolve("recent.txt"), text.getBytes(StandardCharsets.UTF_8));
        assertThat(list().read()).contains(file(1), file(2)).hasSize(3);
    }

    @Test
    void whateverIsInTheFileThereIsAList() throws Exception {
        assertBears(Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandTimesThereIsAList() throws Exception {
        assertBears(Mutations.ALL);
    }

    private void assertBears(int count) {
        String text = file(1) + "\n" + file(2) + "\n/nets/합성곱.netloom.json\n";
        Mutations.Tally tally =
                Mutations.check(List.of(text.getBytes(StandardCharsets.UTF_8)), count, IOException.class, bytes -> {
                    Files.write(folder.resolve("recent.txt"), bytes);
                    assertThat(list().read()).hasSizeLessThanOrEqualTo(10);
                    assertThat(list().add(file(3))).contains(file(3));
                });
        assertThat(tally.refused()).isZero();
    }

    @Test
    void aDamagedListIsBegunAnew() throws Exception {
        Files.write(folder.resolve("recent.txt"), new byte[] {(byte) 0xff, 0, 10});
        assertThat(list().read()).isEmpty();
        assertThat(list().add(file(1))).isEqualTo(List.of(file(1)));
    }

    private Path file(int number) {
        return folder.resolve("n" + number + ".netloom.json");
    }

    private RecentList list() {
        return new RecentList(folder.resolve("recent.txt"));
    }
}
