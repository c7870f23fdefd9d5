package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TrainingControlTest {
    private final TrainingControl control = new TrainingControl();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();
    private Thread run;

    @AfterEach
    void endTheRun() throws InterruptedException {
        control.stop();
        if (run != null) {
            run.join();
        }
    }

    /// A run that steps as soon as it may, and takes a while for it.
    private void start() {
        run = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (ask()) {
                    steps.add("step");
                    Thread.sleep(1);
                }
                steps.add("end");
            } catch (InterruptedException e) {
                steps.add("interrupted");
            }
        });
    }

    private boolean ask() throws InterruptedException {
        return control.awaitPermission(() -> told.add("weights"), () -> told.add("paused"), () -> told.add("resumed"));
    }

    @Test
    void aFreeRunIsNotHeldUp() throws InterruptedException {
        assertThat(ask()).isTrue();
        assertThat(told).isEmpty();
        assertThat(control.isStopped()).isFalse();
    }

    @Test
    void aPausedRunStandsStillUntilItIsResumed() throws InterruptedException {
        control.pause();
        start();
        assertThat(told.take()).isEqualTo("paused");
        assertThat(steps.poll(100, TimeUnit.MILLISECONDS)).isNull();
        control.resume();
        assertThat(told.take()).isEqualTo("resumed");
        assertThat(steps.take()).isEqualTo("step");
    }

    @Test
    void aPausedRunTakesOneStepAtATime() throws InterruptedException {
        control.pause();
        start();
        assertThat(told.take()).isEqualTo("paused");
        for (int i = 0; i < 3; i++) {
            control.step();
            assertThat(steps.take()).isEqualTo("step");
            assertThat(told.take()).isEqualTo("paused");
            assertThat(steps.poll(30, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void stepsAskedForAtOnceAreAllTaken() throws InterruptedException {
        control.pause();
        control.step();
        control.step();
        assertThat(ask()).isTrue();
        assertThat(ask()).isTrue();
        start();
        assertThat(told.take()).isEqualTo("paused");
        assertThat(steps).isEmpty();
    }

    @Test
    void aStepPausesARunningRun() throws InterruptedException {
        control.step();
        start();
        assertThat(told.take()).isEqualTo("paused");
        assertThat(steps).hasSize(1);
    }

    @Test
    void resumingForgetsStepsNotTaken() throws InterruptedException {
        control.pause();
        control.step();
        control.resume();
        control.pause();
        start();
        assertThat(told.take()).isEqualTo("paused");
        assertThat(steps).isEmpty();
    }

    @Test
    void aStoppedRunEndsAlsoWhilePaused() throws InterruptedException {
        control.pause();
        start();
        assertThat(told.take()).isEqualTo("paused");
        control.stop();
        assertThat(steps.take()).isEqualTo("end");
        assertThat(told).doesNotContain("resumed");
        assertThat(control.isStopped()).isTrue();
        control.resume();
        assertThat(ask()).isFalse();
    }

    @Test
    void weightsAreHandedOutOnceAlsoWhilePaused() throws InterruptedException {
        control.takeWeights();
        assertThat(ask()).isTrue();
        assertThat(ask()).isTrue();
        assertThat(List.copyOf(told)).containsExactly("weights");
        told.clear();
        control.pause();
        start();
        assertThat(told.take()).isEqualTo("paused");
        control.takeWeights();
        assertThat(told.take()).isEqualTo("weights");
        assertThat(steps.poll(30, TimeUnit.MILLISECONDS)).isNull();
        assertThat(told).isEmpty();
    }
}
