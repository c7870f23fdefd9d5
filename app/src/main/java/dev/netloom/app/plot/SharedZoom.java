package dev.netloom.app.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/// Which part of the x-axis some plots show, and the place that is pointed at: they move as one.
final class SharedZoom implements PlotGestures.Navigator {
    private static final int WALKED = 400;

    private final List<Plot> plots;
    private final Supplier<Span> all;
    private final double least;
    private final Supplier<List<Series>> walked;
    private final Runnable changed;
    private final DoubleConsumer speak;
    private Optional<Span> chosen = Optional.empty();
    private double pointed = Double.NaN;

    /// @param all what there is to be seen
    /// @param least of the x-axis that is shown
    /// @param walked whose points the arrow keys go along
    /// @param changed draws the part that is to be seen now
    /// @param speak says the values at a place
    SharedZoom(
            List<Plot> plots,
            Supplier<Span> all,
            double least,
            Supplier<List<Series>> walked,
            Runnable changed,
            DoubleConsumer speak) {
        this.plots = plots;
        this.all = all;
        this.least = least;
        this.walked = walked;
        this.changed = changed;
        this.speak = speak;
        plots.forEach(plot -> new PlotGestures(plot, this));
    }

    /// What is to be seen.
    Span seen() {
        Span whole = all.get();
        return chosen.map(part -> part.within(whole, least)).orElse(whole);
    }

    boolean isZoomed() {
        return chosen.isPresent();
    }

    /// The whole again, without drawing it.
    void forget() {
        chosen = Optional.empty();
    }

    @Override
    public void zoom(double factor, double fixed) {
        see(seen().zoomed(factor, fixed));
    }

    @Override
    public void move(double by) {
        if (isZoomed()) {
            see(seen().moved(by));
        }
    }

    @Override
    public void see(Span part) {
        Span whole = all.get();
        Span within = part.within(whole, least);
        chosen = within.length() < whole.length() * 0.999 ? Optional.of(within) : Optional.empty();
        changed.run();
    }

    @Override
    public void seeAll() {
        forget();
        changed.run();
    }

    @Override
    public void point(double at) {
        pointed = at;
        plots.forEach(plot -> plot.point(at));
    }

    @Override
    public void walk(int way) {
        Span seen = seen();
        double from = Double.isNaN(pointed) ? (way > 0 ? seen.low() - 1 : seen.high() + 1) : pointed;
        List<Double> places = new ArrayList<>();
        walked.get()
                .forEach(series ->
                        series.values().draw(seen.low(), seen.high(), WALKED, (place, value) -> places.add(place)));
        places.stream()
                .filter(place -> place >= seen.low() && place <= seen.high())
                .filter(place -> way > 0 ? place > from : place < from)
                .min((a, b) -> way * Double.compare(a, b))
                .ifPresent(place -> {
                    point(place);
                    speak.accept(place);
                });
    }
}
