package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.graph.Summary.Layer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What follows from a block's settings and its place in the network.
final class Facts extends VBox {
    private final Map<String, Label> values = new HashMap<>();
    private Optional<Layer> shown = Optional.empty();

    Facts() {
        setId("facts");
        getStyleClass().add("facts");
    }

    void show(DiagramModel model, Node node) {
        Optional<Layer> layer = model.summaryProperty().get().layers().stream()
                .filter(found -> found.id().equals(node.id()))
                .findFirst();
        if (layer.equals(shown)) {
            return;
        }
        shown = layer;
        setVisible(layer.isPresent());
        setManaged(layer.isPresent());
        layer.ifPresent(found -> {
            say("output", found.output());
            say("parameters", found.parameters());
            say("multiply-adds", found.multiplyAdds());
            say(
                    "receptive-field",
                    found.receptiveField().height(),
                    found.receptiveField().width());
        });
    }

    /// Of the network as a whole.
    void show(Summary summary, int blocks) {
        say("blocks", blocks);
        say("layers", summary.depth());
        say("parameters", summary.parameters());
        say("multiply-adds", summary.multiplyAdds());
    }

    /// Writes over what was said of it before: a row that is made anew costs a millisecond for its styles.
    private void say(String key, Object... what) {
        Label value = values.get(key);
        if (value != null) {
            value.setText(Texts.of("fact." + key + ".value", what));
            return;
        }
        if (values.isEmpty()) {
            getChildren().add(Controls.label(Texts.of("inspector.facts"), "section"));
        }
        values.put(key, add(key, what));
    }

    /// @return the label of the value
    Label add(String key, Object... values) {
        Label name = Controls.label(Texts.of("fact." + key), "fact-name");
        Tips.install(name, () -> Texts.of("fact." + key + ".about"));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label value = Controls.label(Texts.of("fact." + key + ".value", values), "fact-value");
        value.setId("fact-" + key);
        value.setMinWidth(USE_PREF_SIZE);
        getChildren().add(new HBox(name, value));
        return value;
    }
}
