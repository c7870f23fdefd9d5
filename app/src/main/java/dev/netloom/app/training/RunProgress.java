package dev.netloom.app.training;

import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How far the run is, in figures. Follows the events of a run; on the FX thread.
public final class RunProgress {
    private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper(this, "epoch");
    private final ReadOnlyIntegerWrapper epochs = new ReadOnlyIntegerWrapper(this, "epochs");
    private final ReadOnlyLongWrapper step = new ReadOnlyLongWrapper(this, "step");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction");
    private final ReadOnlyDoubleWrapper imagesPerSecond = new ReadOnlyDoubleWrapper(this, "imagesPerSecond");
    private final ReadOnlyObjectWrapper<Precision> precision = new ReadOnlyObjectWrapper<>(this, "precision");
    private final ReadOnlyDoubleWrapper secondsLeft = new ReadOnlyDoubleWrapper(this, "secondsLeft", Double.NaN);
    private final ReadOnlyObjectWrapper<Evaluation> best = new ReadOnlyObjectWrapper<>(this, "best");

    void begin(TrainingConfig plan, RunPast past) {
        clear();
        epochs.set(plan.epochs());
        past.epochs().forEach(scores -> consider(RunPast.evaluation(scores.test())));
    }

    /// As before the first run.
    void clear() {
        epoch.set(0);
        epochs.set(0);
        step.set(0);
        fraction.set(0);
        imagesPerSecond.set(0);
        precision.set(null);
        secondsLeft.set(Double.NaN);
        best.set(null);
    }

    void follow(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> {
                precision.set(started.plan().precision());
                epoch.set(1);
            }
            case TrainingEvent.StepDone done -> {
                epoch.set(done.epoch());
                step.set(done.step());
                fraction.set(done.progress().fraction());
                imagesPerSecond.set(done.imagesPerSecond());
                secondsLeft.set(done.progress().secondsLeft(done.imagesPerSecond()));
            }
            case TrainingEvent.EpochDone done -> {
                consider(done.kept());
                imagesPerSecond.set(done.imagesPerSecond());
            }
            case TrainingEvent.Finished finished -> {
                finished.test().ifPresent(this::consider);
                secondsLeft.set(Double.NaN);
            }
            case TrainingEvent.Paused paused -> secondsLeft.set(Double.NaN);
            case TrainingEvent.Resumed resumed -> {}
            case TrainingEvent.Frozen frozen -> {}
            case TrainingEvent.SettingsChanged changed -> {}
            case TrainingEvent.BatchSizeRefused refused -> {}
            case TrainingEvent.StepExamined examined -> {}
            case TrainingEvent.WeightsTaken taken -> {}
        }
    }

    private void consider(Evaluation test) {
        if (best.get() == null || test.accuracy() > best.get().accuracy()) {
            best.set(test);
        }
    }

    /// The epoch that goes on, from 1; 0 before the first.
    public ReadOnlyIntegerProperty epochProperty() {
        return epoch.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty epochsProperty() {
        return epochs.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Of the whole run, 0 to 1.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty imagesPerSecondProperty() {
        return imagesPerSecond.getReadOnlyProperty();
    }

    /// What the run computes in; null until it knows.
    public ReadOnlyObjectProperty<Precision> precisionProperty() {
        return precision.getReadOnlyProperty();
    }

    /// Of training, evaluations left out; NaN where nobody knows.
    public ReadOnlyDoubleProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    /// The test with the highest accuracy in this run; null before the first.
    public ReadOnlyObjectProperty<Evaluation> bestProperty() {
        return best.getReadOnlyProperty();
    }
}
