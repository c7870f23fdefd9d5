package dev.netloom.app.ensemble;

import dev.netloom.app.runs.RunWords;
import dev.netloom.app.runs.RunsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The runs that learned from the images in use and were measured, the latest first, of which some are ticked as
/// members.
final class RunChoice extends ListView<RunSummary> {
    private static final PseudoClass UNFINISHED = PseudoClass.getPseudoClass("unfinished");

    private final RunsModel runs;
    private final ObservableValue<Dataset> data;
    private final Set<Long> ticked = new LinkedHashSet<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");

    RunChoice(RunsModel runs, ObservableValue<Dataset> data) {
        this.runs = runs;
        this.data = data;
        setId("ensemble-runs");
        getStyleClass().addAll("dense", "ensemble-runs");
        setAccessibleText(Texts.of("ensemble.choose"));
        setPlaceholder(Controls.paragraph(Texts.of("ensemble.choose.none"), "text-muted", "ensemble-none"));
        setCellFactory(list -> new Row());
        setMinHeight(120);
        runs.runsProperty().subscribe(this::offer);
        data.subscribe(images -> offer());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && getSelectionModel().getSelectedItem() != null) {
                toggle(getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
    }

    private void offer() {
        Dataset images = data.getValue();
        List<RunSummary> suitable = runs.runsProperty().get().stream()
                .filter(run -> run.best().isPresent())
                .filter(run -> images != null && run.data().isSameAs(images.identity()))
                .sorted(Comparator.comparingLong(RunSummary::id).reversed())
                .toList();
        if (!suitable.equals(getItems())) {
            getItems().setAll(suitable);
        }
        // Members that are trained only now come into the list a moment later.
        count.set(ids().size());
    }

    /// The ticked runs, in the order of the list.
    List<Long> ids() {
        return getItems().stream().map(RunSummary::id).filter(ticked::contains).toList();
    }

    /// Ticks these runs and no others.
    void tick(List<Long> ids) {
        ticked.clear();
        ticked.addAll(ids);
        count.set(ids().size());
        refresh();
    }

    private void toggle(RunSummary run) {
        if (!ticked.remove(run.id())) {
            ticked.add(run.id());
        }
        count.set(ids().size());
        refresh();
    }

    /// How many are ticked.
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private static String words(RunSummary run) {
        String words = Texts.of(
                "ensemble.run", run.id(), run.name(), run.best().orElseThrow().accuracy(), run.seed());
        return run.state() == RunState.DONE ? words : Texts.of("ensemble.run.unfinished", words, RunWords.state(run));
    }

    private final class Row extends ListCell<RunSummary> {
        private final CheckBox box = new CheckBox();

        Row() {
            box.setMnemonicParsing(false);
            box.setFocusTraversable(false);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setOnAction(event -> toggle(getItem()));
            setPrefWidth(0); // long names end in dots, and bring no scroll bar
        }

        @Override
        protected void updateItem(RunSummary run, boolean empty) {
            super.updateItem(run, empty);
            pseudoClassStateChanged(UNFINISHED, !empty && run != null && run.state() != RunState.DONE);
            if (empty || run == null) {
                setGraphic(null);
                return;
            }
            box.setText(words(run));
            box.setSelected(ticked.contains(run.id()));
            setGraphic(box);
        }
    }
}
