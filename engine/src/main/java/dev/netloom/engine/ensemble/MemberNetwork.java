package dev.netloom.engine.ensemble;

import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.TrainingFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/// A trained network that may become a member of an ensemble.
///
/// @param validation accuracy on its held-out training images with these weights, 0 to 1; empty where it has none
public record MemberNetwork(String name, Graph graph, Weights weights, OptionalDouble validation) {
    /// Which of a run's kept weights.
    public enum Kept {
        /// After its last step.
        LAST,
        /// Of its best epoch: chosen on its held-out training images, and by the test images where it has none.
        BEST
    }

    /// @throws TrainingFailure where the run learned from other images than these, or its weights are not kept
    /// @throws FileProblem where its network or weights cannot be read
    public static MemberNetwork of(RunDetails run, Kept kept, Dataset data) throws TrainingFailure, FileProblem {
        requireSame(run.summary(), data.identity());
        String name = run.summary().name();
        Optional<Checkpoint> weights = run.checkpoints().stream()
                .filter(kept == Kept.LAST ? Checkpoint::last : Checkpoint::best)
                .findFirst();
        if (weights.isEmpty()) {
            throw new TrainingFailure("ensemble-weights", "the weights of " + name + " are not kept", name);
        }
        Graph graph = ProjectFile.parse(name, run.project()).graph();
        return new MemberNetwork(
                name, graph, WeightsFile.read(weights.get().file(), graph).weights(), validation(run, weights.get()));
    }

    /// Whether the best epoch of a run was chosen by the test images.
    public static boolean isChosenByTest(RunDetails run) {
        return run.epochs().stream().anyMatch(epoch -> epoch.validation().isEmpty());
    }

    private static void requireSame(RunSummary run, DataIdentity data) throws TrainingFailure {
        DataIdentity own = run.data();
        boolean same = own.isKnown() ? own.isSameAs(data) : own.name().equals(data.name());
        if (!same) {
            throw new TrainingFailure(
                    "ensemble-data",
                    run.name() + " learned from other images (" + own.name() + ") than these (" + data.name() + ")",
                    run.name(),
                    own.name(),
                    data.name());
        }
    }

    private static OptionalDouble validation(RunDetails run, Checkpoint weights) {
        return run.epochs().stream()
                .filter(epoch -> epoch.step() == weights.step())
                .map(EpochScores::validation)
                .flatMap(Optional::stream)
                .mapToDouble(score -> score.accuracy())
                .findFirst();
    }

    /// What it says of every image, which it is shown as those that it learned from were.
    ///
    /// @param classes names of the images' classes; the weights may know theirs better
    /// @param cancelled is asked before every batch; then nothing is known
    /// @throws TrainingFailure where the images do not suit the network
    public Optional<EnsembleMember> look(LabelledImages images, List<String> classes, BooleanSupplier cancelled)
            throws TrainingFailure {
        Optional<InputDescription> input = InputDescription.parse(weights.input());
        LabelledImages shown =
                input.map(known -> images.normalized(known.normalization())).orElse(images);
        List<String> own = input.map(InputDescription::classes)
                .filter(known -> !known.isEmpty())
                .orElse(classes);
        return Evaluator.evaluate(graph, weights, shown, cancelled)
                .map(Evaluation::predictions)
                .map(predictions -> new EnsembleMember(name, own, predictions, validation));
    }
}
