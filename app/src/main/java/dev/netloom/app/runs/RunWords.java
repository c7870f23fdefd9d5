package dev.netloom.app.runs;

import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.metric.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Figures of runs, as people read them.
public final class RunWords {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private RunWords() {}

    public static String when(Instant instant) {
        return WHEN.format(instant);
    }

    public static String accuracy(Score score) {
        Interval interval = score.interval();
        return Texts.of("runs.accuracy.value", score.accuracy(), 100 * interval.low(), 100 * interval.high());
    }

    public static String accuracy(RunSummary run) {
        return run.best().map(RunWords::accuracy).orElse("\u2013");
    }

    public static String time(double seconds) {
        Duration time = Duration.ofMillis(Math.round(1000 * seconds));
        if (time.toHours() > 0) {
            return Texts.of("runs.time.hours", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? Texts.of("runs.time.minutes", time.toMinutes(), time.toSecondsPart())
                : Texts.of("runs.time.seconds", seconds);
    }

    public static String count(long number) {
        return LargeNumbers.brief(number);
    }

    public static String state(RunSummary run) {
        return Texts.of("runs.state." + run.state().key(), run.epochsDone(), run.epochs());
    }

    /// A setting by its name in the history.
    public static String setting(String key) {
        String text = "runs.setting." + key.replace('_', '-');
        return Texts.has(text) ? Texts.of(text) : key.replace('_', ' ');
    }

    static String checkpoint(Checkpoint checkpoint) {
        String which = checkpoint.best() && checkpoint.last() ? "both" : checkpoint.best() ? "best" : "last";
        return checkpoint.epoch().isPresent()
                ? Texts.of("runs.checkpoint." + which, checkpoint.epoch().getAsInt())
                : Texts.of("runs.checkpoint.step", checkpoint.step());
    }
}
