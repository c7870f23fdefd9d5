package dev.netloom.app.ensemble;

import dev.netloom.app.cluster.ClusterExecutor;
import dev.netloom.app.training.FailureText;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingTaskModel;
import dev.netloom.app.training.TrainingThreadTask;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.ensemble.Ensemble;
import dev.netloom.engine.ensemble.MemberEvent;
import dev.netloom.engine.ensemble.MemberNetwork;
import dev.netloom.engine.ensemble.MemberTraining;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Which runs are combined, and what came of it. For the FX thread: members are shown the test images on a thread of
/// their own, one after the other, and trained as a guest on the training thread.
public final class EnsembleModel extends TrainingTaskModel {
    private final HistorySource history;
    private final TrainingSession session;
    private final Supplier<Project> network;
    private final Supplier<Optional<TrainingDescription>> described;
    private final Consumer<FileProblem> trouble;
    private final Background.Lane lane = new Background.Lane("ensemble");
    private final ObjectProperty<Combination> how = new SimpleObjectProperty<>(this, "how", Combination.MEAN);
    private final ReadOnlyObjectWrapper<Optional<Combined>> combined =
            new ReadOnlyObjectWrapper<>(this, "combined", Optional.empty());
    private final Map<Long, SeenMember> known = new HashMap<>();
    private List<SeenMember> shown = List.of();
    private Dataset knownData;
    private AtomicBoolean cancelled = new AtomicBoolean();
    private Supplier<String> cluster = () -> "";

    /// @param network on the canvas
    /// @param described how it is trained; empty while something is wrong
    /// @param trouble is told, on another thread, why a member is not kept
    public EnsembleModel(
            HistorySource history,
            TrainingSession session,
            Supplier<Project> network,
            Supplier<Optional<TrainingDescription>> described,
            Consumer<FileProblem> trouble) {
        super(session);
        this.history = history;
        this.session = session;
        this.network = network;
        this.described = described;
        this.trouble = trouble;
        how.subscribe((before, now) -> recombine());
        session.dataProperty().subscribe(data -> {
            if (knownData != null && data != knownData) {
                cancelled.set(true);
                known.clear();
                shown = List.of();
                combined.set(Optional.empty());
                say("");
            }
        });
    }

    /// @param address of the cluster that members are trained on; blank for this computer. Asked on the training thread
    public void trainOn(Supplier<String> address) {
        cluster = address;
    }

    /// Combines these runs; nothing while something goes on.
    public void combine(List<Long> runs) {
        Dataset data = session.dataProperty().get();
        if (isBusy() || runs.isEmpty() || data == null) {
            return;
        }
        knownData = data;
        begin();
        cancelled = new AtomicBoolean();
        look(List.copyOf(runs), new ArrayList<>(), data, cancelled);
    }

    /// The next member, unless there is none.
    private void look(List<Long> runs, List<SeenMember> seen, Dataset data, AtomicBoolean stopped) {
        if (stopped.get()) {
            end(Texts.of("ensemble.stopped"));
            return;
        }
        advance((double) seen.size() / runs.size());
        if (seen.size() == runs.size()) {
            show(List.copyOf(seen), data);
            return;
        }
        long run = runs.get(seen.size());
        say(Texts.of("ensemble.looking", seen.size() + 1, runs.size()));
        Consumer<Optional<SeenMember>> next = found -> {
            found.ifPresent(member -> {
                known.put(run, member);
                seen.add(member);
            });
            look(runs, seen, data, stopped);
        };
        if (known.containsKey(run)) {
            next.accept(Optional.of(known.get(run)));
        } else {
            lane.run(() -> see(run, runs.size(), data, stopped), next, this::fail);
        }
    }

    /// @return empty where it was stopped
    private Optional<SeenMember> see(long run, int members, Dataset data, AtomicBoolean stopped)
            throws FileProblem, TrainingFailure {
        Ensemble.requireRoom(members, data.test().size(), data.classes().size());
        RunDetails details = history.get()
                .details(run)
                .orElseThrow(() -> new TrainingFailure("ensemble-gone", "run " + run + " is not there", run));
        MemberNetwork member = MemberNetwork.of(details, MemberNetwork.Kept.LAST, data);
        return member.look(data.test(), data.classes(), stopped::get).map(own -> new SeenMember(details, member, own));
    }

    private void show(List<SeenMember> seen, Dataset data) {
        shown = seen;
        Combination wanted = how.get();
        lane.run(
                () -> Combined.of(seen, wanted, data),
                result -> {
                    if (session.dataProperty().get() == data) {
                        known.keySet()
                                .retainAll(seen.stream()
                                        .map(one -> one.run().summary().id())
                                        .toList());
                        combined.set(Optional.of(result));
                    }
                    end("");
                    if (wanted != how.get()) {
                        recombine();
                    }
                },
                this::fail);
    }

    private void recombine() {
        if (!isBusy() && !shown.isEmpty()) {
            begin();
            show(shown, knownData);
        }
    }

    private void fail(Exception problem) {
        end(problem instanceof TrainingFailure failure ? FailureText.of(failure) : FileReason.of(problem));
    }

    /// Trains the network on the canvas from so many seeds, and combines them; says why, where it cannot.
    public void train(int members) {
        Optional<TrainingDescription> asked = described.get();
        if (isBusy()) {
            return;
        }
        if (asked.isEmpty()) {
            say(Texts.of("ensemble.no-settings"));
            return;
        }
        TrainingControl reins = new TrainingControl();
        Work work = new Work(network.get(), asked.get(), members, reins);
        if (begin(work, reins, Texts.of("ensemble.begins"))) {
            cancelled = new AtomicBoolean();
        }
    }

    @Override
    public void stop() {
        cancelled.set(true);
        super.stop();
    }

    /// Members that are trained on the training thread.
    private final class Work implements TrainingThreadTask {
        private final Project project;
        private final TrainingDescription asked;
        private final int members;
        private final TrainingControl reins;
        private volatile List<RunDetails> ready = List.of();
        private volatile boolean parallel;
        private final Map<Integer, Double> fractions = new HashMap<>(); // on the FX thread

        Work(Project project, TrainingDescription asked, int members, TrainingControl reins) {
            this.project = project;
            this.asked = asked;
            this.members = members;
            this.reins = reins;
        }

        @Override
        public void work(Dataset data, Teller teller) throws Exception {
            TrainingConfig plan = asked.config().withPrecision(asked.precision().here());
            Dataset images = asked.images() == 0 ? data : data.limited(asked.images());
            Consumer<String> notes = note -> teller.tell(() -> say(note), false);
            try (TrainingExecutor executor = ClusterExecutor.at(cluster.get(), notes)) {
                parallel = executor.isParallel();
                ready = new MemberTraining(
                                project,
                                images,
                                plan,
                                history,
                                parallel ? Origin.CLUSTER : Origin.WINDOW,
                                InstantSource.system(),
                                FailureText::of,
                                trouble)
                        .on(executor)
                        .run(members, reins, event -> tell(event, teller));
            }
        }

        private void tell(MemberEvent event, Teller teller) {
            switch (event) {
                case MemberEvent.Beginning _ -> {}
                case MemberEvent.Learned learned -> {
                    if (learned.event() instanceof TrainingEvent.StepDone step) {
                        teller.tell(() -> follow(learned.member(), learned.seed(), step), true);
                    }
                }
                case MemberEvent.Ready done -> teller.tell(() -> advance(done.member(), 1), false);
            }
        }

        private void advance(int member, double fraction) {
            fractions.put(member, fraction);
            EnsembleModel.this.advance(
                    fractions.values().stream().mapToDouble(Double::doubleValue).sum() / members);
        }

        private void follow(int member, long seed, TrainingEvent.StepDone step) {
            double fraction = step.progress().fraction();
            advance(member, fraction);
            if (parallel) {
                long done =
                        fractions.values().stream().filter(share -> share == 1).count();
                say(Texts.of("ensemble.training.at-once", done, members, fractions.size() - done));
                return;
            }
            double one = step.progress().imagesInAll() / step.imagesPerSecond();
            double left = one * (members - member - fraction);
            say(Texts.of("ensemble.training", member + 1, members, seed, time(left)));
        }

        private static String time(double seconds) {
            return Double.isFinite(seconds) ? "%d:%02d".formatted((long) seconds / 60, (long) seconds % 60) : "?";
        }

        @Override
        public void stop() {
            reins.stop();
        }

        @Override
        public void ended(Optional<String> failure) {
            if (failure.isPresent()) {
                end(failure.get());
            } else if (reins.isStopped()) {
                end(Texts.of("ensemble.training.stopped", ready.size(), members));
            } else {
                end("");
                combine(ready.stream().map(run -> run.summary().id()).toList());
            }
        }
    }

    public ObjectProperty<Combination> howProperty() {
        return how;
    }

    /// What was combined last; empty before the first, and once other images are there.
    public ReadOnlyObjectProperty<Optional<Combined>> combinedProperty() {
        return combined.getReadOnlyProperty();
    }
}
