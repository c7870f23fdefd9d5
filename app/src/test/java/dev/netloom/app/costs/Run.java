package dev.netloom.app.costs;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingStart;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The training that views look at: counts its steps.
final class Run {
    /// Of an epoch, about; without views, and without its evaluation.
    private static final double EPOCH_SECONDS = 3.5;

    private static final int WARMING = 2000;

    private final Graph graph;
    private final AtomicLong steps = new AtomicLong();
    private final Dataset digits;
    private final int stepsPerEpoch;

    private Run(Graph graph, Dataset digits) {
        this.graph = graph;
        this.digits = digits;
        stepsPerEpoch = (digits.train().size() + TrainingConfig.DEFAULT_BATCH - 1) / TrainingConfig.DEFAULT_BATCH;
    }

    /// On as many of the digits as this machine learns in a few seconds.
    static Run fitting(Graph graph, Dataset all) throws TrainingFailure {
        Run warm = new Run(graph, all.limited(WARMING));
        warm.alone(1);
        double perSecond = warm.alone(2) * TrainingConfig.DEFAULT_BATCH;
        int wanted = (int) (perSecond * EPOCH_SECONDS / 1000) * 1000;
        return new Run(
                graph, all.limited(Math.clamp(wanted, WARMING, all.train().size())));
    }

    Dataset digits() {
        return digits;
    }

    int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /// Steps per second with no window at all, evaluations included; over `epochs`.
    double alone(int epochs) throws TrainingFailure {
        TrainingConfig plan = TrainingConfig.of(epochs).withPrecision(PrecisionChoice.AUTO.here());
        steps.set(0);
        long[] first = new long[1];
        train(graph, TrainingStart.DRAWN, digits, plan, new TrainingControl(), event -> {
            if (first[0] == 0 && event instanceof TrainingEvent.StepDone) {
                first[0] = System.nanoTime();
            }
        });
        return (steps.get() - 1) / ((System.nanoTime() - first[0]) / 1e9);
    }

    void train(
            Graph graph,
            TrainingStart beginning,
            Dataset data,
            TrainingConfig plan,
            TrainingControl control,
            Consumer<TrainingEvent> events)
            throws TrainingFailure {
        new Trainer(graph, data, plan, control, event -> {
                    if (event instanceof TrainingEvent.StepDone) {
                        steps.incrementAndGet();
                    }
                    events.accept(event);
                })
                .run();
    }

    /// Waits for `epochs` as long as whole ones, wherever they begin: each such stretch has as many evaluations.
    ///
    /// @return steps per second
    double watch(int epochs) throws InterruptedException {
        long first = steps.get();
        while (steps.get() == first) {
            Thread.sleep(1);
        }
        long begin = steps.get();
        long start = System.nanoTime();
        while (steps.get() - begin < (long) epochs * stepsPerEpoch) {
            Thread.sleep(2);
        }
        return (steps.get() - begin) / ((System.nanoTime() - start) / 1e9);
    }
}
