package dev.netloom.app.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers of any size with as many digits as say something.
public final class Figures {
    private static final MathContext DIGITS = new MathContext(3);

    private Figures() {}

    /// Three digits: `0.0123`, `4.56`, `1230`, and `1.2e-5` for what is very small or large.
    public static String of(double value) {
        double size = Math.abs(value);
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Texts.of("figure.none");
        }
        return size < 1e-3 || size >= 1e5
                ? String.format(Locale.ENGLISH, "%.1e", value)
                        .replaceAll("e([+-])0?", "e$1")
                        .replace("e+", "e")
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
