package dev.netloom.app.palette;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Tanh;
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
            case Conv _, Dense _ -> LEARN;
            case Relu _, LeakyRelu _, Sigmoid _, Tanh _ -> BEND;
            case Pool _, GlobalAveragePool _, GlobalMaxPool _, Flatten _ -> SHAPE;
            case Dropout _, BatchNorm _, LocalResponseNorm _ -> STEADY;
            case Add _, Concat _ -> JOIN;
            case Input _, Output _ -> ENDS;
        };
    }

    String key() {
        return "palette." + name().toLowerCase(Locale.ROOT);
    }
}
