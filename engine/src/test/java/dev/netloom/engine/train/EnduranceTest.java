package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.memory.Held;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Long runs and many runs take no more than short ones and few.
@Tag("exhaustive")
class EnduranceTest extends TrainerRuns {
    private static final long MEGABYTE = 1 << 20;

    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// At one moment of a run.
    private record Moment(Held held, long heap) {
        static Moment now() {
            long heap = heapInUse();
            return new Moment(Held.now(), heap);
        }
    }

    @Test
    void twentyThousandStepsTakeNoMoreThanAThousand() throws TrainingFailure {
        Moment[] moments = new Moment[2];
        TrainingConfig plan = plan(1000, 50, 1);
        new Trainer(NETWORK, digits(1000, 100), plan, new TrainingControl(), event -> {
                    if (event instanceof TrainingEvent.StepDone done && done.step() == 1000) {
                        moments[0] = Moment.now();
                    } else if (event instanceof TrainingEvent.StepDone done && done.step() == 20_000) {
                        moments[1] = Moment.now();
                    }
                })
                .run();
        Held first = moments[0].held();
        Held last = moments[1].held();
        System.out.printf(
                "20,000 steps: resident %d MB, then %d MB; heap %d MB, then %d MB; scopes %d, then %d bytes%n",
                first.resident() / MEGABYTE,
                last.resident() / MEGABYTE,
                moments[0].heap() / MEGABYTE,
                moments[1].heap() / MEGABYTE,
                first.scopes(),
                last.scopes());
        assertThat(last.scopes()).isEqualTo(first.scopes());
        assertThat(last.pointers()).isEqualTo(first.pointers());
        assertThat(last.threads()).isEqualTo(first.threads());
        assertThat(last.resident()).isLessThan(first.resident() + 100 * MEGABYTE);
        assertThat(moments[1].heap()).isLessThan(moments[0].heap() + 20 * MEGABYTE);
    }

    @Test
    void twoHundredStartsAndStopsLeaveNothingBehind() throws TrainingFailure {
        for (int i = 0; i < 20; i++) { // until Java's compiler and heap have what they want
            startAndStop();
        }
        Held before = Held.now();
        for (int i = 0; i < 200; i++) {
            startAndStop();
        }
        Held after = Held.now();
        System.out.printf(
                "200 starts and stops: resident %d MB, then %d MB; scopes %d, then %d; pointers %d, then %d; threads %s%n",
                before.resident() / MEGABYTE,
                after.resident() / MEGABYTE,
                before.scopes(),
                after.scopes(),
                before.pointers(),
                after.pointers(),
                after.threads());
        before.isHeldAgain();
    }

    private static void startAndStop() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        run(NORMALISED, digits(500, 60), plan(3, 70, 1), control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == 5) {
                control.stop();
            }
        });
    }
}
