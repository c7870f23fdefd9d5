package dev.netloom.app.diagram;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Shape;
import java.util.List;
import java.util.Optional;

/// The block that makes one shape another, so that the two can be added: a 1×1 convolution whose filters, stride and
/// padding are the ones needed; between vectors a dense block. Source: He et al., 2015, option B.
final class ShortcutProjection {
    private static final int LARGEST_STRIDE = 16;
    private static final int LARGEST_PADDING = 31;

    private ShortcutProjection() {}

    static Optional<Block> between(Shape from, Shape to) {
        if (from.isVector() && to.isVector()) {
            return Optional.of(Dense.of(to.channels()));
        }
        if (to.isVector() || from.isVector()) {
            return Optional.empty();
        }
        for (int padding = 0; padding <= LARGEST_PADDING; padding++) {
            for (int stride = 1; stride <= LARGEST_STRIDE; stride++) {
                Conv conv = Conv.of(to.channels(), 1, stride, padding);
                if (conv.outputShape(List.of(from)).equals(to)) {
                    return Optional.of(conv);
                }
            }
        }
        return Optional.empty();
    }
}
