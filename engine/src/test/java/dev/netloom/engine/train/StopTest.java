package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long it takes from the wish that a run stop to its end: DeepConvNet, with all test images of MNIST.
@Tag("exhaustive")
@Timeout(300)
class StopTest {
    private static final Duration MOST = Duration.ofMillis(500);
    private static final int ROUNDS = 5;

    /// Into the middle of what comes after the step.
    private static final Duration LATER = Duration.ofMillis(150);

    private static Dataset mnist;
    private static Graph network;

    @BeforeAll
    static void load() throws Exception {
        mnist = Mnist.load(Samples.mnist());
        network = ProjectFile.read(Samples.network("deep-convnet")).graph();
    }

    @Test
    void inTheMiddleOfAnEpoch() throws Exception {
        assertStops(6_000, 5, false);
    }

    @Test
    void inTheEvaluationAfterAnEpoch() throws Exception {
        assertStops(300, 3, false);
    }

    @Test
    void whilePaused() throws Exception {
        assertStops(6_000, 5, true);
    }

    private static void assertStops(int images, int step, boolean paused) throws Exception {
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            nanos[round] = stop(mnist.limited(images), step, paused);
        }
        Arrays.sort(nanos);
        Duration middle = Duration.ofNanos(nanos[ROUNDS / 2]);
        System.out.println("stopped within " + middle.toMillis() + " ms");
        assertThat(middle).isLessThan(MOST);
    }

    /// Has another thread stop the run some time after a step.
    ///
    /// @return nanoseconds from the wish to the end of the run, its last weights told and its memory given back
    private static long stop(Dataset data, int step, boolean paused) throws Exception {
        TrainingControl control = new TrainingControl();
        AtomicLong wished = new AtomicLong();
        Runnable wish = () -> {
            LockSupport.parkNanos(LATER.toNanos());
            wished.set(System.nanoTime());
            control.stop();
        };
        new Trainer(network, data, TrainingConfig.of(2), control, event -> {
                    if (event instanceof TrainingEvent.StepDone done && done.step() == step) {
                        if (paused) {
                            control.pause();
                        }
                        Thread.ofPlatform().start(wish);
                    }
                })
                .run();
        return System.nanoTime() - wished.get();
    }
}
