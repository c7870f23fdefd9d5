package dev.netloom.app.canvas;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a block says of itself on the canvas.
final class BlockFace {
    private BlockFace() {}

    static String title(Block block) {
        return Texts.of("block." + BlockType.of(block).key() + ".name");
    }

    /// The settings that matter most, in a few words: `3×3, 16 filters`.
    static String settings(Node node) {
        BlockType type = BlockType.of(node.block());
        List<Object> values = new ArrayList<>();
        for (SettingSpec setting : type.settings()) {
            Object value = type.values(node.block()).get(setting.name());
            values.add(
                    value instanceof Enum<?>
                            ? Texts.of("choice." + setting.name() + "." + SettingSpec.plain(value))
                            : value);
        }
        values.add(node.inputs().size());
        return Texts.of("block." + type.key() + ".line", values);
    }

    /// `16×28×28`: tighter than the engine's writing, since a block is small.
    static String shape(Shape shape) {
        return shape.isVector()
                ? Integer.toString(shape.channels())
                : String.join(
                        "×",
                        Stream.of(shape.channels(), shape.height(), shape.width())
                                .map(String::valueOf)
                                .toList());
    }
}
