package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.engine.block.BlockType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the compiler does not ask for when a block is added.
class IconsTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    static List<BlockType> types() {
        return BlockType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyBlockHasAPictureOfItsOwn(BlockType type) throws Exception {
        String none = FxTest.onFx(() -> Icons.block("nothing").getIconLiteral());
        assertThat(FxTest.onFx(() -> Icons.block(type.key()).getIconLiteral())).isNotEqualTo(none);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyBlockHasAColour(BlockType type) throws Exception {
        String style = Files.readString(Path.of(System.getProperty("netloom.home"), "resources/style/base.css"));
        assertThat(style).containsPattern("\\.kind-" + type.key() + "[ ,]");
    }
}
