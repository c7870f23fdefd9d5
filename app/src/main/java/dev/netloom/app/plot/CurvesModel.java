package dev.netloom.app.plot;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingEvent;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Loss and accuracy of a run over its epochs. A batch lies at the part of the epoch that it ends: 0.5 is half way
/// through the first.
public final class CurvesModel {
    private final Decimated runningLoss = new Decimated();
    private final Decimated trainLoss = new Decimated();
    private final Decimated testLoss = new Decimated();
    private final Decimated trainAccuracy = new Decimated();
    private final Decimated testAccuracy = new Decimated();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private int stepsPerEpoch = 1;
    private double reached;

    /// Follows a run; on the FX thread.
    public void follow(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> begin(started.stepsPerEpoch());
            case TrainingEvent.StepDone done -> {
                reached = (double) done.step() / stepsPerEpoch;
                runningLoss.add(reached, done.loss());
            }
            case TrainingEvent.EpochDone done -> {
                reached = Math.max(reached, done.epoch());
                trainLoss.add(done.epoch(), done.train().loss());
                testLoss.add(done.epoch(), done.test().loss());
                trainAccuracy.add(done.epoch(), done.train().accuracy());
                testAccuracy.add(done.epoch(), done.test().accuracy());
            }
            default -> {
                return;
            }
        }
        version.set(version.get() + 1);
    }

    private void begin(int steps) {
        stepsPerEpoch = Math.max(1, steps);
        reached = 0;
        List.of(runningLoss, trainLoss, testLoss, trainAccuracy, testAccuracy).forEach(Decimated::clear);
    }

    List<Series> loss() {
        return List.of(
                new Series("curves.running", "running", false, runningLoss, CurvesModel::lossWords),
                new Series("curves.train", "train", true, trainLoss, CurvesModel::lossWords),
                new Series("curves.test", "test", true, testLoss, CurvesModel::lossWords));
    }

    List<Series> accuracy() {
        return List.of(
                new Series("curves.train", "train", true, trainAccuracy, CurvesModel::percent),
                new Series("curves.test", "test", true, testAccuracy, CurvesModel::percent));
    }

    public boolean isEmpty() {
        return runningLoss.isEmpty() && testLoss.isEmpty();
    }

    /// Epochs so far, in parts of one.
    double reached() {
        return reached;
    }

    String where(double x) {
        return Math.abs(x - Math.rint(x)) < 1e-9 && x > 0
                ? Texts.of("curves.at-epoch", Math.round(x))
                : Texts.of("curves.at-step", Math.round(x * stepsPerEpoch), x);
    }

    private static String lossWords(double loss) {
        return Texts.of("curves.loss.value", loss);
    }

    private static String percent(double accuracy) {
        return Texts.of("curves.accuracy.value", accuracy);
    }

    /// Grows with every change.
    public ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
