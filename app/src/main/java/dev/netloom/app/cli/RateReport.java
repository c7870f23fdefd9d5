package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.RateFinder;
import java.math.BigDecimal;
import java.util.List;

/// What `train --find-rate` tells: a line of JSON for each rate, or a table of some of them, and a suggestion.
final class RateReport {
    private static final int EVERY = 5;

    private final Console console;
    private final boolean json;

    private record Rate(String event, double rate, double loss, double smooth) {}

    private record Suggestion(String event, Double rate) {}

    RateReport(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    void tried(RateFinder.Tried one) {
        if (json) {
            console.say(Json.line(new Rate("rate", one.rate(), one.loss(), one.smooth())));
        }
    }

    void conclude(RateFinder.Found found) {
        if (json) {
            Double rate = found.rounded().isPresent() ? found.rounded().getAsDouble() : null;
            console.say(Json.line(new Suggestion("suggestion", rate)));
            return;
        }
        table(found.tried()).lines().forEach(console::say);
        console.say(
                found.rounded().isPresent()
                        ? Texts.of("cli.find-rate.found", plain(found.rounded().getAsDouble()))
                        : Texts.of("rate.none", plain(RateFinder.LOWEST), plain(RateFinder.HIGHEST)));
    }

    private static Table table(List<RateFinder.Tried> tried) {
        Table table = new Table(
                Texts.of("cli.find-rate.rate"), Texts.of("cli.find-rate.loss"), Texts.of("cli.find-rate.smooth"));
        for (int i = 0; i < tried.size(); i += EVERY) {
            RateFinder.Tried one = tried.get(i);
            table.row(
                    plain(RateFinder.rounded(one.rate())),
                    Texts.of("cli.find-rate.value", one.loss()),
                    Texts.of("cli.find-rate.value", one.smooth()));
        }
        return table;
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }
}
