package dev.netloom.engine.data.augment;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/// The rules there are: the name of each, its range and how it is made.
public enum RuleKind {
    /// Pixels.
    SHIFT(1_000, 2, Shift::new),
    /// Degrees.
    ROTATE(180, 10, Rotate::new),
    /// Share of the size.
    SCALE(0.9, 0.1, Scale::new),
    /// Degrees.
    SHEAR(60, 10, Shear::new),
    /// Pixels, the standard deviation.
    ELASTIC(1_000, 1, Elastic::new),
    /// Probability.
    FLIP(1, 0.5, Flip::new),
    /// Whole pixels.
    CROP(1_000, 2, padding -> new Crop((int) padding)),
    /// Share of the value.
    BRIGHTNESS(1, 0.2, Brightness::new),
    /// Share of the distance from the image's mean.
    CONTRAST(1, 0.2, Contrast::new),
    /// Standard deviation, where the image goes from 0 to 1.
    NOISE(1, 0.1, Noise::new),
    /// Whole pixels.
    CUTOUT(1_000, 8, side -> new Cutout((int) side)),
    /// The α of Beta(α, α).
    MIXUP(4, 0.2, Mixup::new),
    /// The α of Beta(α, α).
    CUTMIX(4, 1, CutMix::new);

    private final double max;
    private final double usual;
    private final DoubleFunction<Rule> maker;

    RuleKind(double max, double usual, DoubleFunction<Rule> maker) {
        this.max = max;
        this.usual = usual;
        this.maker = maker;
    }

    /// As people write it: `shift`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The largest amount; the smallest is 0, and changes nothing.
    public double max() {
        return max;
    }

    /// An amount to begin with, for small images.
    public double usual() {
        return usual;
    }

    /// Whether only whole amounts make sense.
    public boolean isWhole() {
        return this == CROP || this == CUTOUT;
    }

    /// Whether the amount is a number of pixels, of which an image has only so many.
    public boolean inPixels() {
        return this == SHIFT || this == ELASTIC || this == CROP || this == CUTOUT;
    }

    /// @throws InvalidAugmentation where the amount is out of range, or not whole and should be
    public Rule of(double amount) {
        require(amount);
        return maker.apply(amount);
    }

    /// Reads a rule as in `shift:2`. A `flip` without a number is `flip:0.5`.
    ///
    /// @throws InvalidAugmentation where there is no such rule, or no number that it can have
    public static Rule parse(String text) {
        int colon = text.indexOf(':');
        String key = (colon < 0 ? text : text.substring(0, colon)).strip();
        RuleKind kind = ofKey(key);
        if (colon < 0) {
            if (kind == FLIP) {
                return kind.of(kind.usual);
            }
            throw new InvalidAugmentation("no-number", "%s needs a number, as in %s:1".formatted(key, key), key);
        }
        String amount = text.substring(colon + 1).strip();
        try {
            return kind.of(new BigDecimal(amount).doubleValue());
        } catch (NumberFormatException e) {
            throw new InvalidAugmentation(
                    "not-a-number", "%s is '%s', which is not a number".formatted(key, amount), key, amount);
        }
    }

    private static RuleKind ofKey(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> {
                    String known = Arrays.stream(values()).map(RuleKind::key).collect(Collectors.joining(", "));
                    return new InvalidAugmentation(
                            "unknown", "there is no augmentation '%s': use %s".formatted(key, known), key, known);
                });
    }

    void require(double amount) {
        if (!(amount >= 0 && amount <= max)) {
            throw new InvalidAugmentation(
                    "range", "%s is %s, outside 0 to %s".formatted(key(), amount, max), key(), amount, max);
        }
        if (isWhole() && amount != Math.rint(amount)) {
            throw new InvalidAugmentation(
                    "whole", "%s is %s, and should be a whole number".formatted(key(), amount), key(), amount);
        }
    }
}
