package dev.netloom.app.runs;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.DamagedRow;
import dev.netloom.engine.history.FoundRuns;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunHistory;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunSort;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.store.FileProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/// The runs that are looked at: found, put in order, chosen, changed. For the FX thread; the database is asked on a
/// thread of its own.
public final class RunsModel {
    /// As many are shown at once; the others follow.
    private static final int FIRST = 500;

    private static final Duration LOOK = Duration.seconds(1);
    /// Every so many looks, runs are asked whether their process still lives: of that the database knows nothing.
    private static final int PROCESSES = 5;

    private final HistorySource history;
    private final Background.Lane lane = new Background.Lane("runs");
    private final ReadOnlyObjectWrapper<List<RunSummary>> runs = new ReadOnlyObjectWrapper<>(this, "runs", List.of());
    private final ReadOnlyObjectWrapper<List<RunDetails>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
    private final ReadOnlyObjectWrapper<List<Long>> deleted = new ReadOnlyObjectWrapper<>(this, "deleted", List.of());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(this, "loaded");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final Timeline looking = new Timeline(new KeyFrame(LOOK, event -> look()));
    private RunQuery query = RunQuery.newest(FIRST);
    private List<Long> wanted = List.of();
    private long version = Long.MIN_VALUE;
    private String said = "";
    private List<DamagedRow> damaged = List.of();
    private int asked;
    private int looks;

    public RunsModel(HistorySource history) {
        this.history = history;
        looking.setCycleCount(Animation.INDEFINITE);
        active.subscribe(seen -> {
            if (seen) {
                look();
                looking.play();
            } else {
                looking.stop();
            }
        });
    }

    /// Whether somebody, also another process, wrote since.
    private void look() {
        looks++;
        boolean living = runs.get().stream().anyMatch(run -> run.state() == RunState.RUNNING);
        lane.run(
                () -> history.get().version(),
                now -> {
                    said = "";
                    if (now != version || living && looks % PROCESSES == 0) {
                        version = now;
                        load();
                    }
                },
                this::warnOnce);
    }

    private void load() {
        int mine = ++asked;
        RunQuery first = query;
        ask(known -> known.find(first), page -> {
            if (mine != asked) {
                return;
            }
            if (page.runs().size() + page.damaged().size() < FIRST) {
                show(page);
            } else {
                if (runs.get().size() <= FIRST) {
                    show(page);
                }
                loadAll(mine, page, first.next());
            }
        });
    }

    private void loadAll(int mine, FoundRuns page, RunQuery rest) {
        ask(
                known -> {
                    return page.and(known.find(new RunQuery(
                            rest.search(), rest.sort(), rest.descending(), Integer.MAX_VALUE, rest.offset())));
                },
                all -> {
                    if (mine == asked) {
                        show(all);
                    }
                });
    }

    private void show(FoundRuns page) {
        List<RunSummary> found = page.runs();
        loaded.set(true);
        if (!page.damaged().equals(damaged)) {
            damaged = page.damaged();
            HistoryWords.damaged(damaged).ifPresent(this::warn);
        }
        if (!found.equals(runs.get())) {
            runs.set(List.copyOf(found));
        }
        if (!wanted.isEmpty()) {
            choose(wanted);
        }
    }

    /// Shows only runs with these words.
    public void search(String words) {
        if (!words.equals(query.search())) {
            query = query.searching(words);
            load();
        }
    }

    public String searched() {
        return query.search();
    }

    public void sort(RunSort by, boolean descending) {
        query = query.sorted(by, descending);
        load();
    }

    /// Looks at these runs, in this order.
    public void choose(List<Long> ids) {
        List<Long> now = List.copyOf(ids);
        wanted = now;
        if (now.isEmpty()) {
            chosen.set(List.of());
            return;
        }
        ask(
                known -> {
                    List<RunDetails> details = new ArrayList<>();
                    for (long id : now) {
                        known.details(id).ifPresent(details::add);
                    }
                    return details;
                },
                details -> {
                    if (now.equals(wanted) && !isSame(details, chosen.get())) {
                        chosen.set(details);
                    }
                });
    }

    /// Details hold arrays, which are never equal: what is shown of a run changes with its summary.
    private static boolean isSame(List<RunDetails> one, List<RunDetails> other) {
        return one.stream()
                .map(RunsModel::fingerprint)
                .toList()
                .equals(other.stream().map(RunsModel::fingerprint).toList());
    }

    private static List<Object> fingerprint(RunDetails run) {
        return List.of(
                run.summary(), run.checkpoints(), run.changes(), run.epochs().size());
    }

    public void rename(long run, String name) {
        change(known -> known.rename(run, name));
    }

    public void tag(long run, List<String> tags) {
        change(known -> known.tag(run, tags));
    }

    public void note(long run, String notes) {
        change(known -> known.note(run, notes));
    }

    /// Deletes runs; [#undelete] takes it back.
    public void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            choose(List.of());
            deleted.set(List.copyOf(ids));
            change(known -> known.delete(ids));
        }
    }

    public void undelete() {
        List<Long> back = deleted.get();
        deleted.set(List.of());
        change(known -> known.restore(back));
    }

    private interface Change {
        void in(RunHistory history) throws FileProblem;
    }

    private interface Question<T> {
        T to(RunHistory history) throws FileProblem;
    }

    private void change(Change change) {
        ask(
                known -> {
                    change.in(known);
                    return true;
                },
                done -> load());
    }

    private <T> void ask(Question<T> question, Consumer<T> done) {
        lane.run(() -> question.to(history.get()), done, this::warn);
    }

    /// A problem that comes again with every look is told once.
    private void warnOnce(Exception problem) {
        String text = FileReason.of(problem);
        loaded.set(true);
        if (!text.equals(said)) {
            said = text;
            warn(text);
        }
    }

    private void warn(Exception problem) {
        loaded.set(true);
        warn(FileReason.of(problem));
    }

    /// Says what is wrong with the history, until somebody has read it.
    public void warn(String text) {
        trouble.set(text);
    }

    public void dismissTrouble() {
        trouble.set("");
    }

    /// From any thread.
    public void moved(java.nio.file.Path aside) {
        Background.run(() -> Texts.of("runs.moved", aside), this::warn, this::warn);
    }

    /// Whether somebody looks: a hidden table asks nothing.
    public BooleanProperty activeProperty() {
        return active;
    }

    public ReadOnlyObjectProperty<List<RunSummary>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /// The runs that are looked at, whole, in the order in which they were chosen.
    public ReadOnlyObjectProperty<List<RunDetails>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// What was deleted last, while that can be undone here.
    public ReadOnlyObjectProperty<List<Long>> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /// What is wrong with the history, in words; empty where nothing is.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether the database has answered once.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public Optional<RunSummary> find(long id) {
        return runs.get().stream().filter(run -> run.id() == id).findFirst();
    }
}
