package dev.netloom.app.ui;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What nobody expected to go wrong. It leaves its stack trace in the [log][LogFile], is told in one sentence that
/// names the log, and takes nothing else down.
///
/// Checked exceptions are failures that the program has words for; all others are its own faults.
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static boolean isExpected(Throwable failure) {
        return failure instanceof Exception && !(failure instanceof RuntimeException);
    }

    /// Keeps the stack trace, unless the failure is an expected one.
    public static void log(Throwable failure) {
        if (!isExpected(failure)) {
            LOG.error("unexpected, on thread {}", Thread.currentThread().getName(), failure);
        }
    }

    /// What to tell of a failure that has no words of its own.
    public static String sentence(Throwable failure) {
        return Texts.of("failure.unexpected", brief(failure), LogFile.path());
    }

    /// Its kind, and what it says of itself.
    private static String brief(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null || message.isBlank()
                ? kind
                : kind + ": " + message.lines().findFirst().orElse("");
    }

    /// From now on, what nobody catches is logged and told, whichever thread it ends.
    ///
    /// @param tell takes the sentence, on that thread
    public static void watch(Consumer<String> tell) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LOG.error("nobody caught, on thread {}", thread.getName(), failure);
            tell.accept(sentence(failure));
        });
    }

    /// Does `work`, one of several things to do: where it fails, the others go on, and the failure goes the way of all
    /// that nobody catches.
    public static void contain(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }
}
