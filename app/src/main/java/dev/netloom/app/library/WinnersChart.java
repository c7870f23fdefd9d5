package dev.netloom.app.library;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;

/// The winners' top-5 error as bars, their depth above them, and how well people do as a line across. A click or
/// Enter on a bar opens its page; the arrow keys go from bar to bar.
final class WinnersChart extends Pane {
    private static final double LEFT = 46;
    private static final double RIGHT = 12;
    private static final double HEIGHT = 380;
    private static final int MOST = 30;
    private static final int STEP = 10;

    private final List<WinnerColumn> columns;
    private final List<Line> grid = new ArrayList<>();
    private final List<Label> percents = new ArrayList<>();
    private final Line people = new Line();
    private final Label peopleWords =
            Controls.label(Texts.of("library.people.line", Contestant.PEOPLE), "people-words");
    private final Label depthTitle = Controls.label(Texts.of("library.chart.depth"), "chart-title");
    private final Label errorTitle = Controls.label(Texts.of("library.chart.error"), "chart-title");

    WinnersChart(LibraryModel library) {
        setId("winners-chart");
        getStyleClass().add("winners-chart");
        setAccessibleText(Texts.of("library.chart"));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        for (int percent = 0; percent <= MOST; percent += STEP) {
            Line line = new Line();
            line.getStyleClass().add("chart-grid");
            grid.add(line);
            percents.add(Controls.label(Texts.of("library.percent", percent), "chart-tick"));
        }
        columns = Arrays.stream(Contestant.values())
                .map(winner -> new WinnerColumn(winner, MOST, () -> library.read(winner.page())))
                .toList();
        people.getStyleClass().add("people-line");
        people.setMouseTransparent(true);
        peopleWords.setMouseTransparent(true);
        peopleWords.setId("people-line");
        getChildren().addAll(grid);
        getChildren().addAll(percents);
        getChildren().addAll(depthTitle, errorTitle);
        getChildren().add(people); // behind the bars, so that it strikes no number out
        getChildren().addAll(columns);
        getChildren().add(peopleWords);
        columns.getFirst().setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    @Override
    protected void layoutChildren() {
        double wide = (getWidth() - LEFT - RIGHT) / columns.size();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).resizeRelocate(LEFT + i * wide, 0, wide, getHeight());
        }
        for (int i = 0; i < grid.size(); i++) {
            double y = WinnerColumn.place(i * STEP, MOST, getHeight());
            draw(grid.get(i), y);
            Label percent = percents.get(i);
            percent.autosize();
            percent.relocate(LEFT - 6 - percent.getWidth(), y - percent.getHeight() / 2);
        }
        double y = WinnerColumn.place(Contestant.PEOPLE, MOST, getHeight());
        draw(people, y);
        peopleWords.autosize();
        peopleWords.relocate(getWidth() - RIGHT - peopleWords.getWidth(), y - peopleWords.getHeight() - 2);
        errorTitle.autosize();
        errorTitle.relocate(0, WinnerColumn.DEPTH + 4);
        depthTitle.autosize();
        depthTitle.relocate(0, 0);
    }

    private void draw(Line line, double y) {
        line.setStartX(LEFT);
        line.setEndX(getWidth() - RIGHT);
        line.setStartY(y);
        line.setEndY(y);
    }

    /// One bar takes part in the focus traversal: the one where the keyboard was.
    private void walk(KeyEvent event) {
        int from = columns.indexOf(event.getTarget());
        int to =
                switch (event.getCode()) {
                    case LEFT -> from - 1;
                    case RIGHT -> from + 1;
                    case HOME -> 0;
                    case END -> columns.size() - 1;
                    default -> -2;
                };
        if (from < 0 || to == -2) {
            return;
        }
        WinnerColumn next = columns.get(Math.clamp(to, 0, columns.size() - 1));
        columns.forEach(column -> column.setFocusTraversable(column == next));
        next.requestFocus();
        event.consume();
    }
}
