package dev.netloom.engine.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What Linux's control groups leave to a process: containers and services have limits of their own, below the
/// machine's. Source: Linux, *Control Group v2*, and *cgroup-v1/memory*.
///
/// @param membership the file that says in which groups the process is
/// @param mount where the groups are seen as folders
record ControlGroups(Path membership, Path mount) {
    static final ControlGroups OF_THIS_PROCESS =
            new ControlGroups(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));

    /// The files of a version in every group's folder.
    private record Names(String limit, String usage, String reclaimable) {}

    private static final Names FIRST =
            new Names("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");
    private static final Names SECOND = new Names("memory.max", "memory.current", "inactive_file");

    OptionalLong available() {
        return lines(membership)
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .flatMapToLong(parts -> parts[1].isEmpty()
                        ? along(mount, parts[2], SECOND)
                        : Arrays.asList(parts[1].split(",")).contains("memory")
                                ? along(mount.resolve("memory"), parts[2], FIRST)
                                : LongStream.empty())
                .min();
    }

    /// A group's limits, and those of all that it is in. A container sees its own group at the root.
    private static LongStream along(Path root, String group, Names names) {
        Path folder = root.resolve(group.substring(1)).normalize();
        return Stream.iterate(folder, path -> path != null && path.startsWith(root), Path::getParent)
                .flatMapToLong(path -> left(path, names));
    }

    private static LongStream left(Path folder, Names names) {
        OptionalLong limit = number(folder.resolve(names.limit));
        OptionalLong usage = number(folder.resolve(names.usage));
        if (limit.isEmpty() || usage.isEmpty()) {
            return LongStream.empty(); // no such group, or no limit
        }
        long cached = lines(folder.resolve("memory.stat"))
                .filter(line -> line.startsWith(names.reclaimable + " "))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        return LongStream.of(Math.max(0, limit.getAsLong() - usage.getAsLong() + cached));
    }

    private static OptionalLong number(Path file) {
        return lines(file)
                .filter(line -> line.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
