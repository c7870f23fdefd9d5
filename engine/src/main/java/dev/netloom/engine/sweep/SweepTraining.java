package dev.netloom.engine.sweep;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
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
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingFields;
import dev.netloom.engine.train.TrainingJob;
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

/// Trains the points of a sweep, each a run of the history as any other. A run that is there
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
    private TrainingExecutor executor = TrainingExecutor.LOCAL;

    public SweepTraining(SweepPlan plan, SweepSurroundings around) {
        this.plan = plan;
        this.around = around;
    }

    /// What the runs of a sweep are tagged with in the history.
    public static String tag(String network) {
        return "sweep " + network.replace(',', ' ').strip();
    }

    /// Where the points are trained, if not on this computer.
    public SweepTraining on(TrainingExecutor other) {
        executor = other;
        return this;
    }

    /// @param control stops after the step that goes on
    /// @return every point, in their order; those that were not reached wait
    /// @throws FileProblem where the history cannot be read
    /// @throws TrainingFailure where nothing can be trained at all; what fails is a result
    public List<PointResult> run(TrainingControl control, Consumer<SweepEvent> events)
            throws FileProblem, TrainingFailure {
        prepare(events);
        known = new KnownRuns<>(wanted(), around.data().identity()).find(around.history(), run -> true);
        List<Rung> rungs = plan.rungs();
        pace = new SweepPace(possible, rungs, around.data().train().size(), around.clock());
        List<SweepPoint> left = new ArrayList<>(possible.keySet());
        int before = 0;
        for (Rung rung : rungs) {
            boolean last = rung.equals(rungs.getLast());
            left = before == 0 ? left : best(left, rung.points());
            List<PointJob> jobs = new ArrayList<>();
            for (SweepPoint point : left) {
                if (control.isStopped() || isSpent()) {
                    return all();
                }
                int epochs = last ? possible.get(point).plan().epochs() : rung.epochs();
                if (!take(point, epochs, before, events)) {
                    jobs.add(new PointJob(point, epochs, before, control.ofOneRun(), events));
                }
                if (!executor.isParallel()) {
                    train(jobs);
                }
            }
            train(jobs);
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

    /// Takes what the history has, where the point has had so many epochs there.
    private boolean take(SweepPoint point, int epochs, int before, Consumer<SweepEvent> events) throws FileProblem {
        Optional<RunDetails> run = Optional.ofNullable(known.get(point)).filter(own -> isOver(own, epochs));
        if (run.isPresent()) {
            enter(point, run.get(), epochs);
            tell(point, epochs - before, true, events);
        }
        return run.isPresent();
    }

    private void enter(SweepPoint point, RunDetails run, int epochs) throws FileProblem {
        known.put(point, run);
        mark(run.summary());
        results.put(point, PointResult.of(point, run, possible.get(point).plan(), epochs));
    }

    /// @param epochs more than the point had before
    private void tell(SweepPoint point, int epochs, boolean found, Consumer<SweepEvent> events) {
        if (results.get(point).stage() != Stage.WAITING) {
            pace.end(point, epochs, !found);
            events.accept(new SweepEvent.Ended(results.get(point), found));
        }
    }

    /// A run that diverged once diverges again.
    private static boolean isOver(RunDetails run, int epochs) {
        return PointResult.hasReached(run.summary(), epochs) || run.summary().state() == RunState.FAILED;
    }

    /// Those that cannot go on where they were begin anew: their states may be of another machine.
    private void train(List<PointJob> jobs) throws TrainingFailure, FileProblem {
        List<PointJob> all = List.copyOf(jobs);
        jobs.clear();
        while (!all.isEmpty()) {
            executor.run(all);
            for (PointJob job : all) {
                if (job.problem.isPresent()) {
                    throw job.problem.get();
                }
            }
            all = all.stream()
                    .filter(job -> job.cannotGoOn)
                    .map(PointJob::fromItsBeginning)
                    .toList();
        }
    }

    /// A point that is trained until it has had so many epochs.
    private final class PointJob implements TrainingJob {
        private final SweepPoint point;
        private final int epochs;
        private final int before;
        private final PointSettings settings;
        private final Dataset data;
        private final TrainingControl control;
        private final Consumer<SweepEvent> events;
        private Optional<ResumePoint> from = Optional.empty();
        private TrainingStart start = TrainingStart.DRAWN;
        private RunRecorder recorder;
        private boolean cannotGoOn;
        private Optional<FileProblem> problem = Optional.empty();

        PointJob(SweepPoint point, int epochs, int before, TrainingControl control, Consumer<SweepEvent> events) {
            this.point = point;
            this.epochs = epochs;
            this.before = before;
            this.settings = possible.get(point);
            int images = settings.training().images();
            this.data = images == 0 ? around.data() : around.data().limited(images);
            this.control = control;
            this.events = events;
            Optional.ofNullable(known.get(point)).flatMap(ResumePoint::of).ifPresent(this::goOnFrom);
        }

        PointJob fromItsBeginning() {
            PointJob anew = new PointJob(point, epochs, before, control.ofOneRun(), events);
            anew.from = Optional.empty();
            anew.start = TrainingStart.DRAWN;
            return anew;
        }

        private void goOnFrom(ResumePoint begun) {
            try {
                start = begun.start(settings.graph());
                from = Optional.of(begun);
            } catch (FileProblem e) {
                // its files are gone, or damaged
            }
        }

        @Override
        public String name() {
            return plan.project().name() + ", " + point.label();
        }

        @Override
        public Graph graph() {
            return settings.graph();
        }

        @Override
        public Dataset data() {
            return data;
        }

        @Override
        public TrainingConfig config() {
            return settings.plan();
        }

        @Override
        public TrainingStart start() {
            return start;
        }

        @Override
        public TrainingControl control() {
            return control;
        }

        @Override
        public int lastEpoch() {
            return epochs;
        }

        @Override
        public void begin() {
            pace.begin();
            Project project = new Project(
                    plan.project().name(),
                    settings.graph(),
                    plan.project().places(),
                    plan.project().groups());
            RunStart begin =
                    RunStart.of(project, around.origin(), around.clock().instant(), data);
            recorder = new RunRecorder(
                    around.history(), begin, control, UsedKernels.of(around.origin()), around.trouble());
            from.ifPresent(begun -> recorder.goingOn(begun, start.state().orElseThrow()));
        }

        /// A run stops at a rung; at the end of its plan it ends by itself.
        @Override
        public void hear(TrainingEvent event) {
            recorder.accept(event);
            events.accept(new SweepEvent.Learned(point, epochs, event, pace.follow(point, event)));
            if (epochs < config().epochs() && event instanceof TrainingEvent.EpochDone done && done.epoch() >= epochs) {
                control.stopAlone();
            }
        }

        @Override
        public void fail(TrainingFailure why) {
            recorder.fail(around.words().apply(why));
            cannotGoOn = from.isPresent() && why.key().equals("state");
            if (from.isPresent() || recorder.run().isEmpty()) { // it could not even begin, or go on
                results.put(point, PointResult.failed(point, around.words().apply(why)));
            }
        }

        @Override
        public void end() {
            OptionalLong id = recorder.run();
            if (cannotGoOn) {
                return;
            }
            try {
                if (id.isPresent() && results.get(point).stage() != Stage.FAILED) {
                    Optional<RunDetails> run = around.history().get().details(id.getAsLong());
                    if (run.isPresent()) {
                        enter(point, run.get(), epochs);
                    }
                }
                tell(point, epochs - before, false, events);
            } catch (FileProblem e) {
                problem = Optional.of(e);
            }
        }
    }

    private void mark(RunSummary run) throws FileProblem {
        TreeSet<String> tags = new TreeSet<>(run.tags());
        if (tags.add(tag(plan.project().name()))) {
            around.history().get().tag(run.id(), tags);
        }
    }
}
