package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
        "ema, 1, range",
        "newton-schulz, 11, range",
        "patience, -1, range",
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

    @ParameterizedTest
    @EnumSource
    void what_differs_is_all_that_a_project_needs(Preset preset) {
        TrainingDescription told = new TrainingDescription(
                preset.plan().withSeed(7).withOptimizer(OptimizerSettings.of(OptimizerKind.ADAMW)),
                PrecisionChoice.FLOAT32,
                600);
        Map<String, String> said = TrainingFields.differences(USUAL, told);
        assertThat(said)
                .containsEntry("optimizer", "adamw")
                .doesNotContainKeys("learning-rate", "weight-decay", "momentum", "schedule", "validation");
        assertThat(TrainingFields.read(USUAL, said, (field, problem) -> {
                    throw problem;
                }))
                .isEqualTo(told);
        assertThat(TrainingFields.differences(USUAL, USUAL)).isEmpty();
    }

    @Test
    void what_a_project_says_wrong_stays_at_its_default_and_is_told() {
        Map<String, String> told = new HashMap<>();
        TrainingDescription read = TrainingFields.read(
                USUAL,
                Map.of("learning-rate", "abc", "batch", "50", "augment", "whirl:3", "teacher", "vgg16"),
                (field, problem) -> told.put(field.key(), problem.getMessage()));
        assertThat(read).isEqualTo(USUAL.withConfig(USUAL.config().withBatchSize(50)));
        assertThat(told).containsOnlyKeys("learning-rate", "augment");
    }

    /// What `docs/project-file.md` says of the settings is so.
    @Test
    void every_setting_is_described() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("netloom.home"), "docs", "project-file.md"));
        assertThat(TrainingFields.ALL)
                .allSatisfy(field -> assertThat(page)
                        .contains("\n| `%s` | %s (%s) |\n".formatted(field.key(), field.text(USUAL), range(field))));
    }

    private static String range(TrainingField field) {
        NumberRange range = field.range();
        return switch (field.kind()) {
            case WHOLE, REAL ->
                (range.open() ? "above " : "") + plain(range.least()) + " to " + (range.below() ? "below " : "")
                        + plain(range.most());
            case CHOICE -> String.join(", ", field.choices());
            case POINTS -> "points as in `0:0.04,0.3:1,1:0`, 2 to 64 of them";
            case BLOCKS -> "names of blocks as in `conv1,conv2`, `layer1*`, `body`, or `none`";
            case RULES -> "rules as in `shift:2,rotate:10,scale:0.1`";
        };
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static TrainingField field(String key) {
        return TrainingFields.ALL.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
