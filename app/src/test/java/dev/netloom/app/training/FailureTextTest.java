package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.train.TrainingFailure;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void aPrecisionThatTheProcessorLacksIsNamedWithWhatToTakeInstead() {
        assertThat(FailureText.of(new TrainingFailure("precision", "no", "bfloat16")))
                .isEqualTo("This processor cannot multiply bfloat16; use float32 or auto");
    }
}
