package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.network.TransferredWeights;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Does an experiment: seed after seed, and within a seed the arms that are compared a step each in turn, from the
/// same
/// seed, with the same digits in the same order. Whatever warms up or slows down the machine meets all of them alike.
public final class ExperimentRunner {
    private final Experiment experiment;
    private final Dataset data;
    private final TrainingControl control;
    private final Consumer<ExperimentEvent> events;
    private final List<ArmRun> runs = new ArrayList<>();
    private final Map<String, Weights> learned = new HashMap<>(); // by arm, of one seed

    private ExperimentRunner(
            Experiment experiment, Dataset data, TrainingControl control, Consumer<ExperimentEvent> events) {
        this.experiment = experiment;
        this.data = data;
        this.control = control;
        this.events = events;
    }

    /// @param control pauses and stops all arms together
    /// @param events called on the thread that calls
    /// @return the runs that came to their end, which are all unless it was stopped
    /// @throws TrainingFailure where an arm cannot learn, or diverges
    public static List<ArmRun> run(
            Experiment experiment, Dataset data, TrainingControl control, Consumer<ExperimentEvent> events)
            throws TrainingFailure {
        ExperimentRunner laboratory = new ExperimentRunner(experiment, data, control, events);
        for (long seed : experiment.allSeeds()) {
            laboratory.run(seed);
        }
        return laboratory.runs;
    }

    private void run(long seed) throws TrainingFailure {
        learned.clear();
        for (List<Arm> twins : experiment.twins()) {
            if (!control.isStopped()) {
                train(twins, seed);
            }
        }
        if (!control.isStopped()) {
            events.accept(new ExperimentEvent.SeedDone(seed));
        }
    }

    private void train(List<Arm> twins, long seed) throws TrainingFailure {
        List<Trial> trials = new ArrayList<>();
        try {
            for (Arm arm : twins) {
                if (!control.isStopped()) {
                    trials.add(new Trial(experiment, arm, seed, data, start(arm, seed), control.ofOneRun(), events));
                }
            }
            takeTurns(trials);
        } finally {
            trials.forEach(Trial::close);
        }
    }

    /// What an arm begins with: the weights of the arm that it goes on from, as many layers of them as it takes, with
    /// a head of its own.
    private Optional<Weights> start(Arm arm, long seed) {
        return Optional.ofNullable(learned.get(arm.from()))
                .map(weights -> TransferredWeights.ofFirst(arm.graph(), weights, arm.layers())
                        .start(seed));
    }

    private void takeTurns(List<Trial> trials) throws TrainingFailure {
        List<Trial> going = List.copyOf(trials);
        while (!going.isEmpty()) {
            List<Trial> left = new ArrayList<>();
            for (Trial trial : going) {
                if (trial.step()) {
                    left.add(trial);
                } else {
                    take(trial.outcome());
                    trial.learned().ifPresent(weights -> learned.put(trial.arm(), weights));
                }
            }
            going = left;
        }
    }

    private void take(Optional<ArmRun> outcome) {
        outcome.ifPresent(run -> {
            runs.add(run);
            events.accept(new ExperimentEvent.RunDone(run));
        });
    }
}
