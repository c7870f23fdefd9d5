package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunProgressTest {
    private final RunProgress progress = new RunProgress();

    @Test
    void theFirstEpochGoesOnFromTheStart() {
        progress.begin(TrainingConfig.of(4), RunPast.NONE);
        assertThat(progress.epochsProperty().get()).isEqualTo(4);
        assertThat(progress.epochProperty().get()).isZero();
        assertThat(progress.precisionProperty().get()).isNull();
        progress.follow(new TrainingEvent.Started(TrainingConfig.of(4), 60, 2));
        assertThat(progress.epochProperty().get()).isEqualTo(1);
        assertThat(progress.precisionProperty().get()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void aStepTellsHowFarTheRunIsAndHowLongItStillTakes() {
        progress.follow(step(61, 3000, 200));
        assertThat(progress.epochProperty().get()).isEqualTo(2);
        assertThat(progress.stepProperty().get()).isEqualTo(61);
        assertThat(progress.fractionProperty().get()).isEqualTo(0.25);
        assertThat(progress.imagesPerSecondProperty().get()).isEqualTo(200);
        assertThat(progress.secondsLeftProperty().get()).isEqualTo(9000 / 200.0);
    }

    @Test
    void nobodyKnowsHowLongARunTakesThatStandsStillOrHasEnded() {
        progress.follow(step(61, 3000, 200));
        progress.follow(new TrainingEvent.Paused(61));
        assertThat(progress.secondsLeftProperty().get()).isNaN();
        progress.follow(step(62, 3050, 200));
        assertThat(progress.secondsLeftProperty().get()).isPositive();
        progress.follow(new TrainingEvent.Finished(62, Optional.empty(), ScriptedRun.weights(1), true, 1));
        assertThat(progress.secondsLeftProperty().get()).isNaN();
        assertThat(progress.bestProperty().get()).isNull();
    }

    @Test
    void theBestTestStaysAndTheFirstOfTwoEqualOnes() {
        progress.follow(epoch(1, 40, 0.3));
        progress.follow(epoch(2, 10, 0.2));
        progress.follow(epoch(3, 10, 0.1));
        progress.follow(epoch(4, 20, 0.1));
        assertThat(progress.bestProperty().get()).isEqualTo(ScriptedRun.evaluation(10, 0.2));
        progress.follow(new TrainingEvent.Finished(
                240, Optional.of(ScriptedRun.evaluation(9, 0.4)), ScriptedRun.weights(1), false, 4));
        assertThat(progress.bestProperty().get().correct()).isEqualTo(ScriptedRun.DIGITS - 9);
    }

    @Test
    void theNextRunBeginsWithNothingOfTheLastOne() {
        ScriptedRun.events(2).forEach(progress::follow);
        progress.begin(TrainingConfig.of(3), RunPast.NONE);
        assertThat(progress.epochsProperty().get()).isEqualTo(3);
        assertThat(progress.epochProperty().get()).isZero();
        assertThat(progress.stepProperty().get()).isZero();
        assertThat(progress.fractionProperty().get()).isZero();
        assertThat(progress.imagesPerSecondProperty().get()).isZero();
        assertThat(progress.precisionProperty().get()).isNull();
        assertThat(progress.bestProperty().get()).isNull();
    }

    /// In the second of four epochs of 3,000 images each.
    private static TrainingEvent step(long step, long imagesSeen, double imagesPerSecond) {
        return new TrainingEvent.StepDone(step, 2, 0.5, 0.001, imagesPerSecond, new Progress(imagesSeen, 12_000));
    }

    private static TrainingEvent epoch(int epoch, int wrong, double loss) {
        return new TrainingEvent.EpochDone(
                epoch,
                epoch * 60L,
                ScriptedRun.evaluation(wrong, loss),
                ScriptedRun.evaluation(wrong, loss),
                2400,
                epoch);
    }
}
