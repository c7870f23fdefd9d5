package dev.netloom.app.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as a person writes them: `0.003`, not `3.0E-3`.
final class ShortNumbers {
    private ShortNumbers() {}

    /// Rounded to so many digits, without zeros at the end.
    static String significant(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
