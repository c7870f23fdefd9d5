package dev.netloom.app.runs;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.RunSort;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// All runs that a search found, a line each. The database puts them in order.
final class RunsTable extends TableView<RunSummary> {
    private static final PseudoClass ENDED_BADLY = PseudoClass.getPseudoClass("ended-badly");

    private final RunsModel model;
    private boolean following;

    /// @param rename puts the keyboard where a run is renamed
    RunsTable(RunsModel model, Runnable rename) {
        this.model = model;
        setId("runs-table");
        getStyleClass().addAll("dense", "edge-to-edge");
        setAccessibleText(Texts.of("runs.table"));
        setAccessibleHelp(Texts.of("runs.keys"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        column("name", 150, RunSort.NAME, RunSummary::name);
        column("accuracy", 158, RunSort.ACCURACY, RunWords::accuracy);
        column("when", 136, RunSort.STARTED, run -> RunWords.when(run.started()));
        column("time", 74, RunSort.SECONDS, run -> RunWords.time(run.seconds()));
        column("parameters", 104, RunSort.PARAMETERS, run -> RunWords.count(run.parameters()));
        column("multiply-adds", 116, RunSort.MULTIPLY_ADDS, run -> RunWords.count(run.multiplyAdds()));
        column("network", 120, RunSort.NETWORK, RunSummary::network);
        column("data", 150, null, HistoryWords::data);
        column("state", 150, null, RunWords::state);
        column("tags", 110, null, run -> Tags.text(run.tags()));
        column("notes", 200, null, run -> run.notes().replace('\n', ' '));
        setRowFactory(table -> new Row());
        setSortPolicy(table -> order());
        setPlaceholder(Controls.label(Texts.of("runs.none-found"), "text-muted"));
        model.runsProperty().subscribe(this::follow);
        getSelectionModel().getSelectedItems().subscribe(this::choose);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                model.delete(selected());
                event.consume();
            } else if (event.getCode() == KeyCode.F2 && selected().size() == 1) {
                rename.run();
                event.consume();
            }
        });
    }

    /// Numbers and times fall from the largest first.
    private void column(String key, double width, RunSort sort, Function<RunSummary, String> value) {
        TableColumn<RunSummary, String> column = new TableColumn<>();
        Label header = Controls.label(Texts.of("runs." + key));
        header.setTooltip(Controls.tooltip(Texts.of("runs." + key + ".about")));
        column.setGraphic(header);
        column.setId("runs-" + key);
        column.setPrefWidth(width);
        column.setSortable(sort != null);
        column.setUserData(sort);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        if (List.of("time", "parameters", "multiply-adds").contains(key)) {
            column.getStyleClass().add("number");
        }
        getColumns().add(column);
        if (sort == RunSort.STARTED) {
            column.setSortType(TableColumn.SortType.DESCENDING);
            getSortOrder().setAll(List.of(column));
        }
    }

    private boolean order() {
        if (!following) {
            if (getSortOrder().isEmpty()) {
                model.sort(RunSort.STARTED, true);
            } else {
                TableColumn<RunSummary, ?> by = getSortOrder().getFirst();
                model.sort((RunSort) by.getUserData(), by.getSortType() == TableColumn.SortType.DESCENDING);
            }
        }
        return true;
    }

    List<Long> selected() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(run -> run != null)
                .map(RunSummary::id)
                .toList();
    }

    /// Other runs, or changed ones: those that were chosen stay so.
    private void follow(List<RunSummary> runs) {
        List<Long> kept = selected();
        following = true;
        getItems().setAll(runs);
        List<Integer> places = new ArrayList<>();
        if (!kept.isEmpty()) {
            for (int place = 0; place < runs.size(); place++) {
                if (kept.contains(runs.get(place).id())) {
                    places.add(place);
                }
            }
        }
        getSelectionModel().clearSelection();
        places.forEach(getSelectionModel()::select);
        following = false;
        choose();
    }

    private void choose() {
        if (!following) {
            model.choose(selected());
        }
    }

    /// Selects a run, and nothing else, and shows it.
    void reveal(long id) {
        model.find(id).ifPresent(run -> {
            getSelectionModel().clearSelection();
            getSelectionModel().select(run);
            scrollTo(run);
        });
    }

    private static final class Row extends TableRow<RunSummary> {
        @Override
        protected void updateItem(RunSummary run, boolean empty) {
            super.updateItem(run, empty);
            boolean bad = !empty
                    && run != null
                    && switch (run.state()) {
                        case FAILED, INTERRUPTED -> true;
                        case RUNNING, DONE, STOPPED_EARLY, STOPPED -> false;
                    };
            pseudoClassStateChanged(ENDED_BADLY, bad);
        }
    }
}
