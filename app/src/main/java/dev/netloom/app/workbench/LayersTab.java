package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Summary.Layer;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The network as a table: what each block puts out, costs and sees.
final class LayersTab extends Tab {
    LayersTab(DiagramModel model) {
        super(Texts.of("layers.tab"));
        setId("layers-tab");
        setTooltip(Controls.tooltip(Texts.of("layers.tab.tip")));
        setClosable(false);
        TableView<Layer> table = new TableView<>();
        table.setId("layers");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().addAll("dense", "edge-to-edge");
        add(table, "id", layer -> layer.id());
        add(table, "type", layer -> Texts.of("block." + layer.type() + ".name"));
        add(table, "output", layer -> layer.output().toString());
        add(table, "parameters", layer -> count(layer.parameters()));
        add(table, "multiply-adds", layer -> count(layer.multiplyAdds()));
        add(
                table,
                "field",
                layer -> Texts.of(
                        "layers.field.value",
                        layer.receptiveField().height(),
                        layer.receptiveField().width()));
        model.summaryProperty().subscribe(summary -> table.getItems().setAll(summary.layers()));
        table.setOnMouseClicked(event -> {
            Layer layer = table.getSelectionModel().getSelectedItem();
            if (layer != null) {
                model.select(Set.of(layer.id()));
            }
        });
        setContent(table);
    }

    private static void add(TableView<Layer> table, String key, Function<Layer, String> value) {
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
        table.getColumns().add(column);
    }

    /// Most blocks cost nothing: a dash keeps the numbers that count easy to find.
    private static String count(long number) {
        return number == 0 ? "\u2013" : Texts.of("number", number);
    }
}
