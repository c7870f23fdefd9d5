package dev.netloom.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Zones in front of and behind every buffer, which show whether anything was written outside of it. They are full of
/// NaN, in float32 as in bfloat16, so that what is read there and used spoils the result.
final class GuardZones {
    private static final long SMALLEST = 1 << 16;
    private static final long LARGEST = 1 << 20;
    /// oneDNN's worst kernel wrote eight times as much as its memory holds.
    private static final int TIMES = 8;

    private static final short NAN = 0x7fc0;
    private static final MemorySegment UNTOUCHED = untouched();

    private final List<MemorySegment> zones = new ArrayList<>();

    private static MemorySegment untouched() {
        MemorySegment pattern = Arena.global().allocate(LARGEST, Short.BYTES);
        for (long i = 0; i < LARGEST / Short.BYTES; i++) {
            pattern.setAtIndex(ValueLayout.JAVA_SHORT, i, NAN);
        }
        return pattern.asReadOnly();
    }

    /// A buffer of zeros with both zones.
    synchronized MemorySegment around(Arena arena, long bytes, long alignment) {
        long behind = Math.clamp(TIMES * bytes, SMALLEST, LARGEST);
        MemorySegment all = arena.allocate(SMALLEST + bytes + behind, alignment);
        add(all.asSlice(0, SMALLEST));
        add(all.asSlice(SMALLEST + bytes));
        return all.asSlice(SMALLEST, bytes);
    }

    private void add(MemorySegment zone) {
        mend(zone);
        zones.add(zone);
    }

    private static void mend(MemorySegment zone) {
        zone.copyFrom(UNTOUCHED.asSlice(0, zone.byteSize()));
    }

    /// Whether nothing was written to any of them since it was last asked.
    synchronized boolean areUntouched() {
        List<MemorySegment> touched = zones.stream()
                .filter(zone -> zone.mismatch(UNTOUCHED.asSlice(0, zone.byteSize())) >= 0)
                .toList();
        touched.forEach(GuardZones::mend);
        return touched.isEmpty();
    }
}
