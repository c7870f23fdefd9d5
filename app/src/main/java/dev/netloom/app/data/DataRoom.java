package dev.netloom.app.data;

import dev.netloom.app.drawing.KeptDigits;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.train.TrainingConfig;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The images in use, and those that were drawn here: one of both at a time, and any image large over it.
public final class DataRoom extends StackPane {
    private final ObservableValue<Dataset> data;
    private final ObservableValue<String> unread;
    private final ObservableValue<Optional<TrainingConfig>> plan;
    private final LargeImage large = new LargeImage();
    private final DataPage used = new DataPage(large);
    private final DrawnPage drawn;
    private final Chips<Boolean> pages =
            new Chips<>("data-pages", "data.pages", List.of("used", "drawn"), List.of(false, true));
    private final EmptyState empty = new EmptyState("data.loading");
    private final Label problem = Controls.paragraph("", "bad");
    private final VBox nothing = new VBox(empty, problem);
    private final Latest<DataSummary> summaries = new Latest<>(this::show, this::fail);
    private final Throttle throttle = new Throttle(Duration.millis(100), this::refresh);
    private DataSummary summary;
    private String trouble = "";
    private Runnable open = () -> {};

    /// @param data the set in use; null while there is none
    /// @param unread why there is none; empty while it is being read
    /// @param plan of the next run, which decides what is held out; empty while it cannot be run
    /// @param kept what was drawn here
    public DataRoom(
            ObservableValue<Dataset> data,
            ObservableValue<String> unread,
            ObservableValue<Optional<TrainingConfig>> plan,
            KeptDigits kept) {
        this.data = data;
        this.unread = unread;
        this.plan = plan;
        drawn = new DrawnPage(kept, large);
        setId("data-room");
        getStyleClass().add("data-room");
        problem.setId("data-problem");
        problem.setMaxWidth(560);
        nothing.setId("data-empty");
        nothing.getStyleClass().add("data-empty");
        nothing.setAlignment(Pos.CENTER);
        getChildren().addAll(used, nothing, drawn, large);
        large.setOnClosed(() -> {
            if (pages.chosen()) {
                drawn.select(large.index());
            } else {
                used.select(large.index());
            }
        });
        large.visibleProperty().subscribe(this::arrange);
        activeProperty().set(false);
        data.subscribe(throttle::request);
        unread.subscribe(throttle::request);
        plan.subscribe(throttle::request);
        kept.digitsProperty().subscribe(throttle::request);
        kept.folderProperty().subscribe(throttle::request);
        pages.chosenProperty().subscribe(this::turn);
        turn();
    }

    /// Its part of the toolbar.
    public List<Node> tools() {
        return List.of(pages);
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// @param draw brings the drawing pad up
    public void setOnDraw(Runnable draw) {
        drawn.setOnDraw(draw);
    }

    /// Brings the room to the front.
    public void open() {
        open.run();
    }

    /// @param open brings the room to the front
    public void setOnOpen(Runnable open) {
        this.open = open;
    }

    /// Puts the keyboard where one begins.
    public void takeKeyboard() {
        if (large.isVisible()) {
            large.requestFocus();
        } else if (pages.chosen()) {
            drawn.takeKeyboard();
        } else {
            used.takeKeyboard();
        }
    }

    /// Shows the images in use.
    void showUsed() {
        pages.choose(false);
    }

    /// Shows what was drawn.
    void showDrawn() {
        pages.choose(true);
    }

    private void turn() {
        large.setVisible(false);
        arrange();
        throttle.request();
    }

    private void arrange() {
        boolean covered = large.isVisible();
        drawn.setVisible(!covered && pages.chosen());
        used.setVisible(!covered && !pages.chosen() && summary != null);
        nothing.setVisible(!covered && !pages.chosen() && summary == null);
        String why = trouble.isEmpty() ? unread.getValue() : trouble;
        empty.say(why.isEmpty() ? "data.loading" : "data.unread");
        problem.setText(why);
        problem.setManaged(!why.isEmpty());
    }

    private void refresh() {
        drawn.refresh();
        Dataset set = data.getValue();
        if (set != null) {
            DataSummary.Split split = plan.getValue()
                    .map(next -> new DataSummary.Split(next.validation(), next.seed()))
                    .orElseGet(() -> summary == null ? DataSummary.Split.NONE : summary.split());
            if (summary == null || !summary.isOf(set, split)) {
                summaries.ask(() -> DataSummary.of(set, split));
            }
        }
        used.leaveSplitOpen(plan.getValue().isEmpty());
        arrange();
    }

    private void show(DataSummary next) {
        summary = next;
        trouble = "";
        used.show(next);
        used.leaveSplitOpen(plan.getValue().isEmpty());
        arrange();
    }

    private void fail(Exception failure) {
        trouble = FileReason.of(failure);
        arrange();
    }
}
