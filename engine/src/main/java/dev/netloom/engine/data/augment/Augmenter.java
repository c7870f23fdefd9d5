package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;
import java.util.Optional;

/// Applies an augmentation, to one image after the other and without allocating anything. Each thread needs its own.
public final class Augmenter {
    private final GeometricRule[] geometric;
    private final Optional<Elastic> elastic;
    private final PixelRule[] pixels;
    private final MixRule[] mixing;
    private final Shape shape;
    private final Resampler resampler;
    private final DisplacementField field;
    private final AffineMap map = new AffineMap();
    private final Draws draws = new Draws();

    public Augmenter(Augmentation augmentation, Shape shape) {
        this.geometric = augmentation.rules().stream()
                .filter(GeometricRule.class::isInstance)
                .toArray(GeometricRule[]::new);
        this.elastic = augmentation.rules().stream()
                .filter(Elastic.class::isInstance)
                .map(Elastic.class::cast)
                .findFirst();
        this.pixels = augmentation.rules().stream()
                .filter(PixelRule.class::isInstance)
                .toArray(PixelRule[]::new);
        this.mixing =
                augmentation.rules().stream().filter(MixRule.class::isInstance).toArray(MixRule[]::new);
        this.shape = shape;
        this.resampler = new Resampler(shape);
        this.field = new DisplacementField(shape.height(), shape.width());
    }

    /// Changes an image in its place. What happens to it follows from `seed`, `epoch` and `image` alone.
    ///
    /// @param images in row, column, channel order, 0 to 1 before and after
    /// @param offset where the image begins
    /// @param image its index in the data set
    public void apply(float[] images, int offset, long seed, int epoch, int image) {
        draws.begin(seed, epoch, image);
        map.reset();
        for (GeometricRule rule : geometric) {
            rule.addTo(map, draws);
        }
        if (elastic.isPresent()) {
            field.draw(elastic.get().pixels(), draws);
            resampler.redraw(map, field, images, offset);
        } else if (geometric.length > 0) {
            resampler.redraw(map, images, offset);
        }
        for (PixelRule rule : pixels) {
            rule.change(images, offset, shape, draws);
        }
    }

    /// Whether there is anything to [#mix].
    public boolean mixes() {
        return mixing.length > 0;
    }

    /// Mixes an image with another one, in its place; where there are several rules for that, one of them does, each
    /// with the same chance. Which shares they have follows from `seed`, `epoch` and `image` alone.
    ///
    /// @param others where the other image begins at `other`; it stays as it is
    /// @return the share of the image that was there, 0 to 1
    public float mix(float[] images, int offset, float[] others, int other, long seed, int epoch, int image) {
        draws.beginMixing(seed, epoch, image);
        MixRule rule = mixing.length == 1 ? mixing[0] : mixing[draws.below(mixing.length)];
        return rule.mix(images, offset, others, other, shape, draws);
    }
}
