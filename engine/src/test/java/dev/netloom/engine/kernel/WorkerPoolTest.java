package dev.netloom.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerPoolTest {
    private static void awaitAll(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the members do not work at once", e);
        }
    }

    @Test
    void everyMemberWorksAtTheSameTimeOnAThreadOfItsOwnTheCallerAsTheFirst() {
        Thread[] threads = new Thread[3];
        CyclicBarrier barrier = new CyclicBarrier(3);
        try (WorkerPool pool = new WorkerPool(3, 3)) {
            pool.run(member -> {
                threads[member] = Thread.currentThread();
                awaitAll(barrier);
            });
        }
        assertThat(Set.of(threads)).hasSize(3);
        assertThat(threads[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void valuesAreDealtOutOnceEachInOrderAndNoCacheLineIsShared() {
        try (WorkerPool pool = new WorkerPool(3, 3)) {
            for (int values : new int[] {0, 1, 15, 16, 17, 100, 1000}) {
                AtomicIntegerArray taken = new AtomicIntegerArray(values);
                List<Integer> begins = new CopyOnWriteArrayList<>();
                pool.run(values, (member, from, to) -> {
                    begins.add(from);
                    for (int i = from; i < to; i++) {
                        taken.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < values; i++) {
                    assertThat(taken.get(i)).as("value %d of %d", i, values).isEqualTo(1);
                }
                assertThat(begins).hasSize(3).allMatch(from -> from % 16 == 0);
            }
        }
    }

    @Test
    void whatAMemberThrowsReachesTheCallerOnceAllAreDoneAndThePoolStillWorks() {
        try (WorkerPool pool = new WorkerPool(3, 3)) {
            for (int failing = 0; failing < pool.size(); failing++) {
                int bad = failing;
                AtomicInteger done = new AtomicInteger();
                assertThatThrownBy(() -> pool.run(member -> {
                            if (member == bad) {
                                throw new OutOfMemoryError("of member " + bad);
                            }
                            done.incrementAndGet();
                        }))
                        .isInstanceOf(OutOfMemoryError.class)
                        .hasMessage("of member " + bad);
                assertThat(done).hasValue(2);
                pool.run(member -> done.incrementAndGet());
                assertThat(done).hasValue(5);
            }
        }
    }

    @Test
    void anInterruptedCallerWaitsForTheOthersAndStaysInterrupted() {
        AtomicInteger done = new AtomicInteger();
        try (WorkerPool pool = new WorkerPool(2, 2)) {
            Thread.currentThread().interrupt();
            pool.run(member -> {
                for (int i = 0; i < 50_000_000 && member > 0; i++) {
                    Thread.onSpinWait();
                }
                done.incrementAndGet();
            });
            assertThat(done).hasValue(2);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingEndsTheThreadsAlsoThoseThatWaitForLong() {
        Set<Thread> others = ConcurrentHashMap.newKeySet();
        WorkerPool pool = new WorkerPool(3, 3);
        pool.run(member -> others.add(Thread.currentThread()));
        others.remove(Thread.currentThread());
        assertThat(others).hasSize(2).allMatch(Thread::isAlive);
        pool.close();
        assertThat(others).noneMatch(Thread::isAlive);
    }
}
