package dev.netloom.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import org.junit.jupiter.api.Test;

class AugmenterTest {
    private static final Shape SHAPE = new Shape(2, 9, 8);
    private static final Augmentation ALL = Augmentation.parse(
            "shift:2,rotate:30,scale:0.2,shear:10,elastic:1,flip,crop:1,brightness:0.3,noise:0.1,cutout:3");

    private static float[] image() {
        float[] image = new float[SHAPE.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (i * 37 % 256) / 255f;
        }
        return image;
    }

    private static float[] changed(Augmenter augmenter, long seed, int epoch, int image) {
        float[] pixels = image();
        augmenter.apply(pixels, 0, seed, epoch, image);
        return pixels;
    }

    private static float[] changed(String augmentation, int image) {
        return changed(new Augmenter(Augmentation.parse(augmentation), SHAPE), 1, 1, image);
    }

    @Test
    void rulesOfAmountZeroKeepEveryBit() {
        assertThat(changed("none", 3)).containsExactly(image());
        for (RuleKind kind : RuleKind.values()) {
            for (int image = 0; image < 20; image++) {
                assertThat(changed(kind.of(0).text(), image)).as(kind.key()).containsExactly(image());
            }
        }
    }

    @Test
    void everyRuleChangesImages() {
        for (RuleKind kind : RuleKind.values()) {
            String rule = kind.of(kind == RuleKind.FLIP ? 1 : Math.min(kind.max() / 2, 3))
                    .text();
            float[] changed = changed(rule, 3);
            Augmenter augmenter = new Augmenter(Augmentation.parse(rule), SHAPE);
            if (augmenter.mixes()) {
                augmenter.mix(changed, 0, new float[SHAPE.size()], 0, 1, 1, 3);
            }
            assertThat(changed).as(rule).isNotEqualTo(image());
        }
    }

    @Test
    void whatHappensToAnImageFollowsFromSeedEpochAndImage() {
        Augmenter augmenter = new Augmenter(ALL, SHAPE);
        float[] first = changed(augmenter, 1, 2, 3);
        assertThat(changed(augmenter, 1, 2, 4)).isNotEqualTo(first);
        assertThat(changed(augmenter, 1, 3, 3)).isNotEqualTo(first);
        assertThat(changed(augmenter, 1L << 40, 2, 3)).isNotEqualTo(first);
        assertThat(changed(augmenter, 1, 2, 3)).containsExactly(first); // whatever was drawn between
        assertThat(changed(new Augmenter(ALL, SHAPE), 1, 2, 3)).containsExactly(first);
    }

    @Test
    void pixelsAreMovedBeforeValuesAreChanged() {
        // wherever the list has them: noise lies on the background that came in, too
        float[] moved = changed("noise:0.2,crop:8", 3);
        assertThat(moved).isEqualTo(changed("crop:8,noise:0.2", 3));
        assertThat(moved).isNotEqualTo(changed("crop:8", 3));
    }
}
