package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Summary.Layer;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The network as a table: what each block puts out, costs and sees.
final class LayersTable extends TableView<Layer> {
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active", true);

    LayersTable(DiagramModel model) {
        setId("layers");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getStyleClass().addAll("dense", "edge-to-edge");
        add("id", Layer::id);
        add("type", layer -> Texts.of("block." + layer.type() + ".name"));
        add("output", layer -> layer.output().toString());
        add("parameters", layer -> count(layer.parameters()));
        add("multiply-adds", layer -> count(layer.multiplyAdds()));
        add(
                "field",
                layer -> Texts.of(
                        "layers.field.value",
                        layer.receptiveField().height(),
                        layer.receptiveField().width()));
        Runnable follow = () -> {
            if (active.get()) {
                getItems().setAll(model.summaryProperty().get().layers());
            }
        };
        model.summaryProperty().subscribe(follow);
        active.subscribe(follow);
        setOnMouseClicked(event -> {
            Layer layer = getSelectionModel().getSelectedItem();
            if (layer != null) {
                model.select(Set.of(layer.id()));
            }
        });
    }

    /// True while somebody looks.
    BooleanProperty activeProperty() {
        return active;
    }

    private void add(String key, Function<Layer, String> value) {
        TableColumn<Layer, String> column = new TableColumn<>();
        Label header = Controls.label(Texts.of("layers." + key));
        header.setTooltip(Controls.tooltip(Texts.of("layers." + key + ".about")));
        column.setGraphic(header);
        column.setId("layers-" + key);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        if (Set.of("parameters", "multiply-adds").contains(key)) {
            column.getStyleClass().add("number");
        }
        getColumns().add(column);
    }

    /// Most blocks cost nothing: a dash keeps the numbers that count easy to find.
    private static String count(long number) {
        return number == 0 ? "\u2013" : Texts.of("number", number);
    }
}
