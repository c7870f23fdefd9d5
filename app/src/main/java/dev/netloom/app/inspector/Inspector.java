package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Guide;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.graph.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Explains and edits the selected block; the network as a whole while no block is selected.
public final class Inspector extends ScrollPane {
    private final DiagramModel model;
    private final Guide guide;
    private final Map<BlockType, BlockPage> made = new HashMap<>();
    private Optional<BlockPage> page = Optional.empty();
    private Optional<BlocksPage> pages = Optional.empty();

    /// @param guide opens the page about what is shown
    public Inspector(DiagramModel model, Guide guide) {
        this.model = model;
        this.guide = guide;
        setId("inspector");
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.RENAME.matches(event)) {
                rename();
                event.consume();
            }
        });
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
        if (selected.isEmpty() && !model.selection().isEmpty()) {
            return; // the diagram is there already, the selection that fits it follows
        }
        if (selected.isEmpty()) {
            page = Optional.empty();
            setContent(new NetworkPage(model, guide));
            return;
        }
        Node node = selected.get();
        boolean isNew = page.filter(shown -> shown.isAbout(node)).isEmpty();
        BlockPage about = made.computeIfAbsent(BlockType.of(node.block()), type -> new BlockPage(model, type, guide));
        page = Optional.of(about);
        about.show(node);
        if (isNew) {
            turnTo(about);
        }
    }

    /// Puts the keyboard on the name of the selected block, if it is one.
    public void rename() {
        page.ifPresent(BlockPage::rename);
    }

    private void showSeveral() {
        Set<String> selection = model.selection();
        if (pages.filter(shown -> shown.isAbout(selection)).isEmpty()) {
            pages = Optional.of(new BlocksPage(model, selection));
            turnTo(pages.get());
        }
        pages.get().show();
    }

    /// A sheet of settings has its editors once it is styled: at once, since the keyboard may be on its way to them.
    private void turnTo(Region shown) {
        setVvalue(0);
        if (getContent() != shown) {
            setContent(shown);
            applyCss();
        }
    }
}
