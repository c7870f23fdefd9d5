package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.data.Colour;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Fit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/project-file.md` says of the format is so.
class ProjectFormatTest {
    private static String page;

    static List<BlockType> types() {
        return BlockType.all();
    }

    @BeforeAll
    static void readPage() throws IOException {
        page = Files.readString(Path.of(System.getProperty("netloom.home"), "docs", "project-file.md"));
    }

    @Test
    void theExampleIsWrittenAsItIsRead() throws Exception {
        String example = page.replaceAll("(?s).*```json\n(.*?)```.*", "$1");
        Project project = ProjectFile.parse("example", example);
        assertThat(project.graph().nodes()).hasSize(6);
        assertThat(ProjectFile.text(project)).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySettingIsDescribed(BlockType type) {
        String settings =
                type.settings().stream().map(ProjectFormatTest::describe).collect(Collectors.joining("; "));
        assertThat(page).contains("\n| `" + type.key() + "` | " + settings + " |\n");
    }

    @Test
    void everySettingOfTheDataIsDescribed() {
        DataSettings other = new DataSettings(
                new DataSettings.Size(32, 24), DataSettings.Size.OF_PICTURES, Fit.CROP, Colour.GREY, 0.3, 5, true, 2);
        assertThat(other.values()).hasSize(7);
        assertThat(DataSettings.of(other.values())).isEqualTo(other);
        assertThat(DataSettings.PLAIN.values()).isEmpty();
        other.values().keySet().forEach(key -> assertThat(page).contains("\n| `data-" + key + "` | "));
        assertThatThrownBy(() -> DataSettings.of(Map.of("fit", "cover")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fit");
    }

    @Test
    void theVersionIsNamed() {
        assertThat(page).contains("; " + ProjectFile.VERSION + " so far");
    }

    private static String describe(SettingSpec setting) {
        String range = setting.isNumber()
                ? plain(setting.min()) + " to " + plain(setting.max())
                : setting.choices().isEmpty()
                        ? "true, false"
                        : setting.choices().stream()
                                .map(choice -> SettingSpec.plain(choice).toString())
                                .collect(Collectors.joining(", "));
        Object preset = setting.preset() instanceof Double number ? plain(number) : SettingSpec.plain(setting.preset());
        return "`" + setting.name() + "` " + preset + " (" + range + ")";
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
