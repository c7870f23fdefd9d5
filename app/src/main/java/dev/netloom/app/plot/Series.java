package dev.netloom.app.plot;

import dev.netloom.app.ui.Texts;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// One curve of a plot.
///
/// @param key names it where it has a fixed meaning: `KEY.tip` says what it means
/// @param name what a person calls it
/// @param style the style class of its line, its marks and its place in the legend
/// @param marked true where every point is worth a mark
/// @param words what the hover says of a value
public record Series(
        String key, String name, String style, boolean marked, DecimatedSeries values, DoubleFunction<String> words) {
    /// One whose name is the text `KEY`.
    public Series(String key, String style, boolean marked, DecimatedSeries values, DoubleFunction<String> words) {
        this(key, Texts.of(key), style, marked, values, words);
    }

    /// The measured point whose x is nearest.
    Optional<DecimatedSeries.Point> nearest(double x) {
        return values.nearest(x);
    }
}
