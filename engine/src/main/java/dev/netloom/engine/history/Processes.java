package dev.netloom.engine.history;

import java.time.Duration;
import java.time.Instant;

/// Whether a process that began a run still lives.
final class Processes {
    /// Systems tell the start of a process only so exactly.
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private Processes() {}

    static long own() {
        return ProcessHandle.current().pid();
    }

    /// In milliseconds since 1970; 0 where the system does not tell.
    static long ownStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /// @param started in milliseconds since 1970, since numbers of processes are used again; 0 where it is not known
    static boolean live(long process, long started) {
        return process > 0
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .filter(handle -> started == 0
                                || handle.info()
                                        .startInstant()
                                        .map(instant ->
                                                Math.abs(instant.toEpochMilli() - started) <= TOLERANCE.toMillis())
                                        .orElse(true))
                        .isPresent();
    }
}
