package dev.netloom.app.ui;

import java.math.BigDecimal;
import java.math.MathContext;

/// Large numbers as people say them.
public final class LargeNumbers {
    private static final long EXACT = 10_000;
    private static final MathContext DIGITS = new MathContext(3);

    private LargeNumbers() {}

    /// `9,216`, `288 k`, `1.2 M`, `15.5 G`: three digits at most, from 10,000 on.
    public static String brief(long number) {
        if (number < EXACT) {
            return exact(number);
        }
        double rounded = new BigDecimal(number).round(DIGITS).doubleValue();
        if (rounded < 1e6) {
            return Texts.of("number.thousands", rounded / 1e3);
        }
        return rounded < 1e9 ? Texts.of("number.millions", rounded / 1e6) : Texts.of("number.billions", rounded / 1e9);
    }

    /// `12 kB`, `3.4 MB`, `1.25 GB`.
    public static String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return Texts.of("storage.kilobytes", Math.ceil(bytes / 1e3));
        }
        return bytes < 1_000_000_000
                ? Texts.of("storage.megabytes", bytes / 1e6)
                : Texts.of("storage.gigabytes", bytes / 1e9);
    }

    /// `1,234,567`.
    public static String exact(long number) {
        return Texts.of("number", number);
    }
}
