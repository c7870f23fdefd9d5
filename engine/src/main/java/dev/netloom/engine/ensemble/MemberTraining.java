package dev.netloom.engine.ensemble;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.KnownRuns;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingJob;
import dev.netloom.engine.train.TrainingStart;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/// Trains one network from several seeds, each run of which enters the history as any run does. A run that is there
/// already, of the same network, data, settings and seed, is taken and not trained again; one that
/// was stopped or killed goes on to the bit. So whoever stops begins again, and goes on.
public final class MemberTraining {
    private final Project project;
    private final Dataset data;
    private final TrainingConfig plan;
    private final HistorySource history;
    private final Origin origin;
    private final InstantSource clock;
    private final Function<TrainingFailure, String> words;
    private final Consumer<FileProblem> trouble;
    private TrainingExecutor executor = TrainingExecutor.LOCAL;

    /// @param data with as many training images as are to be used
    /// @param plan of the first member; those after it have the seeds after its own
    /// @param words say why a run failed
    /// @param trouble is told, on another thread, why something is not kept
    public MemberTraining(
            Project project,
            Dataset data,
            TrainingConfig plan,
            HistorySource history,
            Origin origin,
            InstantSource clock,
            Function<TrainingFailure, String> words,
            Consumer<FileProblem> trouble) {
        this.project = project;
        this.data = data;
        this.plan = plan;
        this.history = history;
        this.origin = origin;
        this.clock = clock;
        this.words = words;
        this.trouble = trouble;
    }

    /// What runs that are members are tagged with in the history.
    public static String tag(String network) {
        return "ensemble " + network.replace(',', ' ').strip();
    }

    /// Where the members are trained, if not on this computer.
    public MemberTraining on(TrainingExecutor other) {
        executor = other;
        return this;
    }

    /// @param control stops after the step that goes on; the run that it belongs to is no member
    /// @return the members that are ready, which are all unless it was stopped
    /// @throws TrainingFailure where a member cannot learn, or its weights cannot be kept
    /// @throws FileProblem where the history cannot be read
    public List<RunDetails> run(int members, TrainingControl control, Consumer<MemberEvent> events)
            throws TrainingFailure, FileProblem {
        if (!RunRecorder.keepsWeights(project.graph())) {
            throw new TrainingFailure(
                    "ensemble-too-large",
                    "the history keeps no weights of networks with more than " + RunRecorder.MOST_VALUES
                            + " parameters",
                    RunRecorder.MOST_VALUES);
        }
        SortedMap<Integer, RunDetails> ready = new TreeMap<>();
        List<MemberJob> left = new ArrayList<>();
        for (int member = 0; member < members && !control.isStopped(); member++) {
            TrainingConfig own = plan.withSeed(plan.seed() + member);
            Optional<RunDetails> begun = find(own);
            Optional<RunDetails> found = begun.filter(MemberTraining::isDone);
            if (found.isPresent()) {
                take(member, own, found.get(), true, ready, events);
                continue;
            }
            left.add(new MemberJob(member, own, begun.flatMap(ResumePoint::of), control.ofOneRun(), ready, events));
            if (!executor.isParallel()) {
                train(left);
            }
        }
        train(left);
        return List.copyOf(ready.values());
    }

    private void train(List<MemberJob> jobs) throws TrainingFailure {
        List<MemberJob> all = List.copyOf(jobs);
        jobs.clear();
        if (all.isEmpty()) {
            return;
        }
        executor.run(all);
        for (MemberJob job : all) {
            job.requireKept();
        }
    }

    private void take(
            int member,
            TrainingConfig own,
            RunDetails run,
            boolean found,
            Map<Integer, RunDetails> ready,
            Consumer<MemberEvent> events)
            throws FileProblem {
        mark(run.summary());
        ready.put(member, run);
        events.accept(new MemberEvent.Ready(member, own.seed(), run, found));
    }

    /// A member that is trained.
    private final class MemberJob implements TrainingJob {
        private final int member;
        private final TrainingConfig config;
        private final Optional<ResumePoint> begun;
        private final TrainingStart start;
        private final TrainingControl control;
        private final Map<Integer, RunDetails> ready;
        private final Consumer<MemberEvent> events;
        private RunRecorder recorder;
        private Optional<FileProblem> problem = Optional.empty();

        /// @param begun where the member goes on; empty for one that begins
        MemberJob(
                int member,
                TrainingConfig config,
                Optional<ResumePoint> begun,
                TrainingControl control,
                Map<Integer, RunDetails> ready,
                Consumer<MemberEvent> events) {
            this.member = member;
            this.config = config;
            this.begun = begun;
            this.start = begun.map(MemberTraining.this::start).orElse(TrainingStart.DRAWN);
            this.control = control;
            this.ready = ready;
            this.events = events;
        }

        @Override
        public String name() {
            return project.name() + ", " + config.seed();
        }

        @Override
        public Graph graph() {
            return project.graph();
        }

        @Override
        public Dataset data() {
            return data;
        }

        @Override
        public TrainingConfig config() {
            return config;
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
        public void begin() {
            events.accept(new MemberEvent.Beginning(member, config.seed()));
            RunStart beginning = RunStart.of(project, origin, clock.instant(), data);
            recorder = new RunRecorder(history, beginning, control, UsedKernels.of(origin), trouble);
            start.state().ifPresent(state -> recorder.goingOn(begun.orElseThrow(), state));
        }

        @Override
        public void hear(TrainingEvent event) {
            recorder.accept(event);
            events.accept(new MemberEvent.Learned(member, config.seed(), event));
        }

        @Override
        public void fail(TrainingFailure why) throws TrainingFailure {
            recorder.fail(words.apply(why));
            throw why;
        }

        @Override
        public void end() {
            recorder.close();
            if (control.isStopped()) {
                return;
            }
            try {
                Optional<RunDetails> run = find(config).filter(MemberTraining::isDone);
                if (run.isPresent()) {
                    take(member, config, run.get(), false, ready, events);
                }
            } catch (FileProblem e) {
                problem = Optional.of(e);
            }
        }

        /// @throws TrainingFailure where the run came to its end, and the history has not got it
        void requireKept() throws TrainingFailure {
            problem.ifPresent(trouble);
            if (!control.isStopped() && !ready.containsKey(member)) {
                throw new TrainingFailure(
                        "ensemble-unkept", "the history could not keep the weights of a member: it cannot become one");
            }
        }
    }

    /// What a member had when it was stopped; drawn weights where that can be read no more.
    private TrainingStart start(ResumePoint begun) {
        try {
            return begun.start(project.graph());
        } catch (FileProblem e) {
            return TrainingStart.DRAWN;
        }
    }

    /// The run of the history that came furthest as this member, and has its last weights.
    private Optional<RunDetails> find(TrainingConfig own) throws FileProblem {
        KnownRuns.Wanted wanted =
                new KnownRuns.Wanted(project.graph(), own, data.train().size());
        return Optional.ofNullable(new KnownRuns<>(Map.of(own, wanted), data.identity())
                .find(history, MemberTraining::hasWeights)
                .get(own));
    }

    private static boolean hasWeights(RunDetails run) {
        return run.checkpoints().stream()
                .filter(Checkpoint::last)
                .anyMatch(weights -> Files.isRegularFile(weights.file()));
    }

    private static boolean isDone(RunDetails run) {
        return run.summary().state() == RunState.DONE;
    }

    private void mark(RunSummary run) throws FileProblem {
        TreeSet<String> tags = new TreeSet<>(run.tags());
        if (tags.add(tag(project.name()))) {
            history.get().tag(run.id(), tags);
        }
    }
}
