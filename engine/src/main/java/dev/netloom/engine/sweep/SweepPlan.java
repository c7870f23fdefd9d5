package dev.netloom.engine.sweep;

import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// All that is to be known of a sweep before it begins; the same plan has the same points.
///
/// @param training of all points, but for the axes; holds images out, by which points are judged
/// @param budget points that begin at most
/// @param minutes after which no further run begins, those that the history had counted in; empty for as long as it
///                takes
public record SweepPlan(
        Project project,
        TrainingDescription training,
        List<SweepAxis> axes,
        SweepMethod method,
        int budget,
        OptionalDouble minutes) {
    /// What is held out where nobody says otherwise.
    public static final double USUAL_VALIDATION = 0.1;

    private static final int MOST_TRIES = 1000;

    /// @throws InvalidAxis where that makes no sweep
    public SweepPlan {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new InvalidAxis("none");
        }
        Set<String> keys = new HashSet<>();
        for (SweepAxis axis : axes) {
            if (!keys.add(axis.key())) {
                throw new InvalidAxis("twice", axis.key());
            }
        }
        if (training.config().validation() == 0) {
            training = training.withConfig(training.config().withValidation(USUAL_VALIDATION));
        }
        if (method == SweepMethod.GRID && gridSize(axes) > budget) {
            throw new InvalidAxis("grid-size", gridSize(axes), budget);
        }
        if (method == SweepMethod.HALVING) {
            if (keys.contains(TrainingFields.EPOCHS.key())) {
                throw new InvalidAxis("halving-axis");
            }
            if (training.config().epochs() < Rung.ETA) {
                throw new InvalidAxis("halving-epochs", training.config().epochs());
            }
        }
    }

    private static long gridSize(List<SweepAxis> axes) {
        long size = 1;
        for (SweepAxis axis : axes) {
            size = Math.min(Integer.MAX_VALUE, size * axis.values().grid().size());
        }
        return size;
    }

    /// The points, in the order in which they are trained.
    public List<SweepPoint> points() {
        List<Map<String, String>> chosen = method == SweepMethod.GRID ? grid() : drawn();
        List<SweepPoint> points = new ArrayList<>();
        chosen.forEach(values -> points.add(new SweepPoint(points.size() + 1, values)));
        return points;
    }

    /// The last axis varies fastest.
    private List<Map<String, String>> grid() {
        List<Map<String, String>> all = List.of(Map.of());
        for (SweepAxis axis : axes) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> begun : all) {
                for (String value : axis.values().grid()) {
                    Map<String, String> values = new LinkedHashMap<>(begun);
                    values.put(axis.key(), value);
                    longer.add(values);
                }
            }
            all = longer;
        }
        return all;
    }

    /// None twice: where there are fewer combinations than the budget has, all of them.
    private List<Map<String, String>> drawn() {
        RandomGenerator random = new Well19937c(training.config().seed());
        Set<Map<String, String>> all = new LinkedHashSet<>();
        for (int tries = 0; all.size() < budget && tries < MOST_TRIES + 10 * budget; tries++) {
            Map<String, String> values = new LinkedHashMap<>();
            axes.forEach(axis -> values.put(axis.key(), axis.values().draw(random)));
            all.add(values);
        }
        return List.copyOf(all);
    }

    /// How many points are trained for how long; one rung where none is left behind.
    public List<Rung> rungs() {
        int points = points().size();
        int epochs = training.config().epochs();
        return method == SweepMethod.HALVING ? Rung.halving(points, epochs) : List.of(new Rung(points, epochs));
    }

    /// The settings of a point, in the order in which one may rest on another.
    ///
    /// @throws InvalidAxis where they cannot be together
    public PointSettings settings(SweepPoint point) {
        PointSettings settings = base();
        for (TrainingField field : TrainingFields.ALL) {
            if (point.values().containsKey(field.key())) {
                settings = settings.with(field.key(), point.values().get(field.key()));
            }
        }
        for (Map.Entry<String, String> value : point.values().entrySet()) {
            if (PointSettings.field(value.getKey()).isEmpty()) {
                settings = settings.with(value.getKey(), value.getValue());
            }
        }
        return settings;
    }

    /// The settings that none of the points changes.
    public PointSettings base() {
        return new PointSettings(project.graph(), training);
    }
}
