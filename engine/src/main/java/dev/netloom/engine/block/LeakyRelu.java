package dev.netloom.engine.block;

import java.util.List;

/// Lets positive values pass and makes the others smaller instead of 0: y = x where x > 0, else slope · x. A unit that
/// answers with nothing but negative values still gets a gradient. Source: Maas, Hannun and Ng, 2013.
public record LeakyRelu(
        @Setting(preset = "0.01", min = 0, max = 1) double slope) implements Block {
    public LeakyRelu {
        BlockType.of(LeakyRelu.class).require(slope);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
