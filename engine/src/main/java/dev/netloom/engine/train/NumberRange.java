package dev.netloom.engine.train;

import java.math.BigDecimal;

/// From which number to which one a setting may go.
///
/// @param least the smallest
/// @param open whether it has to be above `least`
/// @param most the largest
/// @param below whether it has to be below `most`
public record NumberRange(double least, boolean open, double most, boolean below) {
    public static final NumberRange NONE = closed(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final double EXACT = 0x1p53;

    public static NumberRange closed(double least, double most) {
        return new NumberRange(least, false, most, false);
    }

    public static NumberRange above(double least, double most) {
        return new NumberRange(least, true, most, false);
    }

    /// From `least` to below `most`.
    public static NumberRange below(double least, double most) {
        return new NumberRange(least, false, most, true);
    }

    /// Those that a real number holds exactly.
    static NumberRange whole() {
        return closed(0, EXACT);
    }

    public boolean contains(double value) {
        return (open ? value > least : value >= least) && (below ? value < most : value <= most);
    }

    void check(TrainingField field, String text, boolean whole) {
        double value;
        try {
            value = new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new InvalidTrainingSetting(field.key(), text.isEmpty() ? "empty" : "no-number", text);
        }
        if (whole && value != Math.rint(value)) {
            throw new InvalidTrainingSetting(field.key(), "not-whole", text);
        }
        if (!contains(value)) {
            throw new InvalidTrainingSetting(field.key(), "range", text);
        }
    }
}
