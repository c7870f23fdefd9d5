package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary.Layer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The inspector's page about several blocks: their settings, all at once, where they are of one kind; and what they
/// cost together.
final class BlocksPage extends VBox {
    private final DiagramModel model;
    private final Set<String> ids;
    private final Optional<BlockType> type;
    private final Optional<SettingSheet> sheet;
    private final FreezeSwitch freeze;
    private final Facts facts = new Facts();

    BlocksPage(DiagramModel model, Set<String> ids) {
        this.model = model;
        this.ids = ids;
        type = common(nodes());
        sheet = type.filter(one -> !one.settings().isEmpty()).map(one -> new SettingSheet(model, one, () -> ids));
        getStyleClass().addAll("page", "kind-" + type.map(BlockType::key).orElse("network"));
        getChildren().addAll(heading(), Controls.paragraph(about(), "about"));
        sheet.ifPresent(getChildren()::add);
        freeze = new FreezeSwitch(model);
        getChildren().addAll(freeze, facts);
    }

    private List<Node> nodes() {
        return model.diagram().graph().nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .toList();
    }

    boolean isAbout(Set<String> selected) {
        return ids.equals(selected) && type.equals(common(nodes()));
    }

    /// The type of all blocks, if they have one.
    private static Optional<BlockType> common(List<Node> nodes) {
        List<BlockType> types = nodes.stream()
                .map(node -> BlockType.of(node.block()))
                .distinct()
                .toList();
        return types.size() == 1 ? Optional.of(types.getFirst()) : Optional.empty();
    }

    void show() {
        freeze.show(ids);
        sheet.ifPresent(shown -> shown.show(nodes().stream()
                .map(node -> type.orElseThrow().values(node.block()))
                .toList()));
        List<Layer> layers = model.summaryProperty().get().layers().stream()
                .filter(layer -> ids.contains(layer.id()))
                .toList();
        facts.getChildren().setAll(Controls.label(Texts.of("inspector.facts.together"), "section"));
        facts.add("parameters", layers.stream().mapToLong(Layer::parameters).sum());
        facts.add(
                "multiply-adds", layers.stream().mapToLong(Layer::multiplyAdds).sum());
    }

    private String about() {
        if (sheet.isPresent()) {
            return Texts.of("inspector.several.alike");
        }
        return Texts.of(type.isPresent() ? "inspector.several.plain" : "inspector.several.different");
    }

    private HBox heading() {
        StackPane icon = new StackPane(Icons.block(type.map(BlockType::key).orElse("network")));
        icon.getStyleClass().addAll("block-icon", "large");
        String kind = type.map(one -> Texts.of("block." + one.key() + ".name")).orElse(Texts.of("inspector.blocks"));
        var name = Controls.label(Texts.of("inspector.several", ids.size(), kind), "page-title");
        name.setId("inspector-name");
        String all = nodes().stream().map(Node::id).collect(Collectors.joining(", "));
        HBox heading = new HBox(icon, new VBox(name, Controls.label(all, "page-subtitle")));
        heading.getStyleClass().add("page-heading");
        return heading;
    }
}
