package dev.netloom.app.results;

import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DisputedLabels;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.train.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The results of a run, epoch by epoch, and which of them is looked at; before a run, that of the
/// weights that come with the network. Views of mistakes and of their matrix share it.
///
/// Of 10,000 digits the newest takes 500 kB, an earlier one at most 180 kB; there are at most
/// [#MOST], some 36 MB: in a longer run, every other of the earlier ones is dropped.
public final class ResultsModel {
    public static final int MOST = 200;

    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final ReadOnlyObjectWrapper<List<Result>> history = new ReadOnlyObjectWrapper<>(this, "history", List.of());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen", -1);
    private final ReadOnlyObjectWrapper<Cell> cell = new ReadOnlyObjectWrapper<>(this, "cell", Cell.ALL);
    private List<Result> run = List.of();
    private DisputedLabels disputed = DisputedLabels.NONE;

    public ResultsModel(TrainingSession session, ShippedWeights shipped) {
        this.session = session;
        this.shipped = shipped;
        session.listen(this::hear);
        session.graphProperty().subscribe(network -> forget());
        shipped.shownProperty().subscribe(this::show);
        session.dataProperty()
                .subscribe(data -> disputed = data == null ? DisputedLabels.NONE : DisputedLabels.of(data));
        show();
    }

    private void hear(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> forget();
            case TrainingEvent.EpochDone done -> add(Result.Moment.EPOCH, done.epoch(), done.kept());
            case TrainingEvent.Finished done -> done.test().ifPresent(this::finish);
            case TrainingEvent.StepDone _,
                    TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _,
                    TrainingEvent.WeightsTaken _ -> {}
        }
    }

    private void forget() {
        run = List.of();
        cell.set(Cell.ALL);
        show();
    }

    /// The end of a whole run is its last epoch; that of a stopped one is not.
    private void finish(Evaluation test) {
        if (run.isEmpty() || !run.getLast().predictions().equals(test.predictions())) {
            add(Result.Moment.END, 0, test);
        }
    }

    private void add(Result.Moment moment, int epoch, Evaluation test) {
        if (test.predictions().size() == 0) {
            return;
        }
        List<Result> grown = new ArrayList<>(run);
        if (!grown.isEmpty()) {
            grown.add(grown.removeLast().compact());
        }
        grown.add(Result.of(moment, epoch, test));
        run = List.copyOf(grown.size() > MOST ? thinned(grown) : grown);
        show();
    }

    private static List<Result> thinned(List<Result> results) {
        List<Result> kept = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (i % 2 == 0 || i == results.size() - 1) {
                kept.add(results.get(i));
            }
        }
        return kept;
    }

    /// Who looks at the newest goes on to the next one; who looks at an earlier epoch stays there.
    private void show() {
        Learned ready = shipped.shownProperty().get();
        boolean followed = chosen.get() == history.get().size() - 1;
        int epoch = chosen().map(Result::epoch).orElse(0);
        history.set(ready == null ? run : List.of(Result.of(Result.Moment.SHIPPED, 0, ready.test())));
        int last = history.get().size() - 1;
        chosen.set(followed || last < 0 ? last : nearest(epoch));
    }

    private int nearest(int epoch) {
        int place = 0;
        for (int i = 0; i < history.get().size(); i++) {
            Result result = history.get().get(i);
            place = result.epoch() > 0 && result.epoch() <= epoch ? i : place;
        }
        return place;
    }

    /// Looks at another result.
    public void choose(int index) {
        if (index >= 0 && index < history.get().size()) {
            chosen.set(index);
        }
    }

    public void filter(Cell wanted) {
        cell.set(wanted);
    }

    /// In order of time.
    public ReadOnlyObjectProperty<List<Result>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /// The place in the history that is looked at; -1 where there is none.
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Which cell of the confusion matrix is looked at.
    public ReadOnlyObjectProperty<Cell> cellProperty() {
        return cell.getReadOnlyProperty();
    }

    public Optional<Result> chosen() {
        int place = chosen.get();
        return place < 0 || place >= history.get().size()
                ? Optional.empty()
                : Optional.of(history.get().get(place));
    }

    /// The result before the one that is looked at.
    public Optional<Result> before() {
        return chosen.get() < 1 ? Optional.empty() : Optional.of(history.get().get(chosen.get() - 1));
    }

    /// The images; null until they are loaded.
    public ReadOnlyObjectProperty<Dataset> dataProperty() {
        return session.dataProperty();
    }

    /// What is known of the labels of the test images.
    public DisputedLabels disputed() {
        return disputed;
    }

    /// What to say where there is nothing to look at: whether weights were there and fit no longer.
    public boolean isOutgrown() {
        return shipped.areOutgrown();
    }
}
