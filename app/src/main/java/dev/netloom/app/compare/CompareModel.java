package dev.netloom.app.compare;

import dev.netloom.app.cluster.ClusterExecutor;
import dev.netloom.app.plot.PairCurves;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingThreadTask;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.ArmRun;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentEvent;
import dev.netloom.engine.experiment.ExperimentPace;
import dev.netloom.engine.experiment.ExperimentRecorder;
import dev.netloom.engine.experiment.ExperimentRunner;
import dev.netloom.engine.experiment.LayerGradient;
import dev.netloom.engine.experiment.Pair;
import dev.netloom.engine.experiment.Verdict;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingExecutor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/// What is compared, and how far that is. For the FX thread; the work itself is a guest on the training thread.
public final class CompareModel {
    /// Where a comparison stands.
    public enum State {
        IDLE,
        RUNNING,
        PAUSED,
        STOPPING;

        public boolean isActive() {
            return this != IDLE;
        }
    }

    /// Instead of a number: as the experiment has it.
    public static final int AS_PREPARED = 0;

    private final TrainingSession session;
    private final Keeping keeping;
    private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>(this, "question");
    private final ReadOnlyObjectWrapper<Pair> pair = new ReadOnlyObjectWrapper<>(this, "pair");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.IDLE);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private final IntegerProperty seeds = new SimpleIntegerProperty(this, "seeds", 3);
    private final IntegerProperty epochs = new SimpleIntegerProperty(this, "epochs", AS_PREPARED);
    private final IntegerProperty digits = new SimpleIntegerProperty(this, "digits", AS_PREPARED);
    private final List<ArmRun> runs = new ArrayList<>();
    private final Map<String, PairCurves> curves = new HashMap<>();
    private final Map<String, Weights> learned = new HashMap<>();
    private TrainingControl control = new TrainingControl();
    private Experiment shown;
    private int seedAtWork = 1;
    private final Map<String, Long> shownSeeds = new HashMap<>(); // by arm, of its curves
    private Optional<ExperimentPace> pace = Optional.empty();
    private Supplier<String> cluster = () -> "";

    /// @param keeping makes what enters the runs of an experiment into the history
    public CompareModel(TrainingSession session, Keeping keeping) {
        this.session = session;
        this.keeping = keeping;
        List.of(seeds, epochs, digits).forEach(setting -> setting.subscribe((before, now) -> change()));
    }

    /// Makes what enters the runs of an experiment into the history.
    public interface Keeping {
        ExperimentRecorder of(Experiment experiment, Dataset data, Origin origin);
    }

    /// @param address of the cluster that is trained on; blank for this computer. Asked on the training thread
    void trainOn(Supplier<String> address) {
        cluster = address;
    }

    /// Asks something else; not while it is being answered.
    public void choose(Question chosen) {
        if (state.get().isActive() || chosen.equals(question.get())) {
            return;
        }
        shown = chosen.experiment();
        question.set(chosen);
        seeds.set(shown.seeds());
        epochs.set(AS_PREPARED);
        digits.set(AS_PREPARED);
        forget();
        pair.set(shown.pairs().getFirst());
        notice.set("");
    }

    /// Of several pairs, looks at this one.
    public void look(Pair chosen) {
        pair.set(chosen);
        change();
    }

    /// Trains all networks of the question; says why, where it cannot.
    public void start() {
        if (question.get() == null || state.get().isActive()) {
            return;
        }
        control = new TrainingControl();
        Experiment experiment = asked();
        if (!session.guests().host(new Work(experiment, control))) {
            notice.set(Texts.of("compare.occupied"));
            return;
        }
        shown = experiment;
        seedAtWork = 1;
        forget();
        state.set(State.RUNNING);
        notice.set(Texts.of("compare.running", 1, experiment.seeds()));
    }

    private void forget() {
        runs.clear();
        curves.clear();
        learned.clear();
        shownSeeds.clear();
        pace = Optional.empty();
        progress.set(0);
        change();
    }

    private Experiment asked() {
        Experiment asked = question.get().experiment().withSeeds(seeds.get());
        asked = epochs.get() == AS_PREPARED ? asked : asked.withEpochs(epochs.get());
        return digits.get() == AS_PREPARED ? asked : asked.withDigits(digits.get());
    }

    public void pause() {
        control.pause();
    }

    public void resume() {
        control.resume();
    }

    public void stop() {
        if (state.get().isActive()) {
            control.stop();
            state.set(State.STOPPING);
            notice.set(Texts.of("compare.stopping"));
            session.guests().withdraw();
        }
    }

    /// An experiment on the training thread.
    private final class Work implements TrainingThreadTask {
        private final Experiment experiment;
        private final TrainingControl reins;

        Work(Experiment experiment, TrainingControl reins) {
            this.experiment = experiment;
            this.reins = reins;
        }

        @Override
        public void work(Dataset inUse, Teller teller) throws Exception {
            Dataset data = experiment.data().isEmpty()
                    ? inUse
                    : DataSets.load(experiment.data(), DataSettings.PLAIN, DataProgress.NONE);
            ExperimentPace counted = new ExperimentPace(experiment, data.train().size(), InstantSource.system());
            teller.tell(() -> pace = Optional.of(counted), false);
            Consumer<String> notes = note -> teller.tell(() -> notice.set(note), false);
            try (TrainingExecutor executor = ClusterExecutor.at(cluster.get(), notes);
                    ExperimentRecorder keeper =
                            keeping.of(experiment, data, executor.isParallel() ? Origin.CLUSTER : Origin.WINDOW)) {
                ExperimentRunner.run(experiment, data, executor, reins, event -> {
                    teller.tell(() -> hear(event), isPatient(event));
                    keeper.follow(event);
                });
            }
        }

        @Override
        public void stop() {
            CompareModel.this.stop();
        }

        @Override
        public void ended(Optional<String> failure) {
            boolean stopped = state.get() == State.STOPPING;
            state.set(State.IDLE);
            String end = stopped ? runs.isEmpty() ? "compare.stopped.early" : "compare.stopped" : "compare.done";
            notice.set(failure.orElseGet(() -> Texts.of(end)));
            progress.set(failure.isPresent() || stopped ? progress.get() : 1);
            change();
        }
    }

    private static boolean isPatient(ExperimentEvent event) {
        return event instanceof ExperimentEvent.Learned learned && learned.event() instanceof TrainingEvent.StepDone;
    }

    private void hear(ExperimentEvent event) {
        pace.ifPresent(counted -> {
            counted.hear(event);
            progress.set(counted.progress().fraction());
        });
        switch (event) {
            case ExperimentEvent.Beginning _, ExperimentEvent.Failed _ -> {}
            case ExperimentEvent.Learned learned -> hear(learned);
            case ExperimentEvent.FlowMeasured measured -> {
                if (isShown(measured.arm(), measured.seed())) {
                    curves(measured.arm()).flow(norms(measured.flow()));
                }
            }
            case ExperimentEvent.RunDone done -> runs.add(done.run());
            case ExperimentEvent.SeedDone _ -> tellSeed();
        }
        change();
    }

    private void hear(ExperimentEvent.Learned learned) {
        PairCurves own = curves(learned.arm());
        switch (learned.event()) {
            case TrainingEvent.Started started -> {
                shownSeeds.put(learned.arm(), learned.seed());
                own.clear();
            }
            case TrainingEvent.StepDone done -> {
                if (isShown(learned.arm(), learned.seed())) {
                    own.learn(done.progress().imagesSeen(), done.loss());
                }
            }
            case TrainingEvent.EpochDone done -> {
                if (isShown(learned.arm(), learned.seed())) {
                    own.test(
                            (long) done.epoch() * digitsOf(shown.arm(learned.arm())),
                            done.test().accuracy());
                }
            }
            case TrainingEvent.Paused paused -> proceed(State.PAUSED);
            case TrainingEvent.Resumed resumed -> proceed(State.RUNNING);
            case TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Frozen _,
                    TrainingEvent.WeightsTaken _ -> {}
            case TrainingEvent.Finished done -> {
                if (!done.stopped()) {
                    this.learned.put(learned.arm(), done.weights());
                }
            }
        }
    }

    /// Of seeds that are trained at once, curves show the one that began last.
    private boolean isShown(String arm, long seed) {
        return shownSeeds.getOrDefault(arm, seed) == seed;
    }

    private void proceed(State next) {
        if (state.get() != State.STOPPING) {
            state.set(next);
        }
    }

    private void tellSeed() {
        if (seedAtWork < shown.seeds()) {
            seedAtWork++;
            notice.set(Texts.of("compare.running", seedAtWork, shown.seeds()));
        }
    }

    private static List<Double> norms(GradientFlow flow) {
        return LayerGradient.of(flow).stream().map(LayerGradient::rms).toList();
    }

    private void change() {
        version.set(version.get() + 1);
    }

    /// The curves of an arm from the newest seed.
    PairCurves curves(String arm) {
        return curves.computeIfAbsent(arm, id -> new PairCurves());
    }

    /// What was done, or is to be done, last.
    Optional<Experiment> experiment() {
        return Optional.ofNullable(shown);
    }

    /// What Start would do now; once there are runs, what they did.
    Optional<Experiment> told() {
        boolean ahead = !state.get().isActive() && runs.isEmpty();
        return ahead && question.get() != null ? Optional.of(asked()) : experiment();
    }

    /// Until all seeds are done; NaN where that is not known.
    double secondsLeft() {
        return pace.map(ExperimentPace::secondsLeft).orElse(Double.NaN);
    }

    /// The seed that is learned from, from 1.
    int seedAtWork() {
        return seedAtWork;
    }

    /// As many digits as an arm really learns from.
    int digitsOf(Arm arm) {
        Dataset data = session.dataProperty().get();
        return data == null ? arm.digits() : Math.min(arm.digits(), data.train().size());
    }

    /// What an arm has learned from the newest seed that it is done with.
    Optional<Weights> weights(String arm) {
        return Optional.ofNullable(learned.get(arm));
    }

    /// The runs of an arm that came to their end.
    List<ArmRun> runs(String arm) {
        return runs.stream().filter(run -> run.arm().equals(arm)).toList();
    }

    /// What may be said so far.
    Optional<Verdict> verdict(Pair asked) {
        return Verdict.of(asked, runs);
    }

    /// What is asked; null before anything is.
    public ReadOnlyObjectProperty<Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// The two arms that are looked at; null before anything is asked.
    public ReadOnlyObjectProperty<Pair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Of the whole comparison, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How it stands, in a sentence; empty for nothing to say.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Grows with every change.
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// How often everything is trained, from 1.
    public IntegerProperty seedsProperty() {
        return seeds;
    }

    /// How often each digit is seen; or [#AS_PREPARED].
    public IntegerProperty epochsProperty() {
        return epochs;
    }

    /// How many digits are learned from; or [#AS_PREPARED].
    public IntegerProperty digitsProperty() {
        return digits;
    }
}
