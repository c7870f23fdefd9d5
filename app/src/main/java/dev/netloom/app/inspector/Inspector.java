package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.flow.FlowModel;
import dev.netloom.app.ui.Guide;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.graph.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Explains and edits the selected block, or explains the selected wire; else the network as a whole.
public final class Inspector extends ScrollPane {
    private final DiagramModel model;
    private final Guide guide;
    private final Optional<FlowModel> flow;
    private final WirePage wire;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final Map<BlockType, BlockPage> made = new HashMap<>();
    private Optional<BlockPage> page = Optional.empty();
    private Optional<NetworkPage> network = Optional.empty();
    private Optional<BlocksPage> pages = Optional.empty();

    /// @param guide opens the page about what is shown
    /// @param flow measures what flows along a wire; empty where nothing can be trained
    public Inspector(DiagramModel model, Guide guide, Optional<FlowModel> flow) {
        this.model = model;
        this.guide = guide;
        this.flow = flow;
        wire = new WirePage(model, flow);
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
        model.dataProperty().subscribe(this::show);
        model.selectionProperty().subscribe(this::show);
        model.selectedWireProperty().subscribe(this::show);
        active.subscribe(this::measure);
        show();
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }

    private void measure() {
        boolean looked = active.get() && model.selectedWireProperty().get().isPresent();
        flow.ifPresent(measured -> measured.inspectedProperty().set(looked));
    }

    /// Keeps the page while it is about the same block, so that whoever types goes on typing.
    private void show() {
        measure();
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
            showWireOrNetwork();
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

    private void showWireOrNetwork() {
        Optional<Wire> selected =
                model.selectedWireProperty().get().filter(model.diagram().wires()::contains);
        if (selected.isEmpty()) {
            String name = model.diagram().name();
            NetworkPage about =
                    network.filter(shown -> shown.isAbout(name)).orElseGet(() -> new NetworkPage(model, guide));
            network = Optional.of(about);
            about.show();
            turnTo(about);
        } else {
            wire.show(selected.get());
            turnTo(wire);
        }
    }

    /// Puts the keyboard on the name of the selected block, if it is one.
    public void rename() {
        applyCss(); // unfolded just now, it has nothing in it before
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
