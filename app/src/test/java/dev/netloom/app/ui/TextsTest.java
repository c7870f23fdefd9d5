package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.SettingSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static final Pattern PROBLEM = Pattern.compile("Problem\\.of\\(\"([a-z.-]+)\"");

    static List<BlockType> types() {
        return BlockType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyBlockHasItsTexts(BlockType type) {
        assertThat(Stream.of("name", "brief", "about", "line", "formula"))
                .allSatisfy(part -> assertText("block." + type.key() + "." + part));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySettingHasItsTexts(BlockType type) {
        assertThat(type.settings()).allSatisfy(setting -> {
            assertText("setting." + type.key() + "." + setting.name());
            assertText("setting." + type.key() + "." + setting.name() + ".about");
            assertThat(setting.choices())
                    .allSatisfy(choice -> assertText("choice." + setting.name() + "." + SettingSpec.plain(choice)));
        });
    }

    @Test
    void everyProblemHasItsText() throws IOException {
        Path sources = Path.of(System.getProperty("netloom.home"), "engine/src/main/java/dev/netloom/engine");
        List<String> keys = Stream.of("block", "graph")
                .flatMap(part -> problems(sources.resolve(part)))
                .distinct()
                .toList();
        assertThat(keys).hasSizeGreaterThan(10).allSatisfy(key -> assertText("problem." + key));
        assertThat(Stream.of("missing-input", "missing-output", "second-input", "second-output"))
                .allSatisfy(key -> assertText("problem." + key));
    }

    @Test
    void textsReadWell() {
        assertThat(Texts.of("status.problems", 0)).isEqualTo("No problems");
        assertThat(Texts.of("status.problems", 1)).isEqualTo("1 problem");
        assertThat(Texts.of("status.problems", 12)).isEqualTo("12 problems");
        assertThat(Texts.of("block.conv.line", 16, 3, 1, 1, 1, 1)).isEqualTo("3×3, 16 filters, pad 1");
        assertThat(Texts.of("block.conv.line", 1, 5, 2, 0, 1, 1)).isEqualTo("5×5, 1 filter, stride 2");
        assertThat(Texts.of("block.conv.line", 8, 3, 1, 0, 1, 4)).isEqualTo("3×3, 8 filters, 4 groups");
    }

    /// The library for the command line takes their percent signs for places to fill in, and complains.
    @Test
    void optionsHaveNoPercentSigns() {
        assertThat(Texts.bundle().keySet().stream()
                        .filter(key -> key.startsWith("cli.option.") || key.startsWith("cli.setting.")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Texts.bundle().getString(key)).doesNotContain("%"));
    }

    private static Stream<String> problems(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .flatMap(file -> PROBLEM.matcher(read(file)).results().map(found -> found.group(1)))
                    .filter(key -> !key.endsWith("-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertText(String key) {
        assertThat(Texts.has(key)).as(key).isTrue();
        assertThat(Texts.of(key, 1, 2, 3, 4, 5, 6)).as(key).isNotBlank();
    }
}
