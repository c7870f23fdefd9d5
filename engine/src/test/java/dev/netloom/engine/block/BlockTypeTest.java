package dev.netloom.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlockTypeTest {
    static Stream<BlockType> types() {
        return BlockType.all().stream();
    }

    static Stream<Arguments> settings() {
        return types().flatMap(type -> type.settings().stream().map(setting -> Arguments.of(type, setting)));
    }

    static Stream<Arguments> numbers() {
        return settings().filter(arguments -> ((SettingSpec) arguments.get()[1]).isNumber());
    }

    @Test
    void typesGoByTheirNamesInFiles() {
        assertThat(types().map(BlockType::key))
                .containsExactly(
                        "input",
                        "conv",
                        "dense",
                        "pool",
                        "relu",
                        "leaky-relu",
                        "sigmoid",
                        "tanh",
                        "gelu",
                        "silu",
                        "dropout",
                        "batch-norm",
                        "group-norm",
                        "local-response-norm",
                        "flatten",
                        "global-average-pool",
                        "global-max-pool",
                        "add",
                        "concat",
                        "output");
        assertThat(BlockType.named("batch-norm")).contains(BlockType.of(BatchNorm.class));
        assertThat(BlockType.named("BatchNorm")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void presetsMakeABlockWhoseSettingsArePresets(BlockType type) {
        Block block = type.preset();
        assertThat(BlockType.of(block)).isSameAs(type);
        type.settings()
                .forEach(setting ->
                        assertThat(type.values(block).get(setting.name())).isEqualTo(setting.preset()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void blockIsMadeAnewFromItsSettings(BlockType type) {
        Block block = type.preset();
        assertThat(type.create(type.values(block))).isEqualTo(block);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void bothEndsOfARangeAreAllowed(BlockType type, SettingSpec setting) {
        for (double end : new double[] {setting.min(), setting.max()}) {
            Block block = type.with(type.preset(), setting.name(), number(setting, end));
            assertThat(((Number) type.values(block).get(setting.name())).doubleValue())
                    .isEqualTo(end);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void beyondARangeNothingIsMade(BlockType type, SettingSpec setting) {
        double step = setting.type() == int.class ? 1 : 1e-9;
        for (double outside : new double[] {setting.min() - step, setting.max() + step}) {
            assertThatThrownBy(() -> type.with(type.preset(), setting.name(), number(setting, outside)))
                    .isInstanceOfSatisfying(InvalidSetting.class, failure -> {
                        assertThat(failure.block()).isEqualTo(type.key());
                        assertThat(failure.setting()).isEqualTo(setting.name());
                        assertThat(failure.value()).isEqualTo(number(setting, outside));
                        assertThat(failure.min()).isEqualTo(setting.min());
                        assertThat(failure.max()).isEqualTo(setting.max());
                    });
        }
    }

    @Test
    void whatIsNoNumberIsNoSetting() {
        for (double rate : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> new Dropout(rate)).isInstanceOf(InvalidSetting.class);
        }
    }

    @Test
    void aChoiceCannotBeMissing() {
        assertThatThrownBy(() -> Pool.of(null, 2, 2, 0)).isInstanceOf(InvalidSetting.class);
    }

    @Test
    void failureNamesRuleAndValue() {
        assertThatThrownBy(() -> Conv.of(16, 0, 1, 1))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("conv.kernel is 0, outside 1 to 31");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingsAreReadBackFromWhatFilesSay(BlockType type, SettingSpec setting) {
        assertThat(setting.parse(SettingSpec.plain(setting.preset()).toString()))
                .isEqualTo(setting.preset());
        setting.choices()
                .forEach(choice -> assertThat(
                                setting.parse(SettingSpec.plain(choice).toString()))
                        .isEqualTo(choice));
    }

    @Test
    void wholeNumbersAreNotRounded() {
        SettingSpec kernel = BlockType.of(Conv.class).settings().get(1);
        assertThat(kernel.parse(" 5 ")).isEqualTo(5);
        assertThat(kernel.parse("5.0")).isEqualTo(5);
        for (String text : new String[] {"5.5", "1e300", "NaN", "five", ""}) {
            assertThatThrownBy(() -> kernel.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void trueAndFalseAreTheOnlyAnswers() {
        SettingSpec bias = BlockType.of(Dense.class).settings().get(1);
        assertThat(bias.parse("False")).isEqualTo(false);
        assertThatThrownBy(() -> bias.parse("yes")).hasMessageContaining("yes");
    }

    @Test
    void oneSettingChangesAndTheOthersStay() {
        Conv conv = Conv.of(7, 5, 2, 1);
        assertThat(BlockType.of(conv).with(conv, "stride", 3)).isEqualTo(Conv.of(7, 5, 3, 1));
    }

    @Test
    void settingsNotGivenAreAtTheirPresets() {
        assertThat(BlockType.of(Pool.class).create(Map.of("kernel", 3))).isEqualTo(Pool.of(Pool.Kind.MAX, 3, 2, 0));
    }

    private static Object number(SettingSpec setting, double value) {
        return setting.type() == int.class ? (Object) (int) value : (Object) value;
    }
}
