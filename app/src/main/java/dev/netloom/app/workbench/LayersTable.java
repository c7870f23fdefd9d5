package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary.Layer;
import dev.netloom.engine.inspect.LayerMovement;
import dev.netloom.engine.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The network as a table: what each block puts out, costs and sees.
final class LayersTable extends TableView<Layer> {
    private static final String NONE = "\u2013";

    private final DiagramModel model;
    private final Latest<Map<String, Double>> movements = new Latest<>(this::show, problem -> show(Map.of()));
    private final TableColumn<Layer, String> moved;
    private Map<String, Double> distances = Map.of();
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active", true);

    LayersTable(DiagramModel model) {
        this.model = model;
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
        moved = add(
                "moved",
                layer -> Optional.ofNullable(distances.get(layer.id()))
                        .map(share -> Texts.of("layers.moved.value", share))
                        .orElse(NONE));
        moved.setVisible(false);
        setOnMouseClicked(event -> {
            Layer layer = getSelectionModel().getSelectedItem();
            if (layer != null) {
                model.select(Set.of(layer.id()));
            }
        });
    }

    /// From now on says how far each layer is from where the run of the network that is drawn began.
    ///
    /// @param watch is asked while somebody looks
    void follow(LiveWeights watch) {
        watch.activeProperty().bind(active);
        Runnable look = () -> {
            Graph network = model.diagram().graph();
            boolean own = watch.graph().equals(Optional.of(network)) && active.get();
            Optional<Weights> start = watch.initial();
            Optional<Weights> now = watch.weights();
            movements.ask(() -> own && start.isPresent() && now.isPresent()
                    ? shares(LayerMovement.between(network, start.get(), now.get()))
                    : Map.of());
        };
        watch.subscribe(look);
        model.diagramProperty().subscribe(look);
        active.subscribe(look);
    }

    private static Map<String, Double> shares(List<LayerMovement> layers) {
        return layers.stream()
                .filter(layer -> Double.isFinite(layer.distance()))
                .collect(Collectors.toMap(LayerMovement::layer, LayerMovement::distance));
    }

    private void show(Map<String, Double> shares) {
        distances = shares;
        moved.setVisible(!shares.isEmpty());
        refresh();
    }

    /// True while somebody looks.
    BooleanProperty activeProperty() {
        return active;
    }

    private TableColumn<Layer, String> add(String key, Function<Layer, String> value) {
        TableColumn<Layer, String> column = new TableColumn<>();
        Label header = Controls.label(Texts.of("layers." + key));
        header.setTooltip(Controls.tooltip(Texts.of("layers." + key + ".about")));
        column.setGraphic(header);
        column.setId("layers-" + key);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        if (Set.of("parameters", "multiply-adds", "moved").contains(key)) {
            column.getStyleClass().add("number");
        }
        getColumns().add(column);
        return column;
    }

    /// Most blocks cost nothing: a dash keeps the numbers that count easy to find.
    private static String count(long number) {
        return number == 0 ? NONE : Texts.of("number", number);
    }
}
