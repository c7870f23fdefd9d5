package dev.netloom.app.plot;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// One curve of a plot.
///
/// @param key `KEY` is its name in the texts, `KEY.tip` what it means
/// @param style the style class of its line, its marks and its place in the legend
/// @param marked true where every point is worth a mark
/// @param words what the hover says of a value
public record Series(String key, String style, boolean marked, Decimated values, DoubleFunction<String> words) {
    /// The measured point whose x is nearest.
    Optional<Decimated.Point> nearest(double x) {
        List<Decimated.Point> points = values.points();
        if (points.isEmpty()) {
            return Optional.empty();
        }
        int low = 0;
        int high = points.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (points.get(middle).x() < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Decimated.Point right = points.get(low);
        Decimated.Point left = points.get(Math.max(0, low - 1));
        return Optional.of(x - left.x() < right.x() - x ? left : right);
    }
}
