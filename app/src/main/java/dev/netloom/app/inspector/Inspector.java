package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.graph.Node;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ScrollPane;

/// Explains and edits the selected block; the network as a whole while no block is selected.
public final class Inspector extends ScrollPane {
    private final DiagramModel model;
    private Optional<BlockPage> page = Optional.empty();
    private Optional<BlocksPage> pages = Optional.empty();

    public Inspector(DiagramModel model) {
        this.model = model;
        setId("inspector");
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        model.diagramProperty().subscribe(this::show);
        model.selectionProperty().subscribe(this::show);
        show();
    }

    /// Keeps the page while it is about the same block, so that whoever types goes on typing.
    private void show() {
        if (model.selection().size() > 1) {
            page = Optional.empty();
            showSeveral();
            return;
        }
        pages = Optional.empty();
        Optional<Node> selected = model.selected();
        if (selected.isEmpty()) {
            page = Optional.empty();
            setContent(new NetworkPage(model));
            return;
        }
        Node node = selected.get();
        Class<? extends Block> type = node.block().getClass();
        if (page.filter(shown -> shown.isAbout(node.id(), type)).isEmpty()) {
            page = Optional.of(new BlockPage(model, node));
            setContent(page.get());
            setVvalue(0);
        }
        page.get().show(node);
    }

    private void showSeveral() {
        Set<String> selection = model.selection();
        if (pages.filter(shown -> shown.isAbout(selection)).isEmpty()) {
            pages = Optional.of(new BlocksPage(model, selection));
            setContent(pages.get());
            setVvalue(0);
        }
        pages.get().show();
    }
}
