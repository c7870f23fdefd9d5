package dev.netloom.engine.memory;

/// Something would take more memory than there is, and was not begun.
public final class MemoryShortage extends RuntimeException {
    private final String what;
    private final long needed;
    private final long available;

    MemoryShortage(String what, long needed, long available) {
        super("%s takes %.1f GB of memory, and %.1f GB are free"
                .formatted(what, gigabytes(needed), gigabytes(available)));
        this.what = what;
        this.needed = needed;
        this.available = available;
    }

    /// What does not fit, in English.
    public String what() {
        return what;
    }

    public long needed() {
        return needed;
    }

    public long available() {
        return available;
    }

    public static double gigabytes(long bytes) {
        return bytes / 1e9;
    }
}
