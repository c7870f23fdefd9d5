package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.Visible;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;

/// What is drawn of a diagram, in layers one over the other, and what only all of them together can answer.
final class CanvasLayers implements DrawnPositions {
    private final BlockLayer blocks;
    private final WireLayer wires;
    private final GroupLayer groups;
    private final NoteLayer notes;
    private final FarLayer far;
    private final Group overlay = new Group();
    private final Group content;
    private Visible visible;
    private FocusOrder stops;
    private Bounds extent = new BoundingBox(0, 0, -1, -1);

    /// The consumers are told of every new view.
    CanvasLayers(
            DiagramModel model,
            ViewSettings settings,
            Consumer<BlockView> block,
            Consumer<WireView> wire,
            Consumer<GroupView> group,
            Consumer<NoteView> note) {
        blocks = new BlockLayer(model, settings, block);
        wires = new WireLayer(this, model, wire);
        groups = new GroupLayer(blocks, model, group);
        notes = new NoteLayer(model, note);
        far = new FarLayer(this, wires, model);
        content = new Group(
                groups.frames(), far.node(), wires.node(), blocks.node(), groups.cards(), notes.node(), overlay);
        overlay.setMouseTransparent(true);
    }

    Group node() {
        return content;
    }

    BlockLayer blocks() {
        return blocks;
    }

    WireLayer wires() {
        return wires;
    }

    GroupLayer groups() {
        return groups;
    }

    NoteLayer notes() {
        return notes;
    }

    FarLayer far() {
        return far;
    }

    /// For what is seen only while something goes on: ghosts, drafts, guides. It lies on top.
    Group overlay() {
        return overlay;
    }

    void show(Diagram diagram) {
        visible = Visible.of(diagram);
        stops = FocusOrder.of(visible);
        blocks.show(visible, stops);
        wires.show(visible);
        groups.show(visible, stops);
        notes.show(diagram.notes());
        rewire();
    }

    Visible visible() {
        return visible;
    }

    /// What the keyboard can reach.
    FocusOrder stops() {
        return stops;
    }

    @Override
    public Bounds box(String id) {
        return visible.diagram().graph().contains(id) ? blocks.box(id) : groups.box(id);
    }

    @Override
    public Bounds endOf(String block) {
        return groups.card(block).map(GroupCard::box).orElseGet(() -> blocks.box(block));
    }

    /// What these blocks take together, with the cards that stand for them and the frames around them alone.
    Optional<Bounds> boundsOf(Set<String> ids) {
        Stream<Bounds> frames = visible.frames().stream()
                .filter(group -> ids.containsAll(group.members()))
                .map(group -> groups.box(group.id()));
        return Stream.concat(ids.stream().map(this::endOf), frames).reduce(GroupLayer::union);
    }

    /// All of the drawing.
    Bounds bounds() {
        Stream<Bounds> parts = Stream.concat(
                blocks.nodes().stream().map(node -> box(node.id())),
                wires.views().stream().map(WireView::box));
        return parts.reduce(GroupLayer.union(groups.bounds(), notes.bounds()), GroupLayer::union);
    }

    /// Gives blocks their sizes, which what is wrong with them is part of, and frames theirs.
    void settle() {
        content.layout();
        groups.frame();
        extent = bounds();
    }

    /// All of the drawing, as it was when a block last came, went or moved: asking costs nothing.
    Bounds extent() {
        return extent;
    }

    /// The blocks that are seen now, by themselves or as a card, and were not in sight of anybody `before`.
    Set<String> newSince(FocusOrder before) {
        return stops.all().stream()
                .filter(stop -> !before.contains(stop))
                .flatMap(stop -> stops.blocks(stop).stream())
                .collect(Collectors.toSet());
    }

    /// The blocks that lie in `bounds` of the drawing, at least in part; of a folded group, all.
    Set<String> touchedBy(Bounds bounds) {
        Set<String> touched = new HashSet<>(groups.touchedBy(bounds));
        visible.blocks().stream()
                .map(dev.netloom.engine.graph.Node::id)
                .filter(id -> box(id).intersects(bounds))
                .forEach(touched::add);
        return touched;
    }

    /// Shows these blocks as if they were selected.
    void mark(Set<String> ids) {
        blocks.mark(ids);
        groups.mark(ids);
    }

    /// Lights these blocks, and what stands for them while they are folded; all others are dark again.
    void light(Set<String> ids, ActivityHighlights.Phase phase) {
        blocks.light(ids, phase);
        groups.light(ids, phase);
    }

    /// The views of blocks, as far as there are some, and the cards of folded groups.
    List<FocusableView> stopViews() {
        return Stream.<FocusableView>concat(groups.all().stream(), blocks.views().stream())
                .toList();
    }

    /// The block or the card of this name; made, where it has not come into view yet.
    Optional<? extends FocusableView> stopView(String stop) {
        return stops.group(stop).isPresent()
                ? groups.card(stops.blocks(stop).iterator().next())
                : blocks.view(stop);
    }

    /// Draws the wires anew between the blocks as they lie.
    void rewire() {
        wires.run(visible);
        groups.frame();
        extent = bounds();
    }

    /// Shows these blocks and what stands for them, and the selected notes, so far from where the diagram has them, as
    // during a drag.
    void shift(Set<String> ids, Point2D by) {
        blocks.shift(ids, by);
        groups.shift(ids, by);
        notes.shift(by);
        rewire();
    }

    /// The point of the drawing under this point of the scene.
    Point2D inDrawing(Point2D scene) {
        return content.sceneToLocal(scene);
    }

    /// The point of the drawing under the mouse.
    Point2D point(MouseEvent event) {
        return content.sceneToLocal(event.getSceneX(), event.getSceneY());
    }
}
