package dev.netloom.engine.sweep;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.history.KnownRuns;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.sweep.PointResult.Stage;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.TrainingStart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Trains the points of a sweep, one after the other, each a run of the history as any other. A run that is there
/// already is taken; one that was stopped or killed goes on to the bit. So whoever stops a sweep begins it again.
///
/// Under successive halving every point is planned for all epochs, and its schedule with it; a rung stops it at the
/// end of an epoch, and the next one goes on from there to the bit. A survivor is thus the same run as if nobody had
/// ever stopped it, but points are compared in the midst of their schedules. Of networks that are too large for the
/// history to keep their states, survivors begin anew.
public final class SweepTraining {
    private final SweepPlan plan;
    private final SweepSurroundings around;
    private final Map<SweepPoint, PointResult> results = new LinkedHashMap<>();
    private final Map<SweepPoint, PointSettings> possible = new LinkedHashMap<>();
    private Map<SweepPoint, RunDetails> known = Map.of();
    private SweepPace pace;

    public SweepTraining(SweepPlan plan, SweepSurroundings around) {
        this.plan = plan;
        this.around = around;
    }

    /// What the runs of a sweep are tagged with in the history.
    public static String tag(String network) {
        return "sweep " + network.replace(',', ' ').strip();
    }

    /// @param control stops after the step that goes on
    /// @return every point, in their order; those that were not reached wait
    /// @throws FileProblem where the history cannot be read
    public List<PointResult> run(TrainingControl control, Consumer<SweepEvent> events) throws FileProblem {
        prepare(events);
        known = new KnownRuns<>(wanted(), around.data().identity()).find(around.history(), run -> true);
        List<Rung> rungs = plan.rungs();
        pace = new SweepPace(possible, rungs, around.data().train().size(), around.clock());
        List<SweepPoint> left = new ArrayList<>(possible.keySet());
        int before = 0;
        for (Rung rung : rungs) {
            boolean last = rung.equals(rungs.getLast());
            left = before == 0 ? left : best(left, rung.points());
            for (SweepPoint point : left) {
                if (control.isStopped() || isSpent()) {
                    return all();
                }
                bring(point, last ? possible.get(point).plan().epochs() : rung.epochs(), before, control, events);
            }
            before = rung.epochs();
        }
        return all();
    }

    private Map<SweepPoint, KnownRuns.Wanted> wanted() {
        int all = around.data().train().size();
        Map<SweepPoint, KnownRuns.Wanted> wanted = new HashMap<>();
        possible.forEach((point, settings) -> {
            int images = settings.training().images();
            int used = images == 0 ? all : Math.min(images, all);
            wanted.put(point, new KnownRuns.Wanted(settings.graph(), settings.plan(), used));
        });
        return wanted;
    }

    private List<PointResult> all() {
        return List.copyOf(results.values());
    }

    /// Finds the points that can be trained at all.
    private void prepare(Consumer<SweepEvent> events) {
        for (SweepPoint point : plan.points()) {
            results.put(point, PointResult.waiting(point));
            try {
                PointSettings settings = plan.settings(point);
                GraphCheck check = GraphCheck.of(settings.graph());
                if (check.ok()) {
                    TrainingFields.conflict(settings.training().config())
                            .ifPresentOrElse(
                                    conflict -> fail(point, around.words().apply(conflict), events),
                                    () -> possible.put(point, settings));
                } else {
                    fail(point, around.problems().apply(check), events);
                }
            } catch (InvalidAxis e) {
                fail(point, around.words().apply(e), events);
            }
        }
    }

    private void fail(SweepPoint point, String why, Consumer<SweepEvent> events) {
        results.put(point, PointResult.failed(point, why));
        events.accept(new SweepEvent.Ended(results.get(point), false));
    }

    /// Whether the minutes are over.
    private boolean isSpent() {
        double seconds =
                results.values().stream().mapToDouble(PointResult::seconds).sum();
        return plan.minutes().isPresent() && seconds >= 60 * plan.minutes().getAsDouble();
    }

    /// Those that go on; the others are left behind.
    private List<SweepPoint> best(List<SweepPoint> points, int count) {
        List<SweepPoint> best = points.stream()
                .map(results::get)
                .filter(result -> result.stage() == Stage.DONE)
                .sorted(PointResult.BEST_FIRST)
                .limit(count)
                .map(PointResult::point)
                .toList();
        for (SweepPoint point : points) {
            if (!best.contains(point) && results.get(point).stage() == Stage.DONE) {
                results.compute(point, (_, result) -> result.as(Stage.DROPPED));
            }
        }
        return best;
    }

    /// Trains a point until it has had so many epochs, as far as the history has not got it.
    private void bring(SweepPoint point, int epochs, int before, TrainingControl control, Consumer<SweepEvent> events)
            throws FileProblem {
        PointSettings settings = possible.get(point);
        Optional<RunDetails> run = Optional.ofNullable(known.get(point));
        boolean found = run.filter(own -> isOver(own, epochs)).isPresent();
        try {
            if (!found) {
                pace.begin();
                run = train(point, epochs, run.flatMap(ResumePoint::of), control, events);
                run.ifPresent(own -> known.put(point, own));
            }
            if (run.isPresent()) {
                mark(run.get().summary());
                results.put(point, PointResult.of(point, run.get(), settings.plan(), epochs));
            }
        } catch (TrainingFailure failure) {
            results.put(point, PointResult.failed(point, around.words().apply(failure)));
        }
        if (results.get(point).stage() != Stage.WAITING) {
            pace.end(settings, epochs - before, !found);
            events.accept(new SweepEvent.Ended(results.get(point), found));
        }
    }

    /// A run that diverged once diverges again.
    private static boolean isOver(RunDetails run, int epochs) {
        return PointResult.hasReached(run.summary(), epochs) || run.summary().state() == RunState.FAILED;
    }

    /// Goes on where the run was, or else begins anew: its files may be gone, or be of another machine.
    private Optional<RunDetails> train(
            SweepPoint point,
            int epochs,
            Optional<ResumePoint> from,
            TrainingControl control,
            Consumer<SweepEvent> events)
            throws TrainingFailure, FileProblem {
        if (from.isPresent()) {
            try {
                TrainingStart start = from.get().start(possible.get(point).graph());
                return train(point, epochs, from, start, control, events);
            } catch (FileProblem e) {
                // its files are gone, or damaged
            } catch (TrainingFailure e) {
                if (!e.key().equals("state")) {
                    throw e;
                }
            }
        }
        return train(point, epochs, Optional.empty(), TrainingStart.DRAWN, control, events);
    }

    private Optional<RunDetails> train(
            SweepPoint point,
            int epochs,
            Optional<ResumePoint> from,
            TrainingStart start,
            TrainingControl control,
            Consumer<SweepEvent> events)
            throws TrainingFailure, FileProblem {
        PointSettings settings = possible.get(point);
        Project project = new Project(
                plan.project().name(),
                settings.graph(),
                plan.project().places(),
                plan.project().groups());
        Dataset all = around.data();
        int images = settings.training().images();
        Dataset data = images == 0 ? all : all.limited(images);
        TrainingControl own = new TrainingControl();
        RunStart begin = RunStart.of(project, around.origin(), around.clock().instant(), data);
        TrainingConfig config = settings.plan();
        try (RunRecorder recorder =
                new RunRecorder(around.history(), begin, own, UsedKernels::ofUser, around.trouble())) {
            if (from.isPresent()) {
                recorder.goingOn(from.get(), start.state().orElseThrow());
            }
            Consumer<TrainingEvent> told = event -> {
                events.accept(new SweepEvent.Learned(point, epochs, event, pace.follow(settings, event)));
                if (control.isStopped() || isEndOf(event, epochs, config)) {
                    own.stop();
                }
            };
            try {
                new Trainer(settings.graph(), data, config, own, recorder.andThen(told))
                        .startingFrom(start)
                        .run();
            } catch (TrainingFailure failure) {
                recorder.fail(around.words().apply(failure));
                if (from.isPresent() || recorder.run().isEmpty()) {
                    throw failure; // it could not even begin, or go on
                }
            }
            OptionalLong id = recorder.run();
            return id.isPresent() ? around.history().get().details(id.getAsLong()) : Optional.empty();
        }
    }

    /// Whether a run is to stop at a rung; at the end of its plan it ends by itself.
    private static boolean isEndOf(TrainingEvent event, int epochs, TrainingConfig plan) {
        return epochs < plan.epochs() && event instanceof TrainingEvent.EpochDone done && done.epoch() >= epochs;
    }

    private void mark(RunSummary run) throws FileProblem {
        TreeSet<String> tags = new TreeSet<>(run.tags());
        if (tags.add(tag(plan.project().name()))) {
            around.history().get().tag(run.id(), tags);
        }
    }
}
