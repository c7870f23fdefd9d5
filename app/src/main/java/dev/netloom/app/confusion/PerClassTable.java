package dev.netloom.app.confusion;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.metric.Interval;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Recall, precision and F1 of every class with their intervals; a click on a heading sorts by it.
final class PerClassTable extends TableView<PerClassTable.Row> {
    /// Of a column, compared with its usual width.
    private static final double SMALLEST = 0.8;

    /// @param k number of the class
    record Row(int k, String name, int images, Share recall, Share precision, Share f1) {}

    /// Compared by its value; NaN comes last.
    record Share(double value, Interval interval) implements Comparable<Share> {
        @Override
        public int compareTo(Share other) {
            return Double.compare(value, other.value);
        }

        @Override
        public String toString() {
            return Double.isNaN(value)
                    ? "\u2013"
                    : Texts.of("classes.share", value, 100 * interval.low(), 100 * interval.high());
        }
    }

    PerClassTable() {
        setId("classes-table");
        getStyleClass().addAll("dense", "edge-to-edge", "classes-table");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setMinHeight(0);
        // In the order of the data set, whatever its classes are called.
        TableColumn<Row, Row> name = add("name", 70, row -> row);
        name.setComparator((one, other) -> Integer.compare(one.k(), other.k()));
        name.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : row.name());
            }
        });
        add("support", 74, Row::images).getStyleClass().add("number");
        add("recall", 148, Row::recall).getStyleClass().add("number");
        add("precision", 148, Row::precision).getStyleClass().add("number");
        add("f1", 148, Row::f1).getStyleClass().add("number");
    }

    private <T> TableColumn<Row, T> add(String key, double width, Function<Row, T> value) {
        TableColumn<Row, T> column = new TableColumn<>();
        Label header = Controls.label(Texts.of("classes." + key));
        header.setTooltip(Controls.tooltip(Texts.of("classes." + key + ".tip")));
        column.setGraphic(header);
        column.setId("classes-" + key);
        column.setMinWidth(width * SMALLEST);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        getColumns().add(column);
        return column;
    }

    /// Keeps how the user sorted it.
    void show(ConfusionMatrix matrix, List<String> names) {
        getItems()
                .setAll(IntStream.range(0, Math.min(names.size(), matrix.classes()))
                        .mapToObj(k -> new Row(
                                k,
                                names.get(k),
                                matrix.images(k),
                                new Share(matrix.recall(k), matrix.recallInterval(k)),
                                new Share(matrix.precision(k), matrix.precisionInterval(k)),
                                new Share(matrix.f1(k), matrix.f1Interval(k))))
                        .toList());
        sort();
    }
}
