package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.optim.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingFieldsTest {
    private static final TrainingDescription USUAL = TrainingDescription.of(TrainingConfig.of(5));

    @ParameterizedTest
    @EnumSource
    void a_preset_written_field_by_field_is_read_as_it_was(Preset preset) {
        TrainingDescription told = new TrainingDescription(
                preset.plan().withSeed(123_456_789_012L).withValidation(0.1), PrecisionChoice.FLOAT32, 600);
        TrainingDescription read = USUAL;
        for (TrainingField field : TrainingFields.ALL) {
            read = field.with(read, field.text(told));
        }
        assertThat(read).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "learning-rate, abc, no-number",
        "learning-rate, 0, range",
        "learning-rate, 101, range",
        "learning-rate, '', empty",
        "momentum, 1, range",
        "epochs, 2.5, not-whole",
        "epochs, 0, range",
        "seed, -1, range",
        "schedule, sometimes, no-choice"
    })
    void what_a_setting_cannot_be_is_said(String key, String typed, String problem) {
        assertThatThrownBy(() -> field(key).with(USUAL, typed))
                .isInstanceOfSatisfying(InvalidTrainingSetting.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo(key);
                    assertThat(invalid.key()).isEqualTo(problem);
                });
    }

    @Test
    void augmentation_says_itself_what_is_wrong() {
        assertThatThrownBy(() -> TrainingFields.AUGMENT.with(USUAL, "whirl:3")).isInstanceOf(InvalidAugmentation.class);
    }

    @Test
    void another_optimiser_brings_its_rate_and_decay() {
        TrainingDescription turned = TrainingFields.OPTIMIZER.with(USUAL, "adamw");
        assertThat(turned.config().optimizer().weightDecay()).isEqualTo(OptimizerKind.ADAMW.presetDecay());
    }

    private static TrainingField field(String key) {
        return TrainingFields.ALL.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
