package dev.netloom.engine.block;

import java.util.List;

/// Where the images come in: `channels` planes of `height` rows and `width` columns, values from 0 to 1.
public record Input(
        @Setting(preset = "1", min = 1, max = 1024) int channels,
        @Setting(preset = "28", min = 1, max = 4096) int height,
        @Setting(preset = "28", min = 1, max = 4096) int width)
        implements Block {
    public Input {
        BlockType.of(Input.class).require(channels, height, width);
    }

    public Shape shape() {
        return new Shape(channels, height, width);
    }

    @Override
    public Arity arity() {
        return Arity.NONE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return shape();
    }
}
