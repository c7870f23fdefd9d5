package dev.netloom.app.looks;

import dev.netloom.engine.inspect.look.ActivationMaximization;
import dev.netloom.engine.inspect.look.MaximizedInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets dreams evolve in the background, a few steps at a time, and tells each time what they have come
/// to.
final class MaximizationRunner {
    static final int STEPS = 120;
    private static final int AT_ONCE = 3;

    private final Consumer<MaximizedInput> evolved;
    private final LongComputation<MaximizedInput> look;
    private boolean running;
    private int generation;
    private ActivationMaximization maximization; // the background thread's own
    private int dreaming; // and whose they are

    /// @param evolved takes what they have come to, on the FX thread
    MaximizationRunner(Consumer<MaximizedInput> evolved, Consumer<Exception> failed) {
        this.evolved = evolved;
        this.look = new LongComputation<>(InterpretabilityPage.LANE, this::take, failed);
    }

    /// Begins anew.
    void begin(InspectedNetwork subject, String node, List<Integer> channels, long seed) {
        running = true;
        int own = ++generation;
        look.ask(progress -> {
            close();
            maximization = new ActivationMaximization(
                    subject.graph(),
                    subject.weights(),
                    subject.data().test().normalization(),
                    node,
                    channels,
                    seed,
                    ActivationMaximization.Settings.USUAL);
            dreaming = own;
            return Optional.of(maximization.maximized());
        });
    }

    private void take(MaximizedInput maximized) {
        if (running) {
            evolved.accept(maximized);
            if (maximized.step() < STEPS) {
                goOn();
            } else {
                rest();
            }
        }
    }

    private void goOn() {
        int own = generation;
        look.ask(progress -> maximization == null || dreaming != own
                ? Optional.empty()
                : Optional.of(maximization.advance(
                        Math.min(AT_ONCE, STEPS - maximization.maximized().step()))));
    }

    boolean isRunning() {
        return running;
    }

    /// Stops, and gives the memory back.
    void rest() {
        running = false;
        generation++;
        look.ask(progress -> {
            close();
            return Optional.empty();
        });
    }

    private void close() {
        if (maximization != null) {
            maximization.close();
            maximization = null;
        }
    }
}
