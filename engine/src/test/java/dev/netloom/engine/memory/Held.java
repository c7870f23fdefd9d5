package dev.netloom.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.kernel.NativeScope;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/// What this process holds outside Java's heap at one moment: threads of the engine, and native memory.
///
/// @param resident bytes of the process, with what is shared or garbage
public record Held(List<String> threads, long scopes, long pointers, long resident) {
    private static final long NOISE = 100L << 20;

    public static Held now() {
        collect();
        NativeHeap.trim();
        return new Held(
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("netloom-"))
                        .sorted()
                        .toList(),
                NativeScope.bytesInUse(),
                Pointer.totalBytes(),
                Pointer.physicalBytes());
    }

    /// ND4J leaves some bytes of every array to the garbage collector, whose references come up behind it.
    private static void collect() {
        try {
            awaitReferences();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitReferences() throws InterruptedException {
        long unchanged = 0;
        for (long before = -1; unchanged < 3; ) {
            System.gc();
            Thread.sleep(5);
            Pointer.deallocateReferences();
            long now = Pointer.totalBytes();
            unchanged = now == before ? unchanged + 1 : 0;
            before = now;
        }
    }

    /// Holds the rest of the process to what it was.
    public void isHeldAgain() {
        Held now = now();
        assertThat(now.threads).isEqualTo(threads);
        assertThat(now.scopes).isEqualTo(scopes);
        assertThat(now.pointers).isEqualTo(pointers);
        assertThat(now.resident).isLessThan(resident + NOISE);
    }
}
