package dev.netloom.app.data;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.FileReason;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.Dataset;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;

/// Reads images that are not in use yet, in the background: the newest of what is asked for, with progress; what was
/// asked for before is given up. For the FX thread.
final class DataOpening {
    private static final Background.Lane LANE = new Background.Lane("data");
    private static final Duration PAUSE = Duration.millis(100);

    private final ReadOnlyObjectWrapper<DataChoice> choice = new ReadOnlyObjectWrapper<>(this, "choice");
    private final ReadOnlyObjectWrapper<DataSummary> summary = new ReadOnlyObjectWrapper<>(this, "summary");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private Request current = new Request();

    /// One reading; told to end, it does at the next file.
    private static final class Request implements DataProgress {
        private volatile boolean over;
        private volatile double part = -1;

        @Override
        public void at(long done, long total) {
            if (over) {
                throw new CancellationException();
            }
            part = total > 0 ? (double) done / total : -1;
        }
    }

    DataOpening() {
        Timeline asking = new Timeline(new KeyFrame(PAUSE, event -> progress.set(current.part)));
        asking.setCycleCount(Animation.INDEFINITE);
        busy.subscribe(now -> {
            if (now) {
                asking.play();
            } else {
                asking.stop();
            }
        });
    }

    /// Reads these.
    void ask(DataChoice wanted) {
        choice.set(wanted);
        begin(request -> wanted.load(request));
    }

    /// Fetches a set that is known by name first.
    void fetch(DataChoice wanted) {
        choice.set(wanted);
        begin(request -> {
            DataSets.catalogue().fetch(wanted.name(), request);
            return wanted.load(request);
        });
    }

    /// Chosen, but there is nothing to read yet.
    void stay(DataChoice wanted) {
        cancel();
        choice.set(wanted);
        summary.set(null);
        problem.set("");
    }

    /// Gives up what goes on.
    void cancel() {
        current.over = true;
        busy.set(false);
    }

    private interface Reading {
        Dataset read(DataProgress progress) throws Exception;
    }

    private void begin(Reading reading) {
        cancel();
        Request mine = new Request();
        current = mine;
        busy.set(true);
        progress.set(-1);
        problem.set("");
        Callable<DataSummary> work = () -> {
            try {
                mine.at(0, 0);
                return DataSummary.of(reading.read(mine), DataSummary.Split.NONE);
            } catch (CancellationException overtaken) {
                return null; // nobody waits for it
            }
        };
        LANE.run(work, read -> end(mine, read, ""), failure -> end(mine, null, FileReason.of(failure)));
    }

    private void end(Request request, DataSummary read, String why) {
        if (request == current && !request.over) {
            busy.set(false);
            summary.set(read);
            problem.set(why);
        }
    }

    ReadOnlyObjectProperty<DataChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /// What was read; null while nothing is.
    ReadOnlyObjectProperty<DataSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Why nothing could be read; else empty.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// From 0 to 1; below where it is not known.
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
