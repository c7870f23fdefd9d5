package dev.netloom.engine.block;

import java.util.List;

/// Silences a random share of its inputs while training, and scales the rest by 1 / (1 − rate), so that the expected
/// sum stays the same; passes everything on otherwise. Source: Srivastava et al., 2014 (here inverted).
///
/// @param rate share of values that are silenced, from 0 to 0.99
public record Dropout(
        @Setting(preset = "0.5", min = 0, max = 0.99) double rate) implements Block {
    public Dropout {
        BlockType.of(Dropout.class).require(rate);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
