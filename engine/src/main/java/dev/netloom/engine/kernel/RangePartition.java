package dev.netloom.engine.kernel;

import java.util.function.IntConsumer;

/// Work on a flat vector, parted among threads: each takes one range of values, always the same one.
public interface RangePartition {
    /// What is done to the values `from` to below `to`.
    interface Work {
        /// @param share number of the range, from 0
        void on(int share, int from, int to);
    }

    /// All values in one range, on the thread that asks.
    RangePartition WHOLE = new RangePartition() {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public void run(int values, Work work) {
            work.on(0, 0, values);
        }

        @Override
        public void run(IntConsumer work) {
            work.accept(0);
        }
    };

    /// How many ranges there are.
    int count();

    /// Works on all ranges of so many values at once, and returns when all are done.
    void run(int values, Work work);

    /// Works on the number of every range at once, each on the thread that always has it, and returns when all are
    /// done.
    void run(IntConsumer work);
}
