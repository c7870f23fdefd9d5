package dev.netloom.app.weights;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.interop.MappedWeight;
import dev.netloom.engine.store.interop.NamedTensor;
import dev.netloom.engine.store.interop.WeightMapping;
import dev.netloom.engine.store.interop.WeightTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;

/// Which array of a file becomes which parameter: a line for each parameter, and for the chosen line what else would
/// fit.
public final class MappingPane extends VBox {
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
    private static final PseudoClass GUESSED = PseudoClass.getPseudoClass("guessed");

    private static final double WIDTH = 920;
    private static final double HEIGHT = 520;

    private final ReadOnlyObjectWrapper<WeightMapping> mapping = new ReadOnlyObjectWrapper<>(this, "mapping");
    private final Label counts = Controls.paragraph("", "mapping-counts");
    private final Label left = Controls.paragraph("", "mapping-left");
    private final CheckBox guessed = new CheckBox(Texts.of("mapping.guessed"));
    private final TableView<MappedWeight> table = new TableView<>();
    private final SearchableComboBox<Choice> chooser = new SearchableComboBox<>();
    private Optional<WeightTarget> offered = Optional.empty();
    private boolean showing;

    /// What a parameter can get: an array, or nothing.
    private record Choice(Optional<NamedTensor> array) {
        String text() {
            return array.map(tensor -> Texts.of("mapping.choice", tensor.name(), MappingWords.shape(tensor.dims())))
                    .orElseGet(() -> Texts.of("mapping.choice.none"));
        }
    }

    public MappingPane(WeightMapping first) {
        setId("mapping");
        getStyleClass().add("mapping-pane");
        counts.setId("mapping-counts");
        left.setId("mapping-left");
        left.managedProperty().bind(left.textProperty().isNotEmpty());
        guessed.setId("mapping-guessed");
        guessed.setOnAction(event -> show());
        buildTable();
        buildChooser();
        Label title = Controls.paragraph(MappingWords.title(first.file()), "mapping-title");
        HBox choice = new HBox(Controls.label(Texts.of("mapping.chosen")), chooser);
        choice.getStyleClass().add("mapping-choice");
        getChildren().addAll(title, counts, guessed, table, choice, left);
        setPrefSize(WIDTH, HEIGHT);
        mapping.subscribe(now -> show());
        mapping.set(first);
    }

    /// As it was changed.
    public ReadOnlyObjectProperty<WeightMapping> mappingProperty() {
        return mapping.getReadOnlyProperty();
    }

    private void buildTable() {
        table.setId("mapping-table");
        table.getStyleClass().add("dense");
        table.setAccessibleText(Texts.of("mapping.table"));
        table.setPrefHeight(0); // it takes what the others leave
        VBox.setVgrow(table, Priority.ALWAYS);
        column("parameter", 200, weight -> weight.target().name());
        column("shape", 116, weight -> MappingWords.shape(weight.target().spec().dims()));
        column("array", 200, weight -> weight.source().map(NamedTensor::name).orElse(""));
        column(
                "array-shape",
                116,
                weight -> weight.source()
                        .map(tensor -> MappingWords.shape(tensor.dims()))
                        .orElse(""));
        column("how", 260, MappingWords::how);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new Row());
        table.getSelectionModel().selectedItemProperty().subscribe(this::offer);
    }

    private void column(String key, double width, Function<MappedWeight, String> value) {
        TableColumn<MappedWeight, String> column = new TableColumn<>(Texts.of("mapping." + key));
        column.setPrefWidth(width);
        column.getStyleClass().add("mapping-" + key);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private void buildChooser() {
        chooser.setId("mapping-array");
        chooser.setAccessibleText(Texts.of("mapping.chosen"));
        chooser.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(chooser, Priority.ALWAYS);
        chooser.setConverter(new StringConverter<>() {
            @Override
            public String toString(Choice choice) {
                return choice == null ? "" : choice.text();
            }

            @Override
            public Choice fromString(String text) {
                return chooser.getItems().stream()
                        .filter(choice -> choice.text().equals(text))
                        .findFirst()
                        .orElse(null);
            }
        });
        chooser.valueProperty().subscribe(choice -> {
            MappedWeight chosen = table.getSelectionModel().getSelectedItem();
            if (!showing && choice != null && chosen != null && !choice.array().equals(chosen.source())) {
                mapping.set(mapping.get().reassign(chosen.target().name(), choice.array()));
            }
        });
    }

    /// What else the chosen parameter could get.
    private void offer(MappedWeight chosen) {
        showing = true;
        chooser.setDisable(chosen == null);
        Optional<WeightTarget> target = Optional.ofNullable(chosen).map(MappedWeight::target);
        if (!target.equals(offered)) { // the same choices again would disturb the box, whose own change it may be
            offered = target;
            chooser.setValue(null); // of the old choices
            chooser.getItems().setAll(choices(target));
        }
        chooser.setValue(chosen == null ? null : new Choice(chosen.source()));
        showing = false;
    }

    private List<Choice> choices(Optional<WeightTarget> target) {
        List<Choice> choices = new ArrayList<>();
        target.ifPresent(parameter -> {
            choices.add(new Choice(Optional.empty()));
            mapping.get().candidates(parameter).forEach(tensor -> choices.add(new Choice(Optional.of(tensor))));
        });
        return choices;
    }

    private void show() {
        WeightMapping now = mapping.get();
        if (now == null) {
            return;
        }
        int place = table.getSelectionModel().getSelectedIndex();
        table.getItems()
                .setAll(now.parameters().stream()
                        .filter(weight -> !guessed.isSelected() || !weight.named())
                        .toList());
        if (!table.getItems().isEmpty()) {
            table.getSelectionModel()
                    .select(Math.clamp(place, 0, table.getItems().size() - 1));
        }
        counts.setText(Texts.of(
                "mapping.counts",
                now.matched().stream().filter(MappedWeight::named).count(),
                now.matched().stream().filter(weight -> !weight.named()).count(),
                now.missing().size(),
                now.parameters().size()));
        left.setText(
                now.unused().isEmpty()
                        ? ""
                        : Texts.of("mapping.left", now.unused().size(), shortened(now.unused())));
    }

    private static String shortened(List<String> names) {
        int most = 4;
        return String.join(", ", names.subList(0, Math.min(most, names.size())))
                + (names.size() > most ? ", \u2026" : "");
    }

    /// Marks what is missing, and what its name does not vouch for.
    private static final class Row extends TableRow<MappedWeight> {
        @Override
        protected void updateItem(MappedWeight weight, boolean empty) {
            super.updateItem(weight, empty);
            boolean full = !empty && weight != null;
            pseudoClassStateChanged(MISSING, full && weight.source().isEmpty());
            pseudoClassStateChanged(GUESSED, full && weight.source().isPresent() && !weight.named());
        }
    }
}
