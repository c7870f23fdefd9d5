package dev.netloom.app.runs;

import dev.netloom.app.training.FailureText;
import dev.netloom.app.training.TrainingRunner;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Branch;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingStart;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Has every run of the window entered into the history.
public final class HistoryRunner implements TrainingRunner {
    private final TrainingRunner inner;
    private final HistorySource history;
    private final Supplier<String> kernels;
    private final InstantSource clock;
    private final Consumer<FileProblem> trouble;
    private volatile Project project;
    private volatile Continuation continuation;

    /// What the next run begins with, and where that was kept.
    ///
    /// @param branch of a new run that begins with the weights of another
    /// @param point of the run that goes on; empty for a new one
    record Continuation(TrainingStart start, Optional<Branch> branch, Optional<ResumePoint> point) {}

    /// @param inner trains
    /// @param kernels tells which kernels the processor was given
    /// @param trouble is told, on another thread, why a run is not kept
    public HistoryRunner(
            TrainingRunner inner,
            HistorySource history,
            Supplier<String> kernels,
            InstantSource clock,
            Consumer<FileProblem> trouble) {
        this.inner = inner;
        this.history = history;
        this.kernels = kernels;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Names the network of the next run, and says where its blocks lie. Call it before the run begins.
    public void about(Project next) {
        project = next;
    }

    void expect(Continuation next) {
        continuation = next;
    }

    @Override
    public void run(
            Graph graph,
            TrainingStart start,
            Dataset data,
            TrainingConfig plan,
            TrainingControl control,
            Consumer<TrainingEvent> events)
            throws TrainingFailure {
        RunStart beginning = RunStart.of(named(graph), Origin.WINDOW, clock.instant(), data);
        Continuation from = continuation;
        boolean continues = from != null && from.start() == start;
        if (continues && from.branch().isPresent()) {
            beginning = beginning.from(from.branch().get());
        }
        try (RunRecorder recorder = new RunRecorder(history, beginning, control, kernels, trouble)) {
            if (continues) {
                from.point()
                        .ifPresent(
                                point -> recorder.goingOn(point, start.state().orElseThrow()));
            }
            try {
                inner.run(graph, start, data, plan, control, recorder.andThen(events));
            } catch (TrainingFailure | RuntimeException | Error failure) {
                recorder.fail(FailureText.of(failure));
                throw failure;
            }
        }
    }

    private Project named(Graph graph) {
        Project known = project;
        return known != null && known.graph().equals(graph) ? known : new Project("", graph, Map.of());
    }
}
