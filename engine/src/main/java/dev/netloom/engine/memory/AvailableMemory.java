package dev.netloom.engine.memory;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/// How much more memory this process may take. Systems give out more than they have, and kill whoever then uses it:
/// so what is large is measured before any of it is allocated.
public final class AvailableMemory {
    /// Not worth asking about.
    private static final long SMALL = 64 << 20;

    /// What is left to others, and to what nobody has counted.
    private static final double MARGIN = 0.05;

    private AvailableMemory() {}

    /// Bytes that the machine, and the control groups that this process is in, have left.
    public static long bytes() {
        long group = ControlGroups.OF_THIS_PROCESS.available().orElse(Long.MAX_VALUE);
        return (long) (Math.min(machine(), group) * (1 - MARGIN));
    }

    /// The most memory that this process has had at once so far, as Linux counts it (`VmHWM`); empty on other
    /// systems.
    public static OptionalLong peak() {
        return kilobytes(Path.of("/proc/self/status"), "VmHWM:");
    }

    /// Bytes that Java's heap can still take.
    ///
    /// @param wanted where there seems to be less, garbage is collected first
    public static long heap(long wanted) {
        Runtime runtime = Runtime.getRuntime();
        long left = left(runtime);
        if (wanted > left) { // what looks used may be garbage
            System.gc();
            left = left(runtime);
        }
        return left;
    }

    private static long left(Runtime runtime) {
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    /// @param what would take the memory, in English
    /// @throws MemoryShortage where there is less than that
    public static void require(String what, long bytes) {
        if (bytes >= SMALL) {
            long available = bytes();
            if (bytes > available) {
                throw new MemoryShortage(what, bytes, available);
            }
        }
    }

    private static long machine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.contains("mac")) { // what is free says nothing there: the system keeps little, and compresses
            return system.getTotalMemorySize() / 4 * 3;
        }
        return linux(Path.of("/proc/meminfo")).orElseGet(system::getFreeMemorySize);
    }

    /// Free memory, and what caches would give back.
    static OptionalLong linux(Path meminfo) {
        return kilobytes(meminfo, "MemAvailable:");
    }

    private static OptionalLong kilobytes(Path file, String key) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty(); // another system
        }
    }
}
