package dev.netloom.app.training;

import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingStart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/// The training that the window shows: at most one run at a time, on its own thread, with its own copy of the network
/// and the settings, so that the canvas stays free. All of it is for the FX thread.
public final class TrainingSession {
    private final ReadOnlyObjectWrapper<TrainingState> state =
            new ReadOnlyObjectWrapper<>(this, "state", TrainingState.IDLE);
    private final ReadOnlyObjectWrapper<Graph> graph = new ReadOnlyObjectWrapper<>(this, "graph");
    private final ReadOnlyObjectWrapper<Dataset> data = new ReadOnlyObjectWrapper<>(this, "data");
    private final ReadOnlyObjectWrapper<Weights> weights = new ReadOnlyObjectWrapper<>(this, "weights");
    private final ReadOnlyObjectWrapper<Weights> initialWeights = new ReadOnlyObjectWrapper<>(this, "initialWeights");
    private final ReadOnlyObjectWrapper<TrainingConfig> plan = new ReadOnlyObjectWrapper<>(this, "plan");
    private final ReadOnlyObjectWrapper<LiveSettings> live = new ReadOnlyObjectWrapper<>(this, "live");
    private final ReadOnlyObjectWrapper<BestEpoch> best = new ReadOnlyObjectWrapper<>(this, "best");
    private final DoubleProperty pace = new SimpleDoubleProperty(this, "pace", Double.POSITIVE_INFINITY);
    private final RunProgress progress = new RunProgress();
    private final List<Consumer<TrainingEvent>> listeners = new ArrayList<>();
    private final TrainingThread thread;
    private final Notices notices = new Notices(stateProperty());
    private final TrainingThreadTasks guests;
    private final StoredEvaluation stored;
    private TrainingControl control = new TrainingControl();
    private RunPast past = RunPast.NONE;

    public TrainingSession(DataLoader loader, TrainingRunner runner) {
        thread = new TrainingThread(loader, runner, new EventBridge(this::take)::publish);
        guests = new TrainingThreadTasks(thread, stateProperty());
        stored = new StoredEvaluation(thread, notices);
        pace.subscribe(() -> control.pace(pace.get()));
    }

    /// Loads the images before anybody asks for them.
    public void load() {
        notices.await("training.status.loading");
        thread.load();
    }

    /// Goes on with other images; what was learned from those before is forgotten. Nothing while a run goes on.
    ///
    /// @return whether it does
    public boolean use(Dataset images) {
        if (state.get().isActive() || guests.isHosting()) {
            return false;
        }
        forget();
        thread.use(images);
        return true;
    }

    /// Begins a run; nothing where one is going on.
    ///
    /// @param precision instead of the plan's; what the processor can do is asked on the training thread
    public void train(Graph network, TrainingConfig plan, PrecisionChoice precision) {
        begin(network, TrainingStart.DRAWN, RunPast.NONE, plan, precision, new TrainingControl());
    }

    /// As [#train], from what is given instead of drawn weights.
    public void trainFrom(TrainingStart start, Graph network, TrainingConfig plan, PrecisionChoice precision) {
        begin(network, start, RunPast.NONE, plan, precision, new TrainingControl());
    }

    /// Goes on with a run where it was, to the bit.
    public void goOn(TrainingStart start, RunPast past, Graph network, TrainingConfig plan, PrecisionChoice precision) {
        begin(network, start, past, plan, precision, new TrainingControl());
    }

    /// Learns one batch: of the run that is going on, which then stands still, or of a new run.
    public void step(Graph network, TrainingConfig plan, PrecisionChoice precision) {
        goAndPause(TrainingControl::step, network, plan, precision);
    }

    /// Learns to the end of an epoch: of the run that is going on, which then stands still, or of a new run.
    public void stepEpoch(Graph network, TrainingConfig plan, PrecisionChoice precision) {
        goAndPause(TrainingControl::stepEpoch, network, plan, precision);
    }

    /// As [#step], and tells the step in all its parts.
    public void examineStep(Graph network, TrainingConfig plan, PrecisionChoice precision) {
        goAndPause(
                reins -> {
                    reins.examineStep();
                    reins.step();
                },
                network,
                plan,
                precision);
    }

    private void goAndPause(
            Consumer<TrainingControl> verb, Graph network, TrainingConfig plan, PrecisionChoice precision) {
        if (state.get().isActive()) {
            verb.accept(control);
        } else {
            TrainingControl stepping = new TrainingControl();
            verb.accept(stepping);
            begin(network, TrainingStart.DRAWN, RunPast.NONE, plan, precision, stepping);
        }
    }

    /// Goes on with other settings from the next step on.
    ///
    /// @throws IllegalArgumentException where one of them is out of range
    public void use(LiveSettings settings) {
        control.use(settings);
    }

    /// Shows the weights of the best epoch in place of the last ones, once the run is over.
    public void useBest() {
        BestEpoch chosen = best.get();
        if (!state.get().isActive() && chosen != null && chosen.weights().isPresent()) {
            weights.set(chosen.weights().get());
            notices.tell(Texts.of("best.used", chosen.epoch(), chosen.judged().accuracy()));
        }
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
            enter(TrainingState.STOPPING, "training.status.stopping");
            thread.withdraw();
        }
    }

    /// Asks for the weights as they are now; they arrive in [#weightsProperty].
    public void takeWeights() {
        control.takeWeights();
    }

    /// Asks for the next step in all its parts, without a pause; it arrives as a [TrainingEvent.StepExamined].
    public void examineStep() {
        control.examineStep();
    }

    /// Stops what goes on, and takes no more.
    ///
    /// @return done when the thread has ended its work; not on the FX thread
    public CompletableFuture<Void> close() {
        stop();
        guests.stop();
        return thread.close();
    }

    /// What the run that goes on, or was the last, had behind it when it began here.
    public RunPast past() {
        return past;
    }

    /// Tells `listener` of every event, on the FX thread, in order.
    public void listen(Consumer<TrainingEvent> listener) {
        listeners.add(listener);
    }

    private void begin(
            Graph network,
            TrainingStart start,
            RunPast past,
            TrainingConfig plan,
            PrecisionChoice precision,
            TrainingControl reins) {
        if (state.get().isActive() || guests.isHosting()) {
            return;
        }
        control = reins;
        reins.pace(pace.get());
        graph.set(network);
        this.plan.set(plan);
        live.set(LiveSettings.of(plan));
        this.past = past;
        best.set(past.best().orElse(null));
        weights.set(null);
        initialWeights.set(null);
        reins.takeWeights();
        progress.begin(plan, past);
        enter(TrainingState.PREPARING, "training.status.preparing");
        thread.run(network, start, past, plan, precision, reins);
    }

    private void take(RunMessage message) {
        switch (message) {
            case RunMessage.Loaded loaded -> {
                notices.arrive();
                data.set(loaded.data());
            }
            case RunMessage.Evaluated told -> stored.take(told.learned());
            case RunMessage.NotEvaluated told -> notices.excuse(told.why());
            case RunMessage.Told told -> hear(told.event());
            case RunMessage.Best told -> best.set(told.epoch());
            case RunMessage.OfGuest told -> told.what().run();
            case RunMessage.GuestLeft left -> guests.dismiss(left);
            case RunMessage.Ended ended -> end(ended);
        }
    }

    private void hear(TrainingEvent event) {
        progress.follow(event);
        switch (event) {
            case TrainingEvent.Started started -> proceed(TrainingState.RUNNING, "training.status.running");
            case TrainingEvent.Resumed resumed -> proceed(TrainingState.RUNNING, "training.status.running");
            case TrainingEvent.Paused paused -> proceed(TrainingState.PAUSED, "training.status.paused");
            case TrainingEvent.WeightsTaken taken -> take(taken);
            case TrainingEvent.Finished finished -> finish(finished);
            case TrainingEvent.StepDone done -> {}
            case TrainingEvent.SettingsChanged changed -> live.set(changed.settings());
            case TrainingEvent.BatchSizeRefused refused -> notices.warn(FailureText.of(refused.why()));
            case TrainingEvent.StepExamined examined -> {}
            case TrainingEvent.Frozen frozen -> {}
            case TrainingEvent.EpochDone done -> {}
        }
        listeners.forEach(listener -> Failures.contain(() -> listener.accept(event)));
    }

    private void take(TrainingEvent.WeightsTaken taken) {
        weights.set(taken.weights());
        if (taken.step() == 0) {
            initialWeights.set(taken.weights());
        }
    }

    private void finish(TrainingEvent.Finished finished) {
        weights.set(finished.weights());
        String key = finished.stopped() ? "training.status.stopped" : "training.status.done";
        String words = finished.test()
                .map(test -> Texts.of(key, test.accuracy(), finished.step()))
                .orElseGet(() -> Texts.of("training.status.stopped.untested", finished.step()));
        notices.tell(
                finished.best().map(best -> RunEnd.words(best) + " " + words).orElse(words));
    }

    private void end(RunMessage.Ended ended) {
        boolean silent = state.get().isActive() && notices.property().get().kind() != Notice.Kind.SUCCESS;
        state.set(TrainingState.IDLE);
        if (ended.failure().isPresent()) {
            notices.warn(FailureText.of(ended.failure().get()));
        } else if (silent) {
            notices.rest();
        }
    }

    /// Another network is there: nothing of the last run is shown any longer. A run that goes on is not forgotten.
    public void forget() {
        if (state.get().isActive() || graph.get() == null) {
            return;
        }
        best.set(null);
        weights.set(null);
        initialWeights.set(null);
        progress.clear();
        graph.set(null);
        if (!guests.isHosting()) {
            notices.rest();
        }
    }

    /// As [#enter], but a run that is asked to stop stays so.
    private void proceed(TrainingState next, String text) {
        if (state.get() != TrainingState.STOPPING) {
            enter(next, text);
        }
    }

    private void enter(TrainingState next, String text) {
        state.set(next);
        notices.say(text);
    }

    public ReadOnlyObjectProperty<TrainingState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The network of the run that is going on, or of the last; null before the first, and once that was forgotten.
    public ReadOnlyObjectProperty<Graph> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /// The images; null until they are loaded.
    public ReadOnlyObjectProperty<Dataset> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /// The newest weights that were asked for, then the last of the run; null before the first.
    public ReadOnlyObjectProperty<Weights> weightsProperty() {
        return weights.getReadOnlyProperty();
    }

    /// The weights that the run began with; null until it has begun.
    public ReadOnlyObjectProperty<Weights> initialWeightsProperty() {
        return initialWeights.getReadOnlyProperty();
    }

    /// The plan that the run began with, or the last one; null before the first.
    public ReadOnlyObjectProperty<TrainingConfig> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// What the run goes by now, of what may change meanwhile; null before the first run.
    public ReadOnlyObjectProperty<LiveSettings> liveProperty() {
        return live.getReadOnlyProperty();
    }

    /// The best epoch of the run so far, with its weights; null before the first.
    public ReadOnlyObjectProperty<BestEpoch> bestProperty() {
        return best.getReadOnlyProperty();
    }

    /// The most batches that a run learns in a second; infinity for as many as it can. It holds for later runs too.
    public DoubleProperty paceProperty() {
        return pace;
    }

    /// What there is to say.
    public Notices notices() {
        return notices;
    }

    /// What else may have the training thread.
    public TrainingThreadTasks guests() {
        return guests;
    }

    StoredEvaluation stored() {
        return stored;
    }

    public RunProgress progress() {
        return progress;
    }
}
