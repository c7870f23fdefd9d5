package dev.netloom.app.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Starts the toolkit, and hops to its thread.
public final class FxTest {
    private static boolean started;

    private FxTest() {}

    public static synchronized void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        if (!started) {
            started = true;
            overlookTheEdge();
        }
    }

    /// JavaFX 26's headless platform fails to copy a window (a tooltip, say) that reaches over the edge of its
    /// screen.
    /// TestFX would blame whichever test runs then; it goes on telling everything else that fails on JavaFX's
    /// thread.
    private static void overlookTheEdge() {
        WaitForAsyncUtils.waitForFxEvents(); // by now TestFX listens
        Thread.UncaughtExceptionHandler testFx = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            boolean edge = failure instanceof IndexOutOfBoundsException
                    && Arrays.stream(failure.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().endsWith(".headless.HeadlessWindow")
                                    && frame.getMethodName().equals("blit"));
            if (!edge) {
                testFx.uncaughtException(thread, failure);
            }
        });
    }

    public static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.get(60, TimeUnit.SECONDS); // a window opens late on a busy machine
    }

    public static void run(Runnable work) throws Exception {
        onFx(() -> {
            work.run();
            return null;
        });
    }

    /// Does `work` while failures that nobody catches on the FX thread are collected, not told to TestFX.
    public static List<Throwable> uncaughtIn(Callable<?> work) throws Exception {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        run(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure)));
        try {
            work.call();
        } finally {
            run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        }
        return uncaught;
    }

    /// A bound for a busy machine, on which a first computation alone can take ten seconds.
    private static final int PATIENCE = 30;

    public static void await(String what, BooleanSupplier condition) throws Exception {
        await(what, PATIENCE, condition);
    }

    public static void await(String what, int seconds, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            Thread.sleep(20);
        }
    }
}
