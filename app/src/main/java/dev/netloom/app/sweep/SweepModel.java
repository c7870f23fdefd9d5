package dev.netloom.app.sweep;

import dev.netloom.app.cluster.ClusterExecutor;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingTaskModel;
import dev.netloom.app.training.TrainingThreadTask;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.sweep.InvalidAxis;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.PointSettings;
import dev.netloom.engine.sweep.SweepAxis;
import dev.netloom.engine.sweep.SweepEvent;
import dev.netloom.engine.sweep.SweepMethod;
import dev.netloom.engine.sweep.SweepPlan;
import dev.netloom.engine.sweep.SweepSurroundings;
import dev.netloom.engine.sweep.SweepTraining;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingExecutor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The sweep that goes on, or went on last. For the FX thread: its points are trained as a guest on the training
/// thread.
public final class SweepModel extends TrainingTaskModel {
    /// What somebody chose to vary.
    ///
    /// @param values as typed
    public record Choice(String key, String values) {}

    private final HistorySource history;
    private final Supplier<Project> network;
    private final Supplier<Optional<TrainingDescription>> described;
    private final Consumer<FileProblem> trouble;
    private final Background.Lane lane = new Background.Lane("sweep");
    private Supplier<String> cluster = () -> "";
    private final ReadOnlyObjectWrapper<Optional<SweepPlan>> plan =
            new ReadOnlyObjectWrapper<>(this, "plan", Optional.empty());
    private final ReadOnlyObjectWrapper<List<PointResult>> results =
            new ReadOnlyObjectWrapper<>(this, "results", List.of());

    /// @param network on the canvas
    /// @param described how it is trained; empty while something is wrong
    /// @param trouble is told, on another thread, why a run is not kept
    public SweepModel(
            HistorySource history,
            TrainingSession session,
            Supplier<Project> network,
            Supplier<Optional<TrainingDescription>> described,
            Consumer<FileProblem> trouble) {
        super(session);
        this.history = history;
        this.network = network;
        this.described = described;
        this.trouble = trouble;
    }

    /// @param address of the cluster that points are trained on; blank for this computer. Asked on the training thread
    public void trainOn(Supplier<String> address) {
        cluster = address;
    }

    /// What is on the canvas and in the panel; empty while something is wrong there.
    Optional<PointSettings> base() {
        return described.get().map(training -> new PointSettings(network.get().graph(), training));
    }

    /// What is wrong with values of a setting, in words.
    Optional<String> problem(Choice choice) {
        try {
            base().ifPresent(base -> SweepAxis.of(choice.key(), choice.values(), base));
            return Optional.empty();
        } catch (InvalidAxis e) {
            return Optional.of(SweepWords.problem(e));
        }
    }

    /// What would be trained.
    ///
    /// @param minutes 0 for as many as it takes
    /// @throws InvalidAxis where that makes no sweep
    SweepPlan plan(List<Choice> choices, SweepMethod method, int budget, double minutes) {
        TrainingDescription training = described.get().orElseThrow(() -> new IllegalStateException("settings"));
        PointSettings base = new PointSettings(network.get().graph(), training);
        List<SweepAxis> axes = choices.stream()
                .map(choice -> SweepAxis.of(choice.key(), choice.values(), base))
                .toList();
        OptionalDouble limit = minutes > 0 ? OptionalDouble.of(minutes) : OptionalDouble.empty();
        return new SweepPlan(network.get(), training, axes, method, budget, limit);
    }

    /// Trains all points that the history has not got; says why, where it cannot.
    void start(SweepPlan wanted) {
        if (isBusy()) {
            return;
        }
        TrainingControl reins = new TrainingControl();
        if (!begin(new Work(wanted, reins), reins, Texts.of("sweep.begins"))) {
            return;
        }
        results.set(wanted.points().stream().map(PointResult::waiting).toList());
        plan.set(Optional.of(wanted));
    }

    /// Takes up the sweep that was stopped.
    void goOn() {
        plan.get().ifPresent(this::start);
    }

    /// Fetches the run of a point from the history.
    void withRun(PointResult result, Consumer<RunDetails> then) {
        result.run()
                .ifPresent(run -> lane.run(
                        () -> history.get().details(run.id()),
                        found -> found.ifPresentOrElse(
                                then, () -> say(Texts.of("training.failure.ensemble-gone", run.id()))),
                        problem -> say(FileReason.of(problem))));
    }

    /// Points that are trained on the training thread.
    private final class Work implements TrainingThreadTask {
        private final SweepPlan wanted;
        private final TrainingControl reins;
        private volatile List<PointResult> all = List.of();

        Work(SweepPlan wanted, TrainingControl reins) {
            this.wanted = wanted;
            this.reins = reins;
        }

        @Override
        public void work(Dataset data, Teller teller) throws Exception {
            Consumer<String> notes = note -> teller.tell(() -> say(note), false);
            try (TrainingExecutor executor = ClusterExecutor.at(cluster.get(), notes)) {
                SweepSurroundings around = new SweepSurroundings(
                        data,
                        history,
                        executor.isParallel() ? Origin.CLUSTER : Origin.WINDOW,
                        InstantSource.system(),
                        SweepWords::problem,
                        SweepWords::problems,
                        trouble);
                all = new SweepTraining(wanted, around).on(executor).run(reins, event -> tell(event, teller));
            }
        }

        private void tell(SweepEvent event, Teller teller) {
            switch (event) {
                case SweepEvent.Learned learned -> {
                    if (learned.event() instanceof TrainingEvent.StepDone) {
                        teller.tell(() -> follow(learned), true);
                    }
                }
                case SweepEvent.Ended ended -> teller.tell(() -> take(ended.result()), false);
            }
        }

        private void follow(SweepEvent.Learned learned) {
            advance(learned.progress().fraction());
            say(Texts.of(
                    "sweep.training",
                    learned.point().number(),
                    results.get().size(),
                    SweepWords.label(learned.point(), wanted.project().graph()),
                    SweepWords.time(learned.progress().secondsLeft())));
        }

        private void take(PointResult result) {
            List<PointResult> changed = new ArrayList<>(results.get());
            changed.set(result.point().number() - 1, result);
            results.set(List.copyOf(changed));
        }

        @Override
        public void stop() {
            reins.stop();
        }

        @Override
        public void ended(Optional<String> failure) {
            if (!all.isEmpty()) {
                results.set(all);
            }
            long waiting = SweepWords.count(results.get(), PointResult.Stage.WAITING);
            int ready = Math.toIntExact(results.get().size() - waiting);
            end(failure.orElseGet(() -> waiting == 0
                    ? ""
                    : Texts.of(
                            reins.isStopped() ? "sweep.stopped" : "sweep.spent",
                            ready,
                            results.get().size())));
        }
    }

    /// The plan of what is shown; empty before the first sweep.
    ReadOnlyObjectProperty<Optional<SweepPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Of every point, in their order.
    ReadOnlyObjectProperty<List<PointResult>> resultsProperty() {
        return results.getReadOnlyProperty();
    }
}
