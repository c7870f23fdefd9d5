package dev.netloom.engine.memory;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The C library's heap, from which native memory comes. glibc keeps what was freed for itself, gigabytes of it after a
/// large plan, until it is asked; other C libraries give it back, or cannot be asked.
public final class NativeHeap {
    private static final long MUCH = 32 << 20;
    private static final Optional<MethodHandle> TRIM = find();

    private NativeHeap() {}

    /// Gives freed memory back to the system, where that needs saying, if it is much: this takes some milliseconds.
    ///
    /// @param freed bytes since it was called last
    public static void trim(long freed) {
        if (freed >= MUCH) {
            trim();
        }
    }

    static void trim() {
        TRIM.ifPresent(function -> {
            try {
                int released = (int) function.invokeExact(0L);
                assert released >= 0;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @SuppressWarnings("restricted") // int malloc_trim(size_t pad), as glibc's manual has it
    private static Optional<MethodHandle> find() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("malloc_trim")
                .map(symbol -> linker.downcallHandle(
                        symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));
    }
}
