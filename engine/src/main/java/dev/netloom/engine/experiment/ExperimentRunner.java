package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.network.TransferredWeights;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Does an experiment. On this computer seed after seed, and within a seed the arms that are compared a step each in
/// turn, from the same seed, with the same digits in the same order: whatever warms up or slows down the machine meets
/// all of them alike. On others all runs at once, but for those that begin with what another has learned.
public final class ExperimentRunner {
    private final Experiment experiment;
    private final Dataset data;
    private final TrainingExecutor executor;
    private final TrainingControl control;
    private final Consumer<ExperimentEvent> events;
    private final List<ArmRun> runs = new ArrayList<>();
    private final Map<Key, Weights> learned = new HashMap<>();

    private record Key(String arm, long seed) {}

    private ExperimentRunner(
            Experiment experiment,
            Dataset data,
            TrainingExecutor executor,
            TrainingControl control,
            Consumer<ExperimentEvent> events) {
        this.experiment = experiment;
        this.data = data;
        this.executor = executor;
        this.control = control;
        this.events = events;
    }

    /// On this computer.
    public static List<ArmRun> run(
            Experiment experiment, Dataset data, TrainingControl control, Consumer<ExperimentEvent> events)
            throws TrainingFailure {
        return run(experiment, data, TrainingExecutor.LOCAL, control, events);
    }

    /// @param control pauses and stops all arms together
    /// @param events called on the thread that calls
    /// @return the runs that came to their end, which are all unless it was stopped
    /// @throws TrainingFailure where an arm cannot learn, or diverges
    public static List<ArmRun> run(
            Experiment experiment,
            Dataset data,
            TrainingExecutor executor,
            TrainingControl control,
            Consumer<ExperimentEvent> events)
            throws TrainingFailure {
        ExperimentRunner runner = new ExperimentRunner(experiment, data, executor, control, events);
        List<List<Arm>> groups = experiment.twins();
        if (executor.isParallel()) {
            for (List<Arm> wave : waves(groups)) {
                runner.train(wave, experiment.allSeeds());
            }
        } else {
            for (long seed : experiment.allSeeds()) {
                for (List<Arm> twins : groups) {
                    runner.train(twins, List.of(seed));
                }
                runner.learned.clear();
            }
        }
        return runner.runs;
    }

    /// Groups that wait for no other together, then each of the others by itself, in their order.
    private static List<List<Arm>> waves(List<List<Arm>> groups) {
        List<List<Arm>> waves = new ArrayList<>();
        waves.add(new ArrayList<>());
        for (List<Arm> group : groups) {
            if (group.stream().allMatch(arm -> arm.from().isEmpty())) {
                waves.getFirst().addAll(group);
            } else {
                waves.add(group);
            }
        }
        return waves;
    }

    private void train(List<Arm> arms, List<Long> seeds) throws TrainingFailure {
        List<Trial> trials = new ArrayList<>();
        for (long seed : seeds) {
            for (Arm arm : arms) {
                trials.add(new Trial(
                        experiment, arm, seed, data, start(arm, seed), control.ofOneRun(), events, this::take));
            }
        }
        if (!control.isStopped()) {
            executor.run(trials);
        }
    }

    /// What an arm begins with: the weights of the arm that it goes on from, as many layers of them as it takes, with
    /// a head of its own.
    private Optional<Weights> start(Arm arm, long seed) {
        return Optional.ofNullable(learned.get(new Key(arm.from(), seed)))
                .map(weights -> TransferredWeights.ofFirst(arm.graph(), weights, arm.layers())
                        .start(seed));
    }

    private void take(Trial trial) {
        if (experiment.arms().stream().anyMatch(arm -> arm.from().equals(trial.arm()))) {
            trial.learned().ifPresent(weights -> learned.put(new Key(trial.arm(), trial.seed()), weights));
        }
        trial.outcome().ifPresent(run -> {
            runs.add(run);
            events.accept(new ExperimentEvent.RunDone(run));
            long done = runs.stream().filter(one -> one.seed() == run.seed()).count();
            if (done == experiment.arms().size() && !control.isStopped()) {
                events.accept(new ExperimentEvent.SeedDone(run.seed()));
            }
        });
    }
}
