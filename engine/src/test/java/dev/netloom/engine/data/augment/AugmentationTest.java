package dev.netloom.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    @Test
    void aListIsReadInItsOrder() {
        assertThat(Augmentation.parse("shift:2,rotate:10,scale:0.1"))
                .isEqualTo(Augmentation.of(new Shift(2), new Rotate(10), new Scale(0.1)));
        assertThat(Augmentation.parse(" cutout:8 , crop: 4,flip,shear:5 "))
                .isEqualTo(Augmentation.of(new Cutout(8), new Crop(4), new Flip(0.5), new Shear(5)));
        assertThat(Augmentation.parse("brightness:0.2,noise:1e-2"))
                .isEqualTo(Augmentation.of(new Brightness(0.2), new Noise(0.01)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", " ", " none "})
    void noneAndNothingAreNone(String text) {
        assertThat(Augmentation.parse(text)).isEqualTo(Augmentation.NONE);
        assertThat(Augmentation.parse(text).isNone()).isTrue();
        assertThat(Augmentation.of(new Crop(1)).isNone()).isFalse();
    }

    @Test
    void whatIsPrintedIsReadAgain() {
        assertThat(Augmentation.NONE).hasToString("none");
        Augmentation all = Augmentation.parse("noise:0.05,shift:1.5,flip:0.25,crop:2,scale:0.0001");
        assertThat(all).hasToString("noise:0.05,shift:1.5,flip:0.25,crop:2,scale:1.0E-4");
        assertThat(Augmentation.parse(all.toString())).isEqualTo(all);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindMakesAndReadsItsOwnRule(RuleKind kind) {
        for (double amount : new double[] {0, kind.isWhole() ? 1 : kind.max() / 3, kind.max()}) {
            Rule rule = kind.of(amount);
            assertThat(rule.kind()).isEqualTo(kind);
            assertThat(rule.amount()).isEqualTo(amount);
            assertThat(RuleKind.parse(rule.text())).isEqualTo(rule);
        }
        for (double amount : new double[] {-1e-9, Math.nextUp(kind.max()), Double.NaN}) {
            assertThatThrownBy(() -> kind.of(amount))
                    .isInstanceOf(InvalidAugmentation.class)
                    .hasMessageContaining(kind.key())
                    .hasMessageContaining(Double.toString(amount));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shift:2;blur:3, unknown, 'blur'",
        "'', unknown, ''",
        "shift:1;, unknown, ''",
        "Shift:1, unknown, 'Shift'",
        "shift, no-number, shift",
        "shift:, not-a-number, shift is ''",
        "rotate:ten, not-a-number, rotate is 'ten'",
        "rotate:1:2, not-a-number, 1:2",
        "noise:NaN, not-a-number, NaN",
        "rotate:181, range, 'rotate is 181.0, outside 0 to 180.0'",
        "scale:-0.1, range, scale is -0.1",
        "shift:1e400, range, shift is Infinity",
        "crop:1.5, whole, crop is 1.5",
        "cutout:0.5, whole, cutout is 0.5",
        "flip;flip:1, twice, flip"
    })
    void errorsNameTheRuleAndTheValue(String text, String key, String said) {
        String list = text.isEmpty() ? "shift:1,,crop:1" : text.replace(';', ',');
        InvalidAugmentation problem = catchThrowableOfType(InvalidAugmentation.class, () -> Augmentation.parse(list));
        assertThat(problem).isNotNull().hasMessageContaining(said);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.arguments()).isNotEmpty();
    }

    @Test
    void rulesCheckThemselves() {
        assertThatThrownBy(() -> new Crop(-1)).hasMessageContaining("crop is -1");
        assertThatThrownBy(() -> new Scale(0.91)).hasMessageContaining("scale is 0.91");
    }
}
