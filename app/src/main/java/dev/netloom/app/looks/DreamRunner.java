package dev.netloom.app.looks;

import dev.netloom.engine.inspect.look.Dream;
import dev.netloom.engine.inspect.look.Dreams;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets dreams evolve in the background, a few steps at a time, and tells each time what they have come
/// to.
final class DreamRunner {
    static final int STEPS = 120;
    private static final int AT_ONCE = 3;

    private final Consumer<Dream> evolved;
    private final LongLook<Dream> look;
    private boolean running;
    private int generation;
    private Dreams dreams; // the background thread's own
    private int dreaming; // and whose they are

    /// @param evolved takes what they have come to, on the FX thread
    DreamRunner(Consumer<Dream> evolved, Consumer<Exception> failed) {
        this.evolved = evolved;
        this.look = new LongLook<>(LookView.LANE, this::take, failed);
    }

    /// Begins anew.
    void begin(Subject subject, String node, List<Integer> channels, long seed) {
        running = true;
        int own = ++generation;
        look.ask(progress -> {
            close();
            dreams = new Dreams(subject.graph(), subject.weights(), node, channels, seed, Dreams.Settings.USUAL);
            dreaming = own;
            return Optional.of(dreams.dream());
        });
    }

    private void take(Dream dream) {
        if (running) {
            evolved.accept(dream);
            if (dream.step() < STEPS) {
                goOn();
            } else {
                rest();
            }
        }
    }

    private void goOn() {
        int own = generation;
        look.ask(progress -> dreams == null || dreaming != own
                ? Optional.empty()
                : Optional.of(
                        dreams.advance(Math.min(AT_ONCE, STEPS - dreams.dream().step()))));
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
        if (dreams != null) {
            dreams.close();
            dreams = null;
        }
    }
}
