package dev.netloom.engine.history;

import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;

/// A process that records a run without end, and says after every epoch that it is written: to be killed.
final class RecordingLoop {
    private RecordingLoop() {}

    public static void main(String[] arguments) throws FileProblem, InterruptedException {
        HistorySource history = Story.source(Path.of(arguments[0]));
        RunRecorder recorder = Story.recorder(history, Story.start(arguments[1], Story.NOON), problem -> {
            throw new AssertionError(problem);
        });
        recorder.accept(Story.started(1_000_000));
        for (int epoch = 1; ; epoch++) {
            Story.epoch(epoch, 50 - epoch % 40).forEach(recorder);
            while (written(history, arguments[1]) < epoch) {
                Thread.sleep(3);
            }
            System.out.println(epoch);
        }
    }

    private static int written(HistorySource history, String name) throws FileProblem {
        return history.get().list(RunQuery.newest(1_000)).stream()
                .filter(run -> run.network().equals(name))
                .mapToInt(RunSummary::epochsDone)
                .findFirst()
                .orElse(0);
    }
}
