package dev.netloom.app.looks;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps the weights of a run's epochs while somebody looks at the plane of digits: those that it began
/// with, those at the end of every epoch, and, where no epoch has ended since, those as they are now.
///
/// At most [#MOST_BYTES] are kept, and [#MOST] of them: then every other of the earlier ones is
/// dropped.
final class WeightsSnapshots {
    static final int MOST = 60;
    private static final long MOST_BYTES = 64_000_000;
    private static final int NONE = -1;

    private final Runnable takeWeights;
    private Graph graph;
    private List<WeightsSnapshot> kept = List.of();
    private int epoch = NONE;
    private long step;

    /// @param takeWeights asks the run for its weights
    WeightsSnapshots(Runnable takeWeights) {
        this.takeWeights = takeWeights;
    }

    /// @param watched whether somebody looks
    /// @return whether there are other frames now
    boolean hear(TrainingEvent event, boolean watched) {
        switch (event) {
            case TrainingEvent.Started started -> forget();
            case TrainingEvent.EpochDone done -> {
                if (watched) {
                    epoch = done.epoch();
                    step = done.step();
                    takeWeights.run();
                }
            }
            case TrainingEvent.WeightsTaken taken -> {
                return taken.step() >= step && keepEpoch(taken.weights());
            }
            case TrainingEvent.Finished done -> {
                return keepEpoch(done.weights());
            }
            case TrainingEvent.StepDone _,
                    TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _ -> {}
        }
        return false;
    }

    private boolean keepEpoch(Weights weights) {
        if (epoch == NONE) {
            return false;
        }
        List<WeightsSnapshot> grown = new ArrayList<>(kept);
        grown.removeIf(frame -> frame.epoch() == WeightsSnapshot.NOW || frame.epoch() == epoch);
        grown.add(new WeightsSnapshot(epoch, weights));
        kept = List.copyOf(thinned(grown));
        epoch = NONE;
        return true;
    }

    private void forget() {
        kept = List.of();
        epoch = NONE;
    }

    private static List<WeightsSnapshot> thinned(List<WeightsSnapshot> frames) {
        long most = Math.clamp(MOST_BYTES / Math.max(1, frames.getFirst().bytes()), 3, MOST);
        if (frames.size() <= most) {
            return frames;
        }
        List<WeightsSnapshot> fewer = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (i % 2 == 0 || i == frames.size() - 1) {
                fewer.add(frames.get(i));
            }
        }
        return fewer;
    }

    /// What there is to see of a network with these weights.
    ///
    /// @param training whether they change all the time: then those shown stay until an epoch ends
    List<WeightsSnapshot> of(InspectedNetwork subject, Optional<Weights> initial, boolean training) {
        if (graph != null && !subject.graph().equals(graph)) {
            forget();
        }
        graph = subject.graph();
        List<WeightsSnapshot> frames = new ArrayList<>(kept);
        boolean same = initial.isEmpty()
                || frames.isEmpty()
                || frames.getFirst().epoch() != 0
                || frames.getFirst().weights() == initial.get();
        if (!same) {
            frames.clear(); // of an earlier run
        }
        if (initial.isPresent() && (frames.isEmpty() || frames.getFirst().epoch() != 0)) {
            frames.addFirst(new WeightsSnapshot(0, initial.get()));
        }
        boolean known = frames.stream().anyMatch(frame -> frame.weights() == subject.weights());
        boolean settled = training && frames.size() > 1;
        if (!known && !settled) {
            frames.removeIf(frame -> frame.epoch() == WeightsSnapshot.NOW);
            frames.add(new WeightsSnapshot(WeightsSnapshot.NOW, subject.weights()));
        }
        kept = List.copyOf(frames);
        return kept;
    }
}
