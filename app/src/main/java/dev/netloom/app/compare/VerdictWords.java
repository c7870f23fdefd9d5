package dev.netloom.app.compare;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.McNemar;
import dev.netloom.engine.experiment.Mean;
import dev.netloom.engine.experiment.Pair;
import dev.netloom.engine.experiment.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToIntFunction;

/// A verdict in words that claim no more than the numbers do. Needs no window.
public final class VerdictWords {
    private static final double SMALLEST = 0.0001;
    /// Differences are told in so many of them, as MNIST has.
    private static final int TEST_DIGITS = 10_000;

    private VerdictWords() {}

    /// One sentence without statistics: which is better, by how many test digits, and whether that is shown.
    public static String plain(Experiment experiment, Verdict verdict) {
        String first = experiment.arm(verdict.pair().first()).title();
        String second = experiment.arm(verdict.pair().second()).title();
        double difference = verdict.accuracy().difference().mean();
        long digits = Math.round(Math.abs(difference) * TEST_DIGITS);
        String key =
                switch (verdict.finding()) {
                    case FIRST_BETTER, SECOND_BETTER -> "verdict.plain.better";
                    case NOT_SHOWN -> digits == 0 ? "verdict.plain.same" : "verdict.plain.not-shown";
                    case ONE_SEED -> digits == 0 ? "verdict.plain.one-seed.same" : "verdict.plain.one-seed";
                };
        boolean ahead = difference > 0;
        return Texts.of(key, ahead ? second : first, ahead ? first : second, digits, verdict.seeds());
    }

    /// What the two networks of a pair learn from: `2,000 digits × 2 epochs, 3 seeds`.
    ///
    /// @param seeds as many as were, or will be, learned from
    /// @param digits as many as an arm really learns from
    public static String used(Experiment experiment, Pair pair, int seeds, ToIntFunction<Arm> digits) {
        Arm first = experiment.arm(pair.first());
        Arm second = experiment.arm(pair.second());
        String one = amount(first, digits);
        String other = amount(second, digits);
        String used = one.equals(other)
                ? Texts.of("verdict.used", one, seeds)
                : Texts.of("verdict.used.two", first.title(), one, second.title(), other, seeds);
        return used + augmented(first) + augmented(second);
    }

    private static String augmented(Arm arm) {
        return arm.augmentation().isNone() ? "" : Texts.of("verdict.augmented", arm.title(), arm.augmentation());
    }

    private static String amount(Arm arm, ToIntFunction<Arm> digits) {
        int many = digits.applyAsInt(arm);
        return many == Arm.ALL
                ? Texts.of("verdict.amount.all", arm.epochs())
                : Texts.of("verdict.amount", many, arm.epochs());
    }

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

    /// A difference in percentage points with its interval: `+5.29 (+3.14 to +7.44)`.
    public static String difference(Mean difference) {
        return difference.hasInterval()
                ? Texts.of(
                        "verdict.difference",
                        points(difference.mean()),
                        points(difference.low()),
                        points(difference.high()))
                : points(difference.mean());
    }

    /// Whether that difference is shown, in a word or two.
    public static String shown(Verdict verdict) {
        return Texts.of(
                switch (verdict.finding()) {
                    case FIRST_BETTER, SECOND_BETTER -> "verdict.shown";
                    case NOT_SHOWN -> "verdict.shown.not";
                    case ONE_SEED -> "verdict.shown.one-seed";
                });
    }

    /// How long it will take, in short: `3 min 20 s left`; nothing where that is not known.
    public static String left(double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            return "";
        }
        Duration left = Duration.ofSeconds(Math.round(seconds));
        return left.toMinutes() > 0
                ? Texts.of("training.left.minutes", left.toMinutes(), left.toSecondsPart())
                : Texts.of("training.left.seconds", left.toSeconds());
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
