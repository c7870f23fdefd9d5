package dev.netloom.app.plot;

import java.util.Optional;
import java.util.function.DoubleFunction;

/// One curve of a plot.
///
/// @param key `KEY` is its name in the texts, `KEY.tip` what it means
/// @param style the style class of its line, its marks and its place in the legend
/// @param marked true where every point is worth a mark
/// @param words what the hover says of a value
public record Series(String key, String style, boolean marked, Pyramid values, DoubleFunction<String> words) {
    /// The measured point whose x is nearest.
    Optional<Pyramid.Point> nearest(double x) {
        return values.nearest(x);
    }
}
