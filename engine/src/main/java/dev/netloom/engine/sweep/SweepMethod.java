package dev.netloom.engine.sweep;

import java.util.Locale;

/// How points are chosen.
public enum SweepMethod {
    /// Every combination of values.
    GRID,
    /// Drawn independently: with as many points, more values of each setting are seen than on a grid (Bergstra &
    /// Bengio, Random search for hyper-parameter optimization, 2012).
    RANDOM,
    /// Drawn, too; the best third of them goes on again and again (Jamieson & Talwalkar 2016).
    HALVING;

    /// As it is typed, and the end of its text keys.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
