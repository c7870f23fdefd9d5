package dev.netloom.app.plot;

import dev.netloom.app.ui.Markup;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Curves with axes as an SVG for a page: colours come from the page's classes `series-0`, `series-1`, ..., `axis` and
/// `grid`.
///
/// @param name for who does not see it
/// @param across what the horizontal axis shows
/// @param value a number of the vertical axis in words
public record LineChart(String name, String across, List<Line> lines, DoubleFunction<String> value) {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 250;
    private static final double LEFT = 52;
    private static final double TOP = 12;
    private static final double RIGHT = WIDTH - 14;
    private static final double BOTTOM = HEIGHT - 42;
    private static final int TICKS = 5;
    /// Points that are marked each, where a line has no more.
    private static final int FEW = 30;

    /// @param x rising; as many as `y`
    public record Line(String name, double[] x, double[] y) {
        /// Without points of which there is no figure.
        public Line {
            double[] allX = x;
            double[] allY = y;
            int[] known = IntStream.range(0, y.length)
                    .filter(i -> Double.isFinite(allY[i]))
                    .toArray();
            x = IntStream.of(known).mapToDouble(i -> allX[i]).toArray();
            y = IntStream.of(known).mapToDouble(i -> allY[i]).toArray();
        }
    }

    public LineChart {
        lines = lines.stream().filter(line -> line.x().length > 0).toList();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public void drawInto(Markup page) {
        AxisScale horizontal = scale(lines.stream().flatMapToDouble(line -> DoubleStream.of(line.x())));
        AxisScale vertical = scale(lines.stream().flatMapToDouble(line -> DoubleStream.of(line.y())));
        page.open("svg", "viewBox", number(0, 0, WIDTH, HEIGHT), "role", "img", "aria-label", name);
        drawAxes(page, horizontal, vertical);
        for (int i = 0; i < lines.size(); i++) {
            drawLine(page, lines.get(i), "series-" + i, horizontal, vertical);
        }
        page.close();
    }

    private static AxisScale scale(DoubleStream values) {
        var range = values.summaryStatistics();
        return AxisScale.linear(range.getMin(), range.getMax(), TICKS);
    }

    private void drawAxes(Markup page, AxisScale horizontal, AxisScale vertical) {
        for (double tick : vertical.ticks()) {
            String y = number(y(vertical, tick));
            page.empty("line", "class", "grid", "x1", number(LEFT), "x2", number(RIGHT), "y1", y, "y2", y);
            page.element(
                    "text",
                    value.apply(tick),
                    "class",
                    "axis",
                    "text-anchor",
                    "end",
                    "x",
                    number(LEFT - 6),
                    "y",
                    number(y(vertical, tick) + 4));
        }
        for (double tick : horizontal.ticks()) {
            if (tick == Math.rint(tick)) { // epochs and batches are whole
                label(page, ShortNumbers.significant(tick, 8), x(horizontal, tick), BOTTOM + 16);
            }
        }
        label(page, across, (LEFT + RIGHT) / 2, HEIGHT - 6);
    }

    private static void label(Markup page, String words, double x, double y) {
        page.element("text", words, "class", "axis", "text-anchor", "middle", "x", number(x), "y", number(y));
    }

    private static void drawLine(Markup page, Line line, String series, AxisScale horizontal, AxisScale vertical) {
        String points = IntStream.range(0, line.x().length)
                .mapToObj(i -> number(x(horizontal, line.x()[i]), y(vertical, line.y()[i])))
                .collect(Collectors.joining(" "));
        page.empty("polyline", "class", series, "points", points);
        if (line.x().length <= FEW) {
            for (int i = 0; i < line.x().length; i++) {
                String x = number(x(horizontal, line.x()[i]));
                page.empty("circle", "class", series, "r", "2.5", "cx", x, "cy", number(y(vertical, line.y()[i])));
            }
        }
    }

    private static double x(AxisScale scale, double value) {
        return LEFT + scale.place(value) * (RIGHT - LEFT);
    }

    private static double y(AxisScale scale, double value) {
        return BOTTOM - scale.place(value) * (BOTTOM - TOP);
    }

    private static String number(double... values) {
        return DoubleStream.of(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.1f", value))
                .collect(Collectors.joining(" "));
    }
}
