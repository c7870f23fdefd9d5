package dev.netloom.app.looks;

import dev.netloom.engine.inspect.look.Features;
import dev.netloom.engine.inspect.look.PcaProjection;
import dev.netloom.engine.inspect.look.PrincipalComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The plane of digits at every kept moment of a run: computed one after the other in the background,
/// each turned so that it lies like the one before.
final class PcaModel {
    /// So many test digits lie in the plane.
    static final int DIGITS = 2_000;

    /// The digits at one moment.
    ///
    /// @param images which test digits they are, ascending
    /// @param guesses what the network took each digit for then
    record Plane(WeightsSnapshot frame, PcaProjection points, int[] images, int[] guesses) {
        /// The point of a test digit, or [Scatter#NONE].
        int point(int image) {
            return Math.max(Scatter.NONE, Arrays.binarySearch(images, image));
        }
    }

    private final LongComputation<Plane> look;
    private final ReadOnlyObjectWrapper<List<Plane>> planes = new ReadOnlyObjectWrapper<>(this, "planes", List.of());
    private List<WeightsSnapshot> frames = List.of();
    private InspectedNetwork subject;
    private String layer;

    PcaModel(Runnable failed) {
        look = new LongComputation<>(InterpretabilityPage.LANE, this::take, failure -> failed.run());
    }

    /// Those that are ready, in order of time.
    ReadOnlyObjectProperty<List<Plane>> planesProperty() {
        return planes.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progressProperty() {
        return look.progressProperty();
    }

    /// How many there will be.
    int wanted() {
        return frames.size();
    }

    int digits() {
        return subject.affordable(Math.min(DIGITS, subject.data().test().size()));
    }

    /// What was computed for the same layer is kept.
    void show(InspectedNetwork subject, String layer, List<WeightsSnapshot> frames) {
        boolean same = this.subject != null
                && this.subject.graph().equals(subject.graph())
                && this.subject.isOfSameImages(subject)
                && layer.equals(this.layer);
        this.subject = subject;
        this.layer = layer;
        this.frames = frames;
        List<Plane> kept = new ArrayList<>(same ? planes.get() : List.of());
        kept.removeIf(plane -> !frames.contains(plane.frame()));
        if (!kept.equals(planes.get())) {
            planes.set(List.copyOf(kept));
        }
        if (!same) {
            look.cancel();
        }
        next();
    }

    void rest() {
        look.cancel();
    }

    private void next() {
        if (look.isBusy()) {
            return;
        }
        frames.stream()
                .filter(frame -> planes.get().stream().noneMatch(plane -> plane.frame() == frame))
                .findFirst()
                .ifPresent(this::compute);
    }

    private void compute(WeightsSnapshot frame) {
        InspectedNetwork own = subject;
        String of = layer;
        int digits = digits();
        Optional<PcaProjection> before =
                planes.get().stream().reduce((first, last) -> last).map(Plane::points);
        look.ask(progress -> Features.read(
                        own.graph(), frame.weights(), of, own.data().test(), digits, progress)
                .map(features -> {
                    PcaProjection points = PrincipalComponents.project(features);
                    return new Plane(
                            frame, before.map(points::turnedTo).orElse(points), features.images(), features.guesses());
                }));
    }

    private void take(Plane plane) {
        List<Plane> grown = new ArrayList<>(planes.get());
        grown.removeIf(other -> !frames.contains(other.frame()));
        if (frames.contains(plane.frame())) {
            grown.add(plane);
            grown.sort((a, b) -> Integer.compare(frames.indexOf(a.frame()), frames.indexOf(b.frame())));
        }
        planes.set(List.copyOf(grown));
        next();
    }
}
