package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30) // against deadlocks
class PrefetcherTest {
    /// Batch n holds the value n. Remembers who draws, and how many were drawn.
    private static final class Numbers implements BatchSource {
        private final int count;
        private final IntConsumer before;
        private final AtomicInteger drawn = new AtomicInteger();
        private volatile Thread thread;

        Numbers(int count, IntConsumer before) {
            this.count = count;
            this.before = before;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public Batch draw(int number, Batch buffer) {
            thread = Thread.currentThread();
            before.accept(number);
            buffer.images()[0] = number;
            drawn.incrementAndGet();
            return buffer;
        }

        /// Returns when the thread has nothing to do.
        void awaitRest() throws InterruptedException {
            while (thread == null || thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
    }

    private static Numbers numbers(int count) {
        return new Numbers(count, number -> {});
    }

    private static Numbers failingAt(int bad, Error failure) {
        return new Numbers(10, number -> {
            if (number == bad) {
                throw failure;
            }
        });
    }

    private static Prefetcher prefetcher(BatchSource source, int buffers) {
        List<Batch> ring = Stream.generate(() -> new Batch(1, new float[1], new int[1]))
                .limit(buffers)
                .toList();
        return new Prefetcher(source, ring);
    }

    @Test
    void batchesComeInOrderFromAnotherThreadWhichThenEnds() {
        for (int buffers = 2; buffers < 5; buffers++) {
            for (int count = 1; count < 12; count++) {
                Numbers source = numbers(count);
                Prefetcher prefetcher = prefetcher(source, buffers);
                for (int number = 0; number < count; number++) {
                    assertThat(prefetcher.hasNext()).isTrue();
                    assertThat(prefetcher.next().images()).containsExactly(number);
                }
                assertThat(prefetcher.hasNext()).isFalse();
                assertThatThrownBy(prefetcher::next).isInstanceOf(NoSuchElementException.class);
                assertThat(source.thread).isNotSameAs(Thread.currentThread());
                assertThat(source.thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void aBatchStaysUntilTheNextIsAskedFor() throws InterruptedException {
        Numbers source = numbers(20);
        try (Prefetcher prefetcher = prefetcher(source, 3)) {
            source.awaitRest();
            assertThat(source.drawn).hasValue(3); // nobody holds one yet
            for (int number = 0; number < 17; number++) {
                Batch held = prefetcher.next();
                source.awaitRest();
                assertThat(source.drawn.get()).isBetween(number + 2, number + 3); // never further than the ring
                assertThat(prefetcher.hasNext()).isTrue();
                assertThat(held.images()).containsExactly(number);
            }
        }
    }

    @Test
    void itsThreadRestsUntilHalfOfTheBuffersAreFree() throws InterruptedException {
        Numbers source = numbers(20);
        try (Prefetcher prefetcher = prefetcher(source, 8)) {
            source.awaitRest();
            for (int number = 0; number < 4; number++) {
                prefetcher.next();
                source.awaitRest();
                assertThat(source.drawn).hasValue(8);
            }
            prefetcher.next();
            source.awaitRest();
            assertThat(source.drawn).hasValue(12);
        }
    }

    @Test
    void whoStopsEarlyLeavesNoThread() {
        for (int taken = 0; taken < 6; taken++) {
            Numbers source = numbers(100);
            Prefetcher prefetcher = prefetcher(source, 3);
            IntStream.range(0, taken).forEach(i -> prefetcher.next());
            prefetcher.close();
            assertThat(source.thread == null || !source.thread.isAlive()).isTrue();
            assertThatThrownBy(prefetcher::next).isInstanceOf(IllegalStateException.class);
            prefetcher.close(); // does nothing
        }
    }

    @Test
    void whatDrawingThrowsReachesTheConsumerAfterTheGoodBatches() {
        Error failure = new OutOfMemoryError("drawn by a test");
        Numbers source = failingAt(2, failure);
        Prefetcher prefetcher = prefetcher(source, 3);
        assertThat(prefetcher.next().images()).containsExactly(0);
        assertThat(prefetcher.next().images()).containsExactly(1);
        assertThatThrownBy(prefetcher::next).isSameAs(failure);
        assertThatThrownBy(prefetcher::next).isSameAs(failure);
        prefetcher.close();
        assertThat(source.thread.isAlive()).isFalse();

        RuntimeException other = new IllegalArgumentException("also");
        try (Prefetcher second = prefetcher(
                new Numbers(3, number -> {
                    throw other;
                }),
                3)) {
            assertThatThrownBy(second::next).isSameAs(other);
        }
    }

    @Test
    void anInterruptedConsumerGetsItsBatchAndStaysInterrupted() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Numbers source = new Numbers(2, number -> awaitQuietly(asked));
        Prefetcher prefetcher = prefetcher(source, 3);
        Thread consumer = Thread.currentThread();
        Thread helper = Thread.startVirtualThread(() -> {
            while (consumer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            consumer.interrupt();
            asked.countDown();
        });
        assertThat(prefetcher.next().images()).containsExactly(0);
        assertThat(consumer.isInterrupted()).isTrue();
        prefetcher.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(source.thread.isAlive()).isFalse();
        helper.join();
    }

    @Test
    void anInterruptedThreadIsAFailureAndNoDeadlock() throws InterruptedException {
        Numbers source = numbers(10);
        try (Prefetcher prefetcher = prefetcher(source, 3)) {
            source.awaitRest();
            source.thread.interrupt();
            source.thread.join();
            IntStream.range(0, 3).forEach(i -> prefetcher.next());
            assertThatThrownBy(prefetcher::next).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void closingFreesAConsumerThatWaits() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Prefetcher prefetcher = prefetcher(new Numbers(2, number -> awaitQuietly(never)), 3);
        Thread consumer = Thread.currentThread();
        Thread closer = Thread.ofPlatform().start(() -> {
            while (consumer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            prefetcher.close();
        });
        assertThatThrownBy(prefetcher::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        never.countDown();
        closer.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
