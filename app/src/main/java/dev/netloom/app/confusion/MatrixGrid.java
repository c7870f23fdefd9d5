package dev.netloom.app.confusion;

import dev.netloom.app.results.Cell;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.metric.Interval;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// The matrix: a row for every true class, a column for every guess, and behind the rows recall,
/// precision and F1 of the class. One cell takes part in the focus traversal; arrow keys move it.
final class MatrixGrid extends GridPane {
    private static final List<String> FIGURES = List.of("recall", "precision", "f1");

    /// Of the names of the rows: longer ones end in dots.
    private static final double LONGEST_NAME = 110;

    private final Consumer<Cell> open;
    private List<String> names = List.of();
    private MatrixCell[][] cells = new MatrixCell[0][0];
    private Label[][] figures = new Label[0][0];

    /// @param open is given the cell that was clicked, or on which Enter or Space was pressed
    MatrixGrid(Consumer<Cell> open) {
        this.open = open;
        setId("confusion-matrix");
        getStyleClass().add("confusion-matrix");
        setAccessibleText(Texts.of("confusion.matrix"));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    void show(ConfusionMatrix matrix, List<String> classes) {
        if (!classes.equals(names)) {
            names = List.copyOf(classes);
            build(classes);
        }
        for (int label = 0; label < cells.length; label++) {
            for (int guess = 0; guess < cells.length; guess++) {
                cells[label][guess].show(matrix, classes);
            }
            tell(figures[label][0], matrix.recall(label), matrix.recallInterval(label));
            tell(figures[label][1], matrix.precision(label), matrix.precisionInterval(label));
            double f1 = matrix.f1(label);
            figures[label][2].setText(percent(f1));
        }
    }

    private static void tell(Label figure, double share, Interval interval) {
        figure.setText(percent(share));
        figure.getTooltip().setText(Texts.of("confusion.interval", 100 * interval.low(), interval.high()));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : Texts.of("confusion.share", share);
    }

    private void build(List<String> classes) {
        getChildren().clear();
        getColumnConstraints().clear();
        getRowConstraints().clear();
        int count = classes.size();
        cells = new MatrixCell[count][count];
        figures = new Label[count][FIGURES.size()];
        add(head(Texts.of("confusion.corner"), "confusion.corner.tip"), 0, 0);
        getColumnConstraints().add(namesColumn());
        for (int k = 0; k < count; k++) {
            add(named(classes.get(k)), k + 1, 0);
            add(named(classes.get(k)), 0, k + 1);
            rule(27, 27, true);
        }
        for (int i = 0; i < FIGURES.size(); i++) {
            add(
                    head(Texts.of("confusion." + FIGURES.get(i)), "confusion." + FIGURES.get(i) + ".tip"),
                    count + 1 + i,
                    0);
            rule(i == 1 ? 58 : 50, i == 1 ? 72 : 62, false);
        }
        for (int label = 0; label < count; label++) {
            for (int guess = 0; guess < count; guess++) {
                MatrixCell cell = new MatrixCell(new Cell(label, guess), open);
                cells[label][guess] = cell;
                add(cell, guess + 1, label + 1);
            }
            for (int i = 0; i < FIGURES.size(); i++) {
                Label figure = Controls.label("", "confusion-figure");
                figure.setId("confusion-" + FIGURES.get(i) + "-" + label);
                figure.setTooltip(Controls.tooltip(Texts.of("confusion." + FIGURES.get(i) + ".tip")));
                figures[label][i] = figure;
                add(figure, count + 1 + i, label + 1);
            }
        }
        for (int row = 0; row <= count; row++) {
            RowConstraints height = new RowConstraints(13, 22, 30);
            height.setVgrow(Priority.ALWAYS);
            height.setValignment(VPos.CENTER);
            getRowConstraints().add(height);
        }
        cells[0][0].setFocusTraversable(true);
    }

    /// As wide as the names of the classes, within reason.
    private static ColumnConstraints namesColumn() {
        ColumnConstraints column = new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, LONGEST_NAME);
        column.setHalignment(HPos.CENTER);
        return column;
    }

    private static Label named(String name) {
        Label head = Controls.label(name, "confusion-head");
        head.setMaxWidth(LONGEST_NAME);
        head.setTooltip(Controls.tooltip(name));
        return head;
    }

    private static Label head(String text, String tip) {
        Label head = Controls.label(text, "confusion-head");
        if (tip != null) {
            head.setTooltip(Controls.tooltip(Texts.of(tip)));
        }
        return head;
    }

    private void rule(double least, double width, boolean grows) {
        ColumnConstraints column = new ColumnConstraints(least, width, grows ? 62 : width);
        column.setHgrow(grows ? Priority.ALWAYS : Priority.NEVER);
        column.setHalignment(HPos.CENTER);
        getColumnConstraints().add(column);
    }

    private void press(KeyEvent event) {
        if (event.getTarget() instanceof MatrixCell from) {
            int label = from.cell().label();
            int guess = from.cell().guess();
            switch (event.getCode()) {
                case UP -> focus(from, label - 1, guess);
                case DOWN -> focus(from, label + 1, guess);
                case LEFT -> focus(from, label, guess - 1);
                case RIGHT -> focus(from, label, guess + 1);
                default -> {}
            }
            if (event.getCode().isArrowKey()) {
                event.consume();
            }
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.accept(from.cell());
                event.consume();
            }
        }
    }

    private void focus(MatrixCell from, int label, int guess) {
        MatrixCell next = cells[Math.clamp(label, 0, cells.length - 1)][Math.clamp(guess, 0, cells.length - 1)];
        from.setFocusTraversable(next == from);
        next.setFocusTraversable(true);
        next.requestFocus();
    }
}
