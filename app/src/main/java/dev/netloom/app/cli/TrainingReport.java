package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells a run on the console, for people or as JSON Lines, and writes its weights in the end.
final class TrainingReport {
    private static final int BAR = 30;
    private static final long REFRESH_NANOS = 100_000_000;

    private final Console console;
    private final boolean json;
    private final TrainingPlan plan;
    private final Path file;
    private long allSteps;
    private long lastProgress;
    private TrainingEvent.Finished finished;

    TrainingReport(Console console, boolean json, TrainingPlan plan, Path file) {
        this.console = console;
        this.json = json;
        this.plan = plan;
        this.file = file;
    }

    void accept(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> allSteps = (long) started.stepsPerEpoch() * plan.epochs();
            case TrainingEvent.StepDone step -> progress(step);
            case TrainingEvent.EpochDone epoch -> epoch(epoch);
            case TrainingEvent.Finished end -> finished = end;
            case TrainingEvent.Paused paused -> {}
            case TrainingEvent.Resumed resumed -> {}
            case TrainingEvent.WeightsTaken taken -> {}
        }
    }

    /// Writes the weights and says how it ended.
    void finish() throws IOException {
        console.endProgress();
        WeightsFile.write(file, finished.weights());
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("event", "done");
            object.put("test_correct", finished.test().correct());
            object.put("test_total", finished.test().total());
            object.put("test_accuracy", finished.test().accuracy());
            object.put("weights", file.toString());
            object.put("stopped", finished.stopped());
            object.put("seconds", rounded(finished.seconds()));
            console.json(object);
        } else {
            String key = finished.stopped() ? "cli.train.stopped" : "cli.train.done";
            console.line(Texts.of(
                    key,
                    finished.test().correct(),
                    finished.test().total(),
                    finished.test().accuracy(),
                    file));
        }
    }

    private void progress(TrainingEvent.StepDone step) {
        long now = System.nanoTime();
        if (now - lastProgress < REFRESH_NANOS || !Console.isTerminal()) {
            return;
        }
        lastProgress = now;
        int filled = (int) (BAR * step.step() / allSteps);
        double secondsLeft = (allSteps - step.step()) * plan.batchSize() / step.imagesPerSecond();
        console.progress(Texts.of(
                "cli.train.progress",
                "█".repeat(filled) + "░".repeat(BAR - filled),
                step.epoch(),
                plan.epochs(),
                step.imagesPerSecond(),
                "%d:%02d".formatted((long) secondsLeft / 60, (long) secondsLeft % 60)));
    }

    private void epoch(TrainingEvent.EpochDone epoch) {
        console.endProgress();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("event", "epoch");
            object.put("epoch", epoch.epoch());
            object.put("train_loss", epoch.train().loss());
            object.put("train_accuracy", epoch.train().accuracy());
            object.put("test_loss", epoch.test().loss());
            object.put("test_accuracy", epoch.test().accuracy());
            object.put("images_per_s", rounded(epoch.imagesPerSecond()));
            object.put("seconds", rounded(epoch.seconds()));
            console.json(object);
        } else {
            console.line(Texts.of(
                    "cli.train.epoch",
                    epoch.epoch(),
                    plan.epochs(),
                    epoch.train().loss(),
                    epoch.train().accuracy(),
                    epoch.test().accuracy(),
                    epoch.imagesPerSecond()));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
