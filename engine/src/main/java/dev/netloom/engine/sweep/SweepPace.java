package dev.netloom.engine.sweep;

import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// How far a sweep is, and how long the rest takes at the speed that it had until now.
final class SweepPace {
    private final InstantSource clock;
    private final int images;
    private final double total;
    private double done;
    private double trained; // of `done`, what was trained here
    private double now; // of the run that goes on
    private double begunAt = Double.NaN; // of the run that goes on
    private long began;
    private double seconds; // of runs that ended

    /// @param images that a point learns from where it does not say
    SweepPace(Map<SweepPoint, PointSettings> points, List<Rung> rungs, int images, InstantSource clock) {
        this.clock = clock;
        this.images = images;
        double all = points.values().stream()
                .mapToDouble(settings -> work(settings, settings.plan().epochs()))
                .sum();
        double share = 0; // of the work of all points to their ends
        int before = 0;
        for (Rung rung : rungs) {
            share += (double) rung.points()
                    / rungs.getFirst().points()
                    * (rung.epochs() - before)
                    / rungs.getLast().epochs();
            before = rung.epochs();
        }
        total = Math.max(1, all * share);
    }

    private double work(PointSettings settings, int epochs) {
        TrainingConfig plan = settings.plan();
        int own =
                settings.training().images() == 0 ? images : settings.training().images();
        return Math.max(1, Summary.of(settings.graph()).multiplyAdds()) * (1 - plan.validation()) * own * epochs;
    }

    void begin() {
        began = clock.millis();
        begunAt = Double.NaN;
        now = 0;
    }

    SweepProgress follow(PointSettings settings, TrainingEvent event) {
        if (event instanceof TrainingEvent.StepDone step) {
            double at = Math.max(1, Summary.of(settings.graph()).multiplyAdds())
                    * (double) step.progress().imagesSeen();
            begunAt = Double.isNaN(begunAt) ? at : begunAt;
            now = at - begunAt;
        }
        double spent = seconds + (clock.millis() - began) / 1000.0;
        double speed = (trained + now) / spent;
        double left = Math.max(0, total - done - now);
        return new SweepProgress(Math.clamp((done + now) / total, 0, 1), speed > 0 ? left / speed : Double.NaN);
    }

    /// @param epochs more than the point had before
    void end(PointSettings settings, int epochs, boolean trainedHere) {
        double work = work(settings, epochs);
        done += work;
        if (trainedHere) {
            trained += work;
            seconds += (clock.millis() - began) / 1000.0;
        }
        now = 0;
    }
}
