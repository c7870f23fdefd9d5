package dev.netloom.engine.block;

import java.math.BigDecimal;

/// A block was asked for with a setting outside its range.
public final class InvalidSetting extends IllegalArgumentException {
    private final String block;
    private final String setting;
    private final transient Object value;
    private final double min;
    private final double max;

    public InvalidSetting(String block, String setting, Object value, double min, double max) {
        super("%s.%s is %s, outside %s to %s".formatted(block, setting, value, plain(min), plain(max)));
        this.block = block;
        this.setting = setting;
        this.value = value;
        this.min = min;
        this.max = max;
    }

    /// Key of the block's type.
    public String block() {
        return block;
    }

    public String setting() {
        return setting;
    }

    public Object value() {
        return value;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
