package dev.netloom.app.gallery;

import dev.netloom.app.results.Cell;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// Which mistakes are shown: all, new or fixed ones; of which classes; in which order; after which
/// epoch.
final class MistakesBar extends FlowPane {
    private static final List<MistakeList.Show> SHOWN = List.of(MistakeList.Show.values());

    private final ResultsModel results;
    private final Chips<MistakeList.Show> show =
            new Chips<>("mistakes", "mistakes.show", List.of("all", "new", "fixed", "disputed", "judged"), SHOWN);
    private final ComboBox<MistakeList.Order> order = new ComboBox<>();
    private final ComboBox<Integer> label = new ComboBox<>();
    private final ComboBox<Integer> guess = new ComboBox<>();
    private final Button reset =
            Controls.iconButton("mistakes-reset", "mdi2f-filter-remove-outline", null, this::reset);
    private List<String> classes = List.of();
    private Map<MistakeList.Show, Integer> marked = Map.of();
    private boolean small;
    private boolean following;

    MistakesBar(ResultsModel results, ExportMenu export) {
        this.results = results;
        getStyleClass().add("mistakes-bar");
        order.setId("mistakes-order");
        order.getItems().setAll(MistakeList.Order.values());
        order.setValue(MistakeList.Order.SUREST);
        order.setConverter(converter(MistakesBar::name));
        order.setTooltip(Controls.tooltip(Texts.of("mistakes.order.tip")));
        order.setAccessibleText(Texts.of("mistakes.order.tip"));
        prepare(label, "mistakes-label", "mistakes.filter.label");
        prepare(guess, "mistakes-guess", "mistakes.filter.guess");
        reset.setFocusTraversable(true);
        reset.managedProperty().bind(reset.visibleProperty());
        Label arrow = Controls.label("\u2192", "text-muted");
        HBox filter = new HBox(label, arrow, guess, reset);
        filter.getStyleClass().add("cell-filter");
        filter.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(show, order, filter, export);
        results.cellProperty().subscribe(this::follow);
    }

    ObjectProperty<MistakeList.Show> showProperty() {
        return show.chosenProperty();
    }

    ObjectProperty<MistakeList.Order> orderProperty() {
        return order.valueProperty();
    }

    /// Names the classes that can be chosen.
    void offer(List<String> names) {
        if (!names.equals(classes)) {
            classes = names;
            List<Integer> choices =
                    IntStream.range(Cell.ANY, names.size()).boxed().toList();
            following = true;
            label.getItems().setAll(choices);
            guess.getItems().setAll(choices);
            following = false;
            follow(results.cellProperty().get());
        }
    }

    /// Marks that no image has are no choice.
    void offer(Set<MistakeList.Show> marks) {
        show.offer(SHOWN.stream()
                .filter(one -> marks.contains(one) || one.ordinal() <= MistakeList.Show.FIXED.ordinal())
                .toList());
    }

    /// @param comparable whether there is an earlier result
    void count(MistakeList list, boolean comparable) {
        show.chip(MistakeList.Show.ALL).setText(Texts.of("mistakes.show.all", list.all()));
        show.chip(MistakeList.Show.NEW).setText(Texts.of("mistakes.show.new", list.fresh()));
        show.chip(MistakeList.Show.FIXED).setText(Texts.of("mistakes.show.fixed", list.fixed()));
        marked = list.marked();
        countMarked();
        show.chip(MistakeList.Show.NEW).setDisable(!comparable);
        show.chip(MistakeList.Show.FIXED).setDisable(!comparable);
        if (!comparable && show.chip(show.chosen()).isDisable()) {
            show.choose(MistakeList.Show.ALL);
        }
    }

    /// Whether there is little room: marks are then counted behind a sign.
    void setSmall(boolean little) {
        small = little;
        countMarked();
    }

    private void countMarked() {
        marked.forEach((mark, count) -> show.chip(mark)
                .setText(Texts.of(
                        "mistakes.show." + mark.name().toLowerCase(Locale.ROOT) + (small ? ".short" : ""), count)));
    }

    private void reset() {
        results.filter(Cell.ALL);
    }

    private void follow(Cell cell) {
        following = true;
        label.setValue(cell.label());
        guess.setValue(cell.guess());
        reset.setVisible(!cell.equals(Cell.ALL));
        if (cell.label() != Cell.ANY && cell.guess() != Cell.ANY) {
            show.choose(MistakeList.Show.ALL); // the matrix counts them all
        }
        following = false;
    }

    private void choose() {
        if (!following && label.getValue() != null && guess.getValue() != null) {
            results.filter(new Cell(label.getValue(), guess.getValue()));
        }
    }

    private void prepare(ComboBox<Integer> box, String id, String key) {
        box.setId(id);
        box.setConverter(converter(k -> k == Cell.ANY ? Texts.of(key + ".any") : classes.get(k)));
        box.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        box.setAccessibleText(Texts.of(key + ".tip"));
        box.valueProperty().subscribe(this::choose);
        box.setVisibleRowCount(11);
    }

    private static String name(MistakeList.Order order) {
        return Texts.of(
                "mistakes.order." + order.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private interface Name<T> {
        String of(T value);
    }

    private static <T> StringConverter<T> converter(Name<T> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.of(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("values are chosen, not typed");
            }
        };
    }
}
