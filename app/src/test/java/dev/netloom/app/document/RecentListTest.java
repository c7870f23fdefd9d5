package dev.netloom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
    void aDamagedLineHidesNoOther() throws Exception {
        list().add(file(1));
        byte[] good = Files.readAllBytes(folder.resolve("recent.txt"));
        Files.write(folder.resolve("recent.txt"), new byte[] {(byte) 0xff, 'x', 10, 'a', 0, 10});
        Files.write(folder.resolve("recent.txt"), good, StandardOpenOption.APPEND);
        assertThat(list().read()).containsExactly(file(1));
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
