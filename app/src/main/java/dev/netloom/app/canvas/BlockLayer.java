package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.diagram.Padlocks;
import dev.netloom.app.diagram.Visible;
import dev.netloom.app.preview.Previews;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary.Layer;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;

/// The blocks on the canvas that no folded group hides. There is one view per block, kept as long as the block is; in
/// a large network a view is made when its block first comes into sight.
final class BlockLayer {
    /// Up to so many blocks nothing is gained by leaving some out.
    private static final int FEW = 120;

    private final DiagramModel model;
    private final ViewSettings settings;
    private final Consumer<BlockView> made;
    private final Group layer = new Group();
    private final Map<String, BlockView> views = new LinkedHashMap<>();
    private final Map<String, Layer> layers = new HashMap<>();
    private final Map<String, List<Node>> readers = new HashMap<>();
    private final BlockSpeech speech = new BlockSpeech();
    private List<Node> nodes = List.of();
    private Set<String> frozen = Set.of();
    private FocusOrder stops;
    private Optional<Previews> previews = Optional.empty();
    private Set<String> lit = Set.of();
    private ActivityHighlights.Phase phase = ActivityHighlights.Phase.FORWARD;

    /// @param made is told of every new view
    BlockLayer(DiagramModel model, ViewSettings settings, Consumer<BlockView> made) {
        this.model = model;
        this.settings = settings;
        this.made = made;
    }

    Group node() {
        return layer;
    }

    void show(Visible visible, FocusOrder stops) {
        this.stops = stops;
        Diagram diagram = visible.diagram();
        frozen = Padlocks.closed(diagram);
        layers.clear();
        model.summaryProperty().get().layers().forEach(one -> layers.put(one.id(), one));
        views.values().removeIf(view -> gone(visible, view));
        nodes = visible.blocks();
        nodes.stream()
                .filter(node -> !isLarge() || views.containsKey(node.id()))
                .forEach(this::show);
        layer.getChildren().retainAll(views.values());
        readers.clear();
        for (Node node : diagram.graph().nodes()) {
            node.inputs()
                    .forEach(input -> readers.computeIfAbsent(input, id -> new ArrayList<>())
                            .add(node));
        }
        views.keySet().forEach(this::speak);
    }

    private static boolean gone(Visible visible, BlockView view) {
        return visible.cover(view.key()).isPresent()
                || visible.diagram()
                        .graph()
                        .find(view.key())
                        .filter(node -> view.shows(node.block()))
                        .isEmpty();
    }

    private void show(Node node) {
        BlockView view = views.computeIfAbsent(node.id(), id -> {
            BlockView fresh = new BlockView(node, model, settings);
            speech.forget(id);
            made.accept(fresh);
            return fresh;
        });
        Place place = stops.diagram().place(node.id());
        view.relocate(place.x(), place.y());
        view.show(node, model.check(), Optional.ofNullable(layers.get(node.id())), frozen.contains(node.id()));
        showPreview(view);
    }

    private void speak(String id) {
        Diagram diagram = stops.diagram();
        speech.news(stops, diagram.graph().node(id), model.check(), readers, frozen.contains(id))
                .ifPresent(views.get(id)::setAccessibleText);
    }

    void show(Previews previews) {
        this.previews = Optional.of(previews);
        previews.shownProperty().subscribe(() -> views.values().forEach(this::showPreview));
    }

    private void showPreview(BlockView view) {
        previews.ifPresent(shown ->
                view.show(Optional.ofNullable(shown.shownProperty().get().get(view.key()))));
    }

    /// True where only what is near the part that is seen is in the scene.
    boolean isLarge() {
        return nodes.size() > FEW;
    }

    /// The blocks that can be seen by themselves, if one goes there.
    List<Node> nodes() {
        return nodes;
    }

    /// The views that there are.
    Collection<BlockView> views() {
        return views.values();
    }

    /// The view of a block that can be seen by itself; made, where it has not come into view yet.
    Optional<BlockView> view(String id) {
        if (!views.containsKey(id) && stops.blocks(id).equals(Set.of(id))) {
            show(stops.diagram().graph().node(id));
            views.get(id).mark(model.selection().contains(id));
            views.get(id).light(lit.contains(id), phase);
            speak(id);
        }
        return Optional.ofNullable(views.get(id));
    }

    /// The place that a block takes.
    Bounds box(String id) {
        if (views.containsKey(id)) {
            return views.get(id).box();
        }
        Place place = stops.diagram().place(id);
        return new BoundingBox(place.x(), place.y(), Layout.WIDTH, Layout.HEIGHT);
    }

    /// The blocks that lie in `area`, at least in part.
    List<String> idsIn(Rectangle2D area) {
        return nodes.stream()
                .map(Node::id)
                .filter(id -> CanvasLayer.meet(box(id), area))
                .toList();
    }

    /// Takes the blocks out of the scene that do not lie in `area`.
    void keep(Rectangle2D area) {
        layer.getChildren().removeIf(node -> !CanvasLayer.meet(((BlockView) node).box(), area));
    }

    /// Puts a block into the scene.
    ///
    /// @return whether it was not there
    boolean stage(String id) {
        return view(id).filter(view -> view.getParent() == null)
                .map(layer.getChildren()::add)
                .orElse(false);
    }

    void mark(Set<String> ids) {
        views.forEach((id, view) -> view.mark(ids.contains(id)));
    }

    void light(Set<String> ids, ActivityHighlights.Phase phase) {
        lit = Set.copyOf(ids);
        this.phase = phase;
        views.forEach((id, view) -> view.light(lit.contains(id), phase));
    }

    void shift(Set<String> ids, Point2D by) {
        for (String id : ids) {
            if (views.containsKey(id)) {
                Place place = stops.diagram().place(id);
                views.get(id).relocate(place.x() + by.getX(), place.y() + by.getY());
            }
        }
    }
}
