package dev.netloom.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path system;

    private void write(String file, String content) throws IOException {
        Path path = system.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private ControlGroups groups() {
        return new ControlGroups(system.resolve("cgroup"), system.resolve("sys"));
    }

    @Test
    void aGroupLeavesItsLimitLessWhatIsUsedAndNotJustCached() throws IOException {
        write("cgroup", "0::/user/session\n");
        write("sys/user/session/memory.max", 600 * MEGABYTE + "\n");
        write("sys/user/session/memory.current", 250 * MEGABYTE + "\n");
        write("sys/user/session/memory.stat", "anon 7\ninactive_file " + 50 * MEGABYTE + "\nactive_file 9\n");
        assertThat(groups().available()).hasValue(400 * MEGABYTE);
    }

    @Test
    void theTightestOfTheGroupsAroundCounts() throws IOException {
        write("cgroup", "0::/user/session\n");
        write("sys/user/session/memory.max", "max\n");
        write("sys/user/session/memory.current", "0\n");
        write("sys/user/memory.max", 300 * MEGABYTE + "\n");
        write("sys/user/memory.current", 100 * MEGABYTE + "\n");
        write("sys/memory.max", 900 * MEGABYTE + "\n");
        write("sys/memory.current", 200 * MEGABYTE + "\n");
        assertThat(groups().available()).hasValue(200 * MEGABYTE);
    }

    @Test
    void groupsOfTheFirstVersionCountToo() throws IOException {
        write("cgroup", "5:cpu,cpuacct:/other\n4:memory:/job\n0::/\n");
        write("sys/memory/job/memory.limit_in_bytes", 500 * MEGABYTE + "\n");
        write("sys/memory/job/memory.usage_in_bytes", 450 * MEGABYTE + "\n");
        write("sys/memory/job/memory.stat", "inactive_file 1\ntotal_inactive_file " + 10 * MEGABYTE + "\n");
        write("sys/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("sys/memory/memory.usage_in_bytes", "1\n");
        assertThat(groups().available()).hasValue(60 * MEGABYTE);
    }

    @Test
    void aContainerSeesItsGroupAtTheRoot() throws IOException {
        write("cgroup", "0::/docker/4711\n");
        write("sys/memory.max", 500 * MEGABYTE + "\n");
        write("sys/memory.current", 100 * MEGABYTE + "\n");
        assertThat(groups().available()).hasValue(400 * MEGABYTE);
    }

    @Test
    void withoutGroupsThereIsNoLimit() throws IOException {
        assertThat(groups().available()).isEmpty();
        write("cgroup", "nonsense\n0::/\n");
        assertThat(groups().available()).isEmpty();
    }

    @Test
    void linuxSaysWhatItCouldGive() throws IOException {
        write("meminfo", "MemTotal:  24684084 kB\nMemFree:  1 kB\nMemAvailable:   19828096 kB\n");
        assertThat(AvailableMemory.linux(system.resolve("meminfo"))).hasValue(19828096L * 1024);
        assertThat(AvailableMemory.linux(system.resolve("none"))).isEmpty();
    }

    @Test
    void whatIsMoreThanThereIsIsRefusedWithFigures() {
        assertThat(AvailableMemory.bytes()).isPositive();
        AvailableMemory.require("nothing", 1);
        assertThatThrownBy(() -> AvailableMemory.require("a petabyte", 1L << 50))
                .isInstanceOf(MemoryShortage.class)
                .hasMessageStartingWith("a petabyte takes 1125899.9 GB of memory, and ")
                .hasMessageEndingWith(" GB are free");
    }
}
