package dev.netloom.engine.network;

import dev.netloom.engine.kernel.NativeScope;
import java.lang.foreign.MemorySegment;

/// Memory for what flows through plans, of which only one runs at a time.
final class SharedMemory {
    private Block newest;

    /// Memory that is given back when nobody uses it any more.
    final class Block implements AutoCloseable {
        private final NativeScope own = new NativeScope();
        private final MemorySegment memory;
        private int users;

        private Block(long bytes) {
            this.memory = own.bytes(bytes);
        }

        MemorySegment memory() {
            return memory;
        }

        @Override
        public void close() {
            users--;
            if (users == 0) {
                own.close();
                newest = newest == this ? null : newest;
            }
        }
    }

    /// At least so many bytes, which others may write to between two runs.
    Block block(long bytes) {
        if (newest == null || available() < bytes) {
            newest = new Block(bytes);
        }
        newest.users++;
        return newest;
    }

    /// Bytes that are there already.
    long available() {
        return newest == null ? 0 : newest.memory.byteSize();
    }
}
