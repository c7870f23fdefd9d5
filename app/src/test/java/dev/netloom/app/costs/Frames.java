package dev.netloom.app.costs;

import dev.netloom.app.training.FxTest;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/// How long frames take: from the beginning of the pulse to its end on the FX thread, by the clock, and what the
/// renderer then computes for it. Only frames for which something was drawn count.
final class Frames extends AnimationTimer {
    /// A renderer that finds nothing to draw takes less, in nanoseconds.
    private static final long IDLE = 100_000;

    private final Scene scene;
    private final long renderer = ThreadTimes.renderer();
    private final Runnable laidOut = () -> Platform.runLater(this::end);
    private final List<Double> frames = new ArrayList<>();
    private long began;
    private long onFx;
    private long drawn;

    private Frames(Scene scene) {
        this.scene = scene;
    }

    static Frames begin(Scene scene) throws Exception {
        Frames frames = new Frames(scene);
        FxTest.run(() -> {
            frames.drawn = ThreadTimes.used(frames.renderer);
            scene.addPostLayoutPulseListener(frames.laidOut);
            frames.start();
        });
        return frames;
    }

    @Override
    public void handle(long now) {
        long drawnNow = ThreadTimes.used(renderer);
        long drawing = drawnNow - drawn;
        drawn = drawnNow;
        if (onFx > 0 && drawing > IDLE) {
            frames.add((onFx + drawing) / 1e6);
        }
        onFx = 0;
        began = System.nanoTime();
    }

    private void end() {
        onFx = System.nanoTime() - began;
    }

    Spread stopAndTell() throws Exception {
        FxTest.run(() -> {
            stop();
            scene.removePostLayoutPulseListener(laidOut);
        });
        return new Spread(frames);
    }
}
