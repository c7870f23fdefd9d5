package dev.netloom.app.flow;

import dev.netloom.app.flow.FlowStrip.Bar;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// A logarithmic scale over whole powers of ten.
record FlowScale(double low, double high) {
    /// From the power of ten below the smallest value above 0 to the one above the largest; at least two decades.
    static FlowScale of(DoubleStream values) {
        double[] positive =
                values.filter(value -> value > 0 && Double.isFinite(value)).toArray();
        double least = DoubleStream.of(positive).min().orElse(1e-3);
        double most = DoubleStream.of(positive).max().orElse(1e-1);
        double low = Math.floor(Math.log10(least) - 0.05);
        double high = Math.max(Math.ceil(Math.log10(most)), low + 2);
        return new FlowScale(low, high);
    }

    static FlowScale over(
            List<FlowStage> stages, List<FlowStage> earlier, ToDoubleFunction<FlowStage> measure, double... within) {
        return of(DoubleStream.concat(
                Stream.concat(stages.stream(), earlier.stream()).mapToDouble(measure), DoubleStream.of(within)));
    }

    double place(double value) {
        return value > 0 ? (Math.log10(value) - low) / (high - low) : 0;
    }

    Bar bar(double value, DoublePredicate wrong) {
        return Double.isNaN(value) ? Bar.NONE : new Bar(0, place(value), value, wrong.test(value));
    }

    String words() {
        return Texts.of("flow.range", Figures.of(Math.pow(10, low)), Figures.of(Math.pow(10, high)));
    }
}
