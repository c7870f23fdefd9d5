package dev.netloom.app.palette;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Normalization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Weighted;
import java.util.Locale;

/// The shelves of the palette, in order.
enum PaletteGroup {
    LEARN,
    BEND,
    SHAPE,
    STEADY,
    JOIN,
    ENDS;

    /// The shelf of a block type; a new block must be given one here, or this does not compile.
    static PaletteGroup of(BlockType type) {
        return of(type.preset());
    }

    private static PaletteGroup of(Block block) {
        return switch (block) {
            case Weighted _ -> LEARN;
            case Activation _ -> BEND;
            case Pool _, GlobalAveragePool _, GlobalMaxPool _, Flatten _ -> SHAPE;
            case Dropout _, Normalization _ -> STEADY;
            case Add _, Concat _ -> JOIN;
            case Input _, Output _ -> ENDS;
        };
    }

    String key() {
        return "palette." + name().toLowerCase(Locale.ROOT);
    }
}
