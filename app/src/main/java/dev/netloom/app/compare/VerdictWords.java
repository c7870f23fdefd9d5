package dev.netloom.app.compare;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.McNemar;
import dev.netloom.engine.experiment.Mean;
import dev.netloom.engine.experiment.Verdict;
import java.util.Map;

/// A verdict in words that claim no more than the numbers do. Needs no window.
public final class VerdictWords {
    private static final double SMALLEST = 0.0001;

    private VerdictWords() {}

    /// One sentence: which is better, by how much, and how sure that is.
    public static String sentence(Experiment experiment, Verdict verdict) {
        String first = experiment.arm(verdict.pair().first()).title();
        String second = experiment.arm(verdict.pair().second()).title();
        Mean difference = verdict.accuracy().difference();
        return switch (verdict.finding()) {
            case FIRST_BETTER -> better(first, second, difference, -1, verdict);
            case SECOND_BETTER -> better(second, first, difference, 1, verdict);
            case NOT_SHOWN ->
                Texts.of(
                        "verdict.not-shown",
                        first,
                        second,
                        verdict.seeds(),
                        points(difference.mean()),
                        points(difference.low()),
                        points(difference.high()),
                        p(verdict.accuracy().p()));
            case ONE_SEED -> Texts.of("verdict.one-seed", first, second, points(difference.mean()));
        };
    }

    private static String better(String winner, String loser, Mean difference, int sign, Verdict verdict) {
        double low = Math.min(sign * difference.low(), sign * difference.high());
        double high = Math.max(sign * difference.low(), sign * difference.high());
        return Texts.of(
                "verdict.better",
                winner,
                loser,
                verdict.seeds(),
                points(sign * difference.mean()),
                points(low),
                points(high),
                p(verdict.accuracy().p()));
    }

    /// One sentence on the test digits of every seed.
    public static String onDigits(Experiment experiment, Verdict verdict) {
        if (verdict.seeds() > 1) {
            return Texts.of("verdict.digits", verdict.seedsToldApart(), verdict.seeds());
        }
        Map.Entry<Long, McNemar> only = verdict.digits().entrySet().iterator().next();
        McNemar test = only.getValue();
        return Texts.of(
                "verdict.digits.one",
                experiment.arm(verdict.pair().first()).title(),
                test.onlyFirst(),
                experiment.arm(verdict.pair().second()).title(),
                test.onlySecond(),
                p(test.p()),
                test.showsDifference() ? 1 : 0);
    }

    /// A difference of shares in percentage points, with its sign.
    public static String points(double difference) {
        return Texts.of("verdict.points", difference * 100);
    }

    /// `p = 0.031`, or `p < 0.0001`; nothing where there is none.
    public static String p(double p) {
        if (Double.isNaN(p)) {
            return Texts.of("verdict.p.none");
        }
        return p < SMALLEST ? Texts.of("verdict.p.tiny") : Texts.of("verdict.p", p);
    }

    /// `98.61% (98.40% to 98.82%)`, or without the interval where there is none.
    public static String accuracy(Mean accuracy) {
        Mean share = accuracy.ofShare();
        return share.hasInterval()
                ? Texts.of("verdict.accuracy", share.mean(), share.low(), share.high())
                : Texts.of("verdict.accuracy.one", share.mean());
    }
}
