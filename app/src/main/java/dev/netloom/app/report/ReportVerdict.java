package dev.netloom.app.report;

import dev.netloom.app.ui.Markup;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.Mistakes;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.metric.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What may be said of a run's figures, and what may not.
record ReportVerdict(List<String> sentences) {
    private static final float SURE = 0.9f;

    static ReportVerdict of(RunDetails run) {
        Optional<EpochScores> best = run.epochs().stream()
                .filter(epoch -> epoch.epoch() == run.summary().bestEpoch().orElse(0))
                .findFirst();
        List<String> sentences = new ArrayList<>();
        run.summary().best().ifPresent(score -> sentences.add(spread(score)));
        best.ifPresent(epoch -> {
            sentences.add(epoch.validation()
                    .map(held -> Texts.of("report.verdict.validated", held.total()))
                    .orElse(Texts.of("report.verdict.chosen-by-test")));
            sentences.add(gap(epoch));
        });
        run.mistakes()
                .filter(mistakes -> !mistakes.all().isEmpty())
                .ifPresent(mistakes -> sentences.add(sureness(mistakes)));
        run.branch().ifPresent(branch -> sentences.add(Texts.of("report.verdict.branch", branch.run(), branch.step())));
        return new ReportVerdict(sentences);
    }

    private static String spread(Score score) {
        Interval interval = score.interval();
        return Texts.of("report.verdict.interval", score.total(), 100 * interval.low(), interval.high());
    }

    /// Intervals that do not overlap differ by more than chance.
    private static String gap(EpochScores epoch) {
        Score train = epoch.train();
        Score test = epoch.test();
        String words = train.interval().low() > test.interval().high() ? "overfits" : "no-gap";
        return Texts.of(
                "report.verdict." + words,
                train.accuracy(),
                train.total(),
                test.accuracy(),
                100 * Math.abs(train.accuracy() - test.accuracy()));
    }

    private static String sureness(Mistakes mistakes) {
        long sure =
                mistakes.all().stream().filter(one -> one.confidence() > SURE).count();
        return Texts.of("report.verdict.sure", mistakes.all().size(), sure, SURE);
    }

    void writeInto(Markup page) {
        page.open("section").element("h2", Texts.of("report.verdict"));
        if (sentences.isEmpty()) {
            page.element("p", Texts.of("report.verdict.none"), "class", "missing");
        } else {
            page.open("ul");
            sentences.forEach(sentence -> page.element("li", sentence));
            page.close();
        }
        page.close();
    }
}
