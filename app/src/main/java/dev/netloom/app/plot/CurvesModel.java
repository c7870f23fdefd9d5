package dev.netloom.app.plot;

import dev.netloom.app.training.BestEpoch;
import dev.netloom.app.training.RunPast;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.CurvePoints;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Loss, accuracy and learning rate of a run over its batches; what was measured after an epoch lies at its last
/// batch.
public final class CurvesModel {
    /// The test images, by the averaged weights.
    static final String AVERAGED = "curves.averaged";

    static final double PRESET_BETA = 0.95;

    private final DecimatedSeries runningLoss = new DecimatedSeries();
    private final Smoothed smoothLoss = new Smoothed(runningLoss, PRESET_BETA);
    private final DecimatedSeries trainLoss = new DecimatedSeries();
    private final DecimatedSeries testLoss = new DecimatedSeries();
    private final DecimatedSeries averagedLoss = new DecimatedSeries();
    private final DecimatedSeries trainAccuracy = new DecimatedSeries();
    private final DecimatedSeries testAccuracy = new DecimatedSeries();
    private final DecimatedSeries averagedAccuracy = new DecimatedSeries();
    private final DecimatedSeries learningRate = new DecimatedSeries();
    private final EpochClock clock = new EpochClock();
    private final List<Mark> marks = new ArrayList<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private LiveSettings settings;
    private Optional<BestEpoch> best = Optional.empty();
    private double reached;

    /// Follows a run; on the FX thread.
    public void follow(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> begin(started);
            case TrainingEvent.StepDone done -> {
                reached = done.step();
                runningLoss.add(done.step(), done.loss());
                smoothLoss.add(done.step(), done.loss());
                learningRate.add(done.step(), done.learningRate());
            }
            case TrainingEvent.EpochDone done -> {
                reached = Math.max(reached, done.step());
                clock.endEpoch(done.step(), done.epoch());
                trainLoss.add(done.step(), done.train().loss());
                testLoss.add(done.step(), done.test().loss());
                trainAccuracy.add(done.step(), done.train().accuracy());
                testAccuracy.add(done.step(), done.test().accuracy());
                done.averaged().ifPresent(averaged -> {
                    averagedLoss.add(done.step(), averaged.test().loss());
                    averagedAccuracy.add(done.step(), averaged.test().accuracy());
                });
            }
            case TrainingEvent.SettingsChanged changed -> {
                marks.add(new Mark(changed.step(), SettingsWords.of(settings, changed.settings())));
                settings = changed.settings();
                clock.resize(changed.step(), changed.stepsPerEpoch());
            }
            case TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _,
                    TrainingEvent.WeightsTaken _,
                    TrainingEvent.Finished _ -> {
                return;
            }
        }
        change();
    }

    /// What a run that goes on has behind it; after its [TrainingEvent.Started].
    public void recall(RunPast past) {
        CurvePoints points = past.curve();
        for (int i = 0; i < points.size(); i++) {
            runningLoss.add(points.steps()[i], points.losses()[i]);
            smoothLoss.add(points.steps()[i], points.losses()[i]);
            learningRate.add(points.steps()[i], points.rates()[i]);
        }
        past.epochs().forEach(scores -> {
            reached = scores.step();
            clock.endEpoch(scores.step(), scores.epoch());
            trainLoss.add(scores.step(), scores.train().loss());
            testLoss.add(scores.step(), scores.test().loss());
            trainAccuracy.add(scores.step(), scores.train().accuracy());
            testAccuracy.add(scores.step(), scores.test().accuracy());
        });
        change();
    }

    /// The best epoch of the run, to be marked; null for none.
    public void praise(BestEpoch epoch) {
        best = Optional.ofNullable(epoch);
        change();
    }

    private void begin(TrainingEvent.Started started) {
        empty();
        clock.begin(started.stepsPerEpoch());
        settings = LiveSettings.of(started.plan());
    }

    /// The run is forgotten.
    public void clear() {
        empty();
        change();
    }

    private void empty() {
        reached = 0;
        marks.clear();
        smoothLoss.clear();
        Stream.of(
                        runningLoss,
                        trainLoss,
                        testLoss,
                        averagedLoss,
                        trainAccuracy,
                        testAccuracy,
                        averagedAccuracy,
                        learningRate)
                .forEach(DecimatedSeries::clear);
    }

    private void change() {
        version.set(version.get() + 1);
    }

    List<Series> loss() {
        return List.of(
                new Series("curves.running", "running", false, runningLoss, CurvesModel::lossWords),
                new Series("curves.smooth", "smooth", false, smoothLoss.values(), CurvesModel::lossWords),
                new Series("curves.train", "train", true, trainLoss, CurvesModel::lossWords),
                new Series("curves.test", "test", true, testLoss, CurvesModel::lossWords),
                new Series(AVERAGED, "averaged", true, averagedLoss, CurvesModel::lossWords));
    }

    List<Series> accuracy() {
        return List.of(
                new Series("curves.train", "train", true, trainAccuracy, CurvesModel::percent),
                new Series("curves.test", "test", true, testAccuracy, CurvesModel::percent),
                new Series(AVERAGED, "averaged", true, averagedAccuracy, CurvesModel::percent));
    }

    List<Series> rate() {
        return List.of(new Series(
                "curves.rate",
                "rate",
                false,
                learningRate,
                rate -> Texts.of("curves.rate.value", ShortNumbers.significant(rate, 4))));
    }

    /// β of the smoothed loss.
    double smoothing() {
        return smoothLoss.beta();
    }

    /// Whether smoothing anew takes less than a frame.
    boolean smoothsAtOnce() {
        return runningLoss.size() <= 100_000;
    }

    void smooth(double beta) {
        if (beta != smoothLoss.beta()) {
            smoothLoss.setBeta(beta);
            change();
        }
    }

    public boolean isEmpty() {
        return runningLoss.isEmpty() && testLoss.isEmpty();
    }

    /// Batches so far.
    double reached() {
        return reached;
    }

    EpochClock clock() {
        return clock;
    }

    /// Where settings were changed.
    List<Mark> marks() {
        return marks;
    }

    Optional<BestEpoch> best() {
        return best;
    }

    /// A place of the x-axis in words.
    String where(double step) {
        double epoch = clock.epochAt(step);
        return Math.abs(epoch - Math.rint(epoch)) < 1e-9 && epoch > 0
                ? Texts.of("curves.at-epoch", Math.round(epoch), Math.round(step))
                : Texts.of("curves.at-step", Math.round(step), epoch);
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
