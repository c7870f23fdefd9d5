package dev.netloom.app.looks;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.inspect.look.FilterStudy;
import dev.netloom.engine.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Studies the convolutions of a network one after the other, in its order.
final class DepthModel {
    private static final int DIGITS = 2_000;

    private final LongComputation<FilterStudy> look;
    private final ReadOnlyObjectWrapper<List<FilterStudy>> studies =
            new ReadOnlyObjectWrapper<>(this, "studies", List.of());
    private InspectedNetwork subject;

    DepthModel(Runnable failed) {
        look = new LongComputation<>(InterpretabilityPage.LANE, this::take, failure -> failed.run());
    }

    /// Those that are done.
    ReadOnlyObjectProperty<List<FilterStudy>> studiesProperty() {
        return studies.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progressProperty() {
        return look.progressProperty();
    }

    /// Whose filters are studied; null before the first.
    InspectedNetwork subject() {
        return subject;
    }

    LabelledImages digits() {
        return subject.data().test().sample(subject.affordable(DIGITS));
    }

    void begin(InspectedNetwork subject) {
        look.cancel();
        this.subject = subject;
        studies.set(List.of());
        goOn();
    }

    /// Where it stopped.
    void goOn() {
        int next = studies.get().size();
        if (subject == null || look.isBusy() || next >= subject.convolutions().size()) {
            return;
        }
        InspectedNetwork own = subject;
        LabelledImages digits = digits();
        String conv = own.convolutions().get(next);
        look.ask(progress -> FilterStudy.of(own.graph(), own.weights(), conv, digits, progress));
    }

    void rest() {
        look.cancel();
    }

    private void take(FilterStudy study) {
        List<FilterStudy> grown = new ArrayList<>(studies.get());
        grown.add(study);
        studies.set(List.copyOf(grown));
        goOn();
    }

    /// How far the weights have moved from where they began, as a share of their length then.
    static double moved(Weights from, Weights to) {
        double squares = 0;
        double length = 0;
        for (String name : from.arrays().keySet()) {
            Optional<Weights.Values> now = to.find(name);
            if (name.endsWith(".weight") && now.isPresent()) {
                float[] before = from.arrays().get(name).values();
                for (int i = 0; i < before.length; i++) {
                    double apart = now.get().values()[i] - before[i];
                    squares += apart * apart;
                    length += (double) before[i] * before[i];
                }
            }
        }
        return length == 0 ? 0 : Math.sqrt(squares / length);
    }
}
