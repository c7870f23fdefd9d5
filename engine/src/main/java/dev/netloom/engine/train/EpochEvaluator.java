package dev.netloom.engine.train;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.train.TrainingEvent.EpochDone.Averaged;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What a run measures after an epoch: a fixed sample of what it learns from, the test images, and those that were held
/// out for validation. Whatever is asked comes back empty once the run is to stop.
final class EpochEvaluator {
    private static final int TRAIN_SAMPLE = 1_000;

    private final Evaluator evaluator;
    private final LabelledImages sample;
    private final LabelledImages test;
    private final Optional<LabelledImages> validation;
    private final BooleanSupplier stopped;

    /// @param evaluator which somebody else closes
    EpochEvaluator(Evaluator evaluator, ValidationSplit images, LabelledImages test, BooleanSupplier stopped) {
        this.evaluator = evaluator;
        this.sample = images.train().sample(TRAIN_SAMPLE);
        this.test = test;
        this.validation = images.validation();
        this.stopped = stopped;
    }

    /// All that is ever measured.
    List<LabelledImages> sets() {
        return Stream.concat(Stream.of(sample, test), validation.stream()).toList();
    }

    Optional<Evaluation> ofSample() {
        return evaluate(sample);
    }

    Optional<Evaluation> ofTest() {
        return evaluate(test);
    }

    /// On the images that it does not learn from.
    Optional<Averaged> ofOthers() {
        Optional<Evaluation> tested = ofTest();
        Optional<Evaluation> validated = tested.flatMap(_ -> validation).flatMap(this::evaluate);
        return tested.isPresent() && validated.isPresent() == validation.isPresent()
                ? Optional.of(new Averaged(tested.get(), validated))
                : Optional.empty();
    }

    private Optional<Evaluation> evaluate(LabelledImages some) {
        return evaluator.evaluate(some, stopped);
    }
}
