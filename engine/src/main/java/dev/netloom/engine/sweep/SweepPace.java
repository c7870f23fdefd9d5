package dev.netloom.engine.sweep;

import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far a sweep is, and how long the rest takes at the speed that it had until now.
final class SweepPace {
    private final InstantSource clock;
    private final int images;
    private final double total;
    private double done;
    private double trained; // of `done`, what was trained here
    private final Map<SweepPoint, PointSettings> points;
    private final Map<SweepPoint, Going> going = new HashMap<>();
    private long since; // when some run began where none went on
    private double seconds; // while runs went on, until then

    /// The work of a run that goes on.
    ///
    /// @param begun what the point had before
    private record Going(double begun, double now) {
        double here() {
            return now - begun;
        }
    }

    /// @param images that a point learns from where it does not say
    SweepPace(Map<SweepPoint, PointSettings> points, List<Rung> rungs, int images, InstantSource clock) {
        this.clock = clock;
        this.points = points;
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

    /// A run begins.
    void begin() {
        if (going.isEmpty()) {
            since = clock.millis();
        }
    }

    SweepProgress follow(SweepPoint point, TrainingEvent event) {
        if (event instanceof TrainingEvent.StepDone step) {
            double at = Math.max(1, Summary.of(points.get(point).graph()).multiplyAdds())
                    * (double) step.progress().imagesSeen();
            going.merge(point, new Going(at, at), (before, _) -> new Going(before.begun(), at));
        }
        double now = going.values().stream().mapToDouble(Going::here).sum();
        double speed = (trained + now) / (seconds + (clock.millis() - since) / 1000.0);
        double left = Math.max(0, total - done - now);
        return new SweepProgress(Math.clamp((done + now) / total, 0, 1), speed > 0 ? left / speed : Double.NaN);
    }

    /// @param epochs more than the point had before
    void end(SweepPoint point, int epochs, boolean trainedHere) {
        double work = work(points.get(point), epochs);
        done += work;
        going.remove(point);
        if (trainedHere) {
            trained += work;
            if (going.isEmpty()) {
                seconds += (clock.millis() - since) / 1000.0;
            }
        }
    }
}
