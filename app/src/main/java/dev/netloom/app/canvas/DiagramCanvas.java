package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.diagram.Rewrite;
import dev.netloom.app.diagram.Seed;
import dev.netloom.app.diagram.Visible;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Summary.Layer;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// Shows the diagram of a model, and forwards what the mouse does to it. It keeps one view per block, and changes
/// only what an edit changed.
public final class DiagramCanvas extends Pane implements Lights {
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");

    /// Below this zoom small print cannot be read: blocks then show what they are and what comes out, larger.
    private static final double SMALL_PRINT = 0.6;

    /// Below this a thumbnail is a blur.
    private static final double SMALLEST_PREVIEW = 0.35;

    /// Below this zoom a large network becomes tiles.
    private static final double FAR_AWAY = 0.5;

    /// What is looked for is shown at least so large.
    private static final double CLOSE = 0.8;

    private final DiagramModel model;
    private final ViewSettings view;
    private final Map<String, BlockView> blocks = new LinkedHashMap<>();
    private final Map<Wire, WireView> wires = new LinkedHashMap<>();
    private final Group wireLayer = new Group();
    private final Group blockLayer = new Group();
    private final Group overlay = new Group();
    private final Shortcuts shortcuts = new Shortcuts();
    private final GroupLayer groups;
    private final FarLayer far = new FarLayer(this);
    private final Culling culling = new Culling();
    private Set<String> lit = Set.of();
    private Phase litFor = Phase.FORWARD;
    private final Group content;
    private final Viewport viewport;
    private final BlockGestures blockGestures;
    private final WireGestures wireGestures;
    private final DropGesture drop;
    private final Map<String, Layer> layers = new HashMap<>();
    private Optional<Previews> previews = Optional.empty();
    private final BlockSpeech speech = new BlockSpeech();
    private final Walker walker;
    private final CanvasPopups popups;
    private final EditCommands edits;
    private final RewriteCommands rewrites;
    private final CanvasMenu menus;
    private final ContextMenu menu;
    private final BooleanProperty hand = new SimpleBooleanProperty(this, "hand");
    private final ProposalPreview preview = new ProposalPreview(this, overlay);
    private final List<Runnable> looking = new ArrayList<>();
    private Visible visible;
    private List<dev.netloom.engine.graph.Node> nodes = List.of();
    private final Map<String, List<dev.netloom.engine.graph.Node>> readers = new HashMap<>();
    private Map<Wire, Double> widths = Map.of();
    private boolean fitWhenSized = true;

    public DiagramCanvas(DiagramModel model) {
        this(model, new ViewSettings());
    }

    public DiagramCanvas(DiagramModel model, ViewSettings view) {
        this.model = model;
        this.view = view;
        groups = new GroupLayer(this, model);
        content = new Group(groups.frames(), far.node(), wireLayer, blockLayer, groups.cards(), overlay);
        viewport = new Viewport(content);
        blockGestures = new BlockGestures(this, model, overlay);
        wireGestures = new WireGestures(this, model, overlay);
        drop = new DropGesture(this, model, overlay);
        popups = new CanvasPopups(this, model);
        edits = new EditCommands(this, model);
        rewrites = new RewriteCommands(this, model);
        menus = new CanvasMenu(model, edits, rewrites);
        menu = menus.menu();
        setId("canvas");
        getStyleClass().add("diagram-canvas");
        overlay.setMouseTransparent(true);
        getChildren().add(content);
        clipToSize();
        setFocusTraversable(true);
        setAccessibleText(Texts.of("spoken.canvas"));
        CanvasGestures.install(this, model, viewport, new Marquee(this, model, overlay));
        edits.bind(shortcuts);
        rewrites.bind(shortcuts);
        GroupKeys.install(this, model);
        walker = new Walker(this, model);
        PanGestures.install(this, viewport);
        FarGestures.install(this, model, far);
        viewport.onChange(this::look);
        layoutBoundsProperty().subscribe(this::look);
        zoomProperty().subscribe(zoom -> pseudoClassStateChanged(FAR, zoom.doubleValue() < SMALL_PRINT));
        model.diagramProperty().subscribe(this::show);
        model.selectionProperty().subscribe(this::mark);
        model.selectedWireProperty().subscribe(this::mark);
        model.fileProperty().addListener(change -> fitSoon());
    }

    /// Shows on the blocks what comes out of them, while that is wanted and large enough to be seen.
    public void show(Previews previews) {
        this.previews = Optional.of(previews);
        previews.activeProperty()
                .bind(view.previewsProperty().and(zoomProperty().greaterThanOrEqualTo(SMALLEST_PREVIEW)));
        previews.shownProperty().subscribe(this::showPreviews);
    }

    private void showPreviews() {
        blocks.keySet().forEach(this::showPreview);
    }

    private void showPreview(String id) {
        previews.ifPresent(shown -> blocks.get(id)
                .show(Optional.ofNullable(shown.shownProperty().get().get(id))));
    }

    /// What keys do while the keyboard is on the canvas.
    public Shortcuts shortcuts() {
        return shortcuts;
    }

    /// Shows all of the diagram, as large as it fits.
    public void fit() {
        keepView();
        viewport.fit(drawing(), getWidth(), getHeight(), true);
    }

    public void zoomBy(double factor) {
        keepView();
        viewport.zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    public ReadOnlyDoubleProperty zoomProperty() {
        return viewport.zoomProperty();
    }

    /// Fits after the next layout, and again with every size until the user zooms or pans.
    public void fitSoon() {
        fitWhenSized = true;
        requestLayout();
    }

    /// While something is dragged over the canvas: shows where it would go.
    public void dragOver(Seed seed, Point2D scene) {
        drop.over(seed, scene);
    }

    /// Takes what was dragged, if it was let go over the canvas.
    public void drop(Seed seed, Point2D scene) {
        drop.release(seed, scene);
    }

    public void dragOut() {
        drop.end();
    }

    /// True while the left button moves the view instead of selecting.
    public BooleanProperty handProperty() {
        return hand;
    }

    /// New menu items for the changes of several blocks.
    public List<MenuItem> rewriteItems() {
        return menus.rewrites();
    }

    /// More that can be done to what is selected, at the end of the menu.
    public void extendMenu(List<MenuItem> items) {
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(items);
    }

    /// New menu items that put the selected blocks in line.
    public List<MenuItem> alignItems() {
        return menus.alignments();
    }

    /// Opens the menu beside what has the keyboard.
    void openMenu() {
        Node beside = getScene().getFocusOwner();
        Bounds place = beside.localToScreen(beside.getBoundsInLocal());
        menu.show(this, place.getCenterX(), place.getCenterY());
    }

    /// Opens the menu of what lies under the mouse: the selection, if that is part of it.
    void openMenu(MouseEvent event) {
        Point2D point = inDrawing(new Point2D(event.getSceneX(), event.getSceneY()));
        Set<String> under = touchedBy(new BoundingBox(point.getX(), point.getY(), 0, 0));
        Node hit = event.getPickResult().getIntersectedNode();
        if (hit != null && hit.getParent() instanceof WireView wire) {
            model.selectWire(wire.wire());
        } else if (!under.isEmpty() && !model.selection().containsAll(under)) {
            model.select(under);
        }
        requestFocus();
        menu.show(this, event.getScreenX(), event.getScreenY());
    }

    /// The blocks that lie in `bounds` of the drawing, at least in part; of a folded group, all.
    Set<String> touchedBy(Bounds bounds) {
        Set<String> touched = new HashSet<>(groups.touchedBy(bounds));
        nodes.stream()
                .map(dev.netloom.engine.graph.Node::id)
                .filter(id -> box(id).intersects(bounds))
                .forEach(touched::add);
        return touched;
    }

    /// Shows these blocks as if they were selected.
    void markAs(Set<String> ids) {
        blocks.forEach((id, view) -> view.mark(ids.contains(id)));
        groups.mark(ids);
    }

    /// Lights these blocks, and what stands for them while they are folded; all others are dark again.
    @Override
    public void light(Set<String> ids, Phase phase) {
        lit = Set.copyOf(ids);
        litFor = phase;
        blocks.forEach((id, view) -> view.light(lit.contains(id), phase));
        groups.light(lit, phase);
    }

    /// Moves the view to these blocks if none of them is seen.
    void revealHidden(Set<String> ids) {
        Rectangle2D seen = seen();
        boolean hidden = ids.stream().map(this::box).noneMatch(box -> seen.contains(box.getMinX(), box.getMinY()));
        if (hidden) {
            reveal(ids);
        }
    }

    CanvasPopups popups() {
        return popups;
    }

    /// Shows a change of several blocks, to be accepted or left; or says why there is none.
    ///
    /// @param furnish puts further choices into the card
    void propose(Rewrite rewrite, Point2D scene, Consumer<ProposalCard> furnish) {
        switch (rewrite) {
            case Rewrite.Refusal refusal -> popups.say(refusal.text());
            case Rewrite.Proposal proposal -> {
                popups.close();
                ProposalCard card = new ProposalCard(proposal, preview, this::accept);
                furnish.accept(card);
                popups.open(card, scene);
            }
        }
    }

    private void accept(Rewrite.Proposal proposal) {
        model.edit("rewrite." + proposal.key(), before -> proposal.after());
        model.select(proposal.made());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (fitWhenSized) {
            viewport.fit(drawing(), getWidth(), getHeight(), false);
        }
    }

    /// Puts the keyboard on the block where it was last, or on the empty canvas.
    public void takeKeyboard() {
        walker.takeKeyboard();
    }

    /// True while the keyboard is here, on a block or on the canvas itself.
    boolean hasKeyboard() {
        return Walker.within(this, getScene());
    }

    /// True for a block that can be seen, by itself, if one goes there.
    boolean shows(String id) {
        return nodes.stream().anyMatch(node -> node.id().equals(id));
    }

    /// Moves the drawing just so far that `view` is in sight.
    void reveal(BlockView view) {
        if (isFar()) {
            reveal(Set.of(view.key()));
        } else {
            viewport.reveal(view.getBoundsInParent(), getWidth(), getHeight());
        }
    }

    public void zoomTo(double zoom) {
        keepView();
        viewport.centre(middle(), zoom, getWidth(), getHeight());
    }

    /// The middle of what is seen.
    private Point2D middle() {
        Rectangle2D seen = seen();
        return new Point2D(seen.getMinX() + seen.getWidth() / 2, seen.getMinY() + seen.getHeight() / 2);
    }

    /// Shows what is selected, as large as it fits; all where nothing is.
    public void fitSelection() {
        keepView();
        Optional<Bounds> selected = boundsOf(model.selection());
        viewport.fit(selected.orElseGet(this::drawing), getWidth(), getHeight(), true);
    }

    /// Moves the view so that these blocks are in its middle, large enough to be read.
    public void reveal(Set<String> ids) {
        keepView();
        boundsOf(ids).ifPresent(box -> {
            Point2D centre = new Point2D(box.getCenterX(), box.getCenterY());
            viewport.centre(centre, Math.max(zoomProperty().get(), CLOSE), getWidth(), getHeight());
        });
    }

    public void centreOn(Point2D point) {
        keepView();
        viewport.centre(point, zoomProperty().get(), getWidth(), getHeight());
    }

    private Optional<Bounds> boundsOf(Set<String> ids) {
        return ids.stream()
                .map(id -> groups.card(id).map(GroupCard::box).orElseGet(() -> box(id)))
                .reduce(GroupLayer::union);
    }

    /// The part of the drawing that is seen.
    public Rectangle2D seen() {
        return viewport.seen(getWidth(), getHeight());
    }

    /// Hears of every change of [#seen] and of the drawing.
    public void onLook(Runnable listener) {
        looking.add(listener);
    }

    /// The place that a block, a card or a frame takes, by the id of the block or the group.
    Bounds box(String id) {
        if (blocks.containsKey(id)) {
            return blocks.get(id).box();
        }
        return visible.diagram().graph().contains(id) ? unseen(id) : groups.box(id);
    }

    private Bounds unseen(String block) {
        Place place = visible.diagram().place(block);
        return new BoundingBox(place.x(), place.y(), Layout.WIDTH, Layout.HEIGHT);
    }

    Visible visible() {
        return visible;
    }

    Set<String> selection() {
        return model.selection();
    }

    Collection<WireView> wireViews() {
        return wires.values();
    }

    /// True while a large network is shown as tiles.
    boolean isFar() {
        return Culling.large(nodes.size()) && zoomProperty().get() < FAR_AWAY;
    }

    /// Puts into the scene what is to be seen now.
    private void look() {
        if (visible == null) {
            return;
        }
        far.look(isFar());
        groups.frames().setVisible(!isFar());
        groups.cards().setVisible(!isFar());
        if (isFar()) {
            culling.reset();
            blockLayer.getChildren().clear();
            wireLayer.getChildren().clear();
        } else if (!Culling.large(nodes.size())) {
            fill(blockLayer, blocks.values());
            fill(wireLayer, wires.values());
        } else if (culling.moveTo(seen())) {
            culling.keep(blockLayer, near());
            culling.keep(
                    wireLayer,
                    wires.values().stream()
                            .filter(view -> culling.reaches(view.box()))
                            .toList());
        }
        looking.forEach(Runnable::run);
    }

    /// The views of the blocks that lie near what is seen; those that are missing are made.
    private List<BlockView> near() {
        List<BlockView> near = new ArrayList<>();
        for (dev.netloom.engine.graph.Node node : nodes) {
            if (culling.reaches(box(node.id()))) {
                if (!blocks.containsKey(node.id())) {
                    showBlock(visible.diagram(), node);
                    blocks.get(node.id()).mark(model.selection().contains(node.id()));
                    blocks.get(node.id()).light(lit.contains(node.id()), litFor);
                    speak(node.id());
                }
                near.add(blocks.get(node.id()));
            }
        }
        return near;
    }

    /// Leaves those alone that stay: what is taken out and put back loses the keyboard.
    private static void fill(Group layer, Collection<? extends Node> views) {
        Set<Node> wanted = new HashSet<>(views);
        layer.getChildren().removeIf(child -> !wanted.contains(child));
        Set<Node> there = new HashSet<>(layer.getChildren());
        views.stream().filter(view -> !there.contains(view)).forEach(layer.getChildren()::add);
    }

    void keepView() {
        fitWhenSized = false;
    }

    /// The point of the drawing under this point of the scene.
    Point2D inDrawing(Point2D scene) {
        return content.sceneToLocal(scene);
    }

    boolean covers(Point2D scene) {
        return getLayoutBounds().contains(sceneToLocal(scene));
    }

    Collection<BlockView> blocks() {
        return blocks.values();
    }

    /// The view of a block that can be seen by itself; made, where it has not come into view yet.
    BlockView block(String id) {
        if (!blocks.containsKey(id)) {
            nodes.stream()
                    .filter(node -> node.id().equals(id))
                    .findFirst()
                    .ifPresent(node -> showBlock(visible.diagram(), node));
        }
        return blocks.get(id);
    }

    /// The wire nearest to a point of the drawing, if it is within `reach`.
    Optional<WireView> wireAt(Point2D point, double reach) {
        return wires.values().stream()
                .filter(wire -> wire.route().distance(point) < reach)
                .min((a, b) ->
                        Double.compare(a.route().distance(point), b.route().distance(point)));
    }

    /// Draws the wires anew between the blocks as they lie, which during a drag is not where the diagram has them.
    void rewire() {
        wires.values().forEach(view -> view.run(route(view.wire())));
        groups.frame();
    }

    /// Shows these blocks and what stands for them so far from where the diagram has them, as during a drag.
    void shift(Set<String> ids, Point2D by) {
        for (String id : ids) {
            if (blocks.containsKey(id)) {
                Place place = model.diagram().place(id);
                blocks.get(id).relocate(place.x() + by.getX(), place.y() + by.getY());
            }
        }
        groups.shift(ids, by);
        rewire();
    }

    /// The block itself or the card that hides it.
    private Bounds end(String block) {
        return groups.card(block).map(GroupCard::box).orElseGet(() -> box(block));
    }

    private WireRoute route(Wire wire) {
        Bounds from = end(wire.from());
        Bounds to = end(wire.to());
        Point2D start = new Point2D(from.getMaxX(), from.getMinY() + Layout.PORT);
        Point2D stop = new Point2D(to.getMinX() - WireView.ARROW, to.getMinY() + Layout.PORT);
        return WireRoute.between(start, stop, this::covered);
    }

    /// How many blocks and cards a level line would cross.
    private long covered(double y, double minX, double maxX) {
        return Stream.concat(
                        nodes.stream().map(node -> box(node.id())),
                        visible.cards().stream().map(group -> groups.box(group.id())))
                .filter(box -> box.getMinY() < y && y < box.getMaxY())
                .filter(box -> box.getMinX() < maxX && minX < box.getMaxX())
                .count();
    }

    private void show(Diagram diagram) {
        boolean hadKeyboard = hasKeyboard();
        drop.end();
        layers.clear();
        model.summaryProperty().get().layers().forEach(layer -> layers.put(layer.id(), layer));
        visible = Visible.of(diagram);
        List<Wire> seen = visible.wires();
        blocks.values().removeIf(view -> gone(visible, view));
        nodes = visible.blocks();
        nodes.stream()
                .filter(node -> !Culling.large(nodes.size()) || blocks.containsKey(node.id()))
                .forEach(node -> showBlock(diagram, node));
        wires.keySet().retainAll(Set.copyOf(seen));
        seen.forEach(wire -> wires.computeIfAbsent(wire, this::newWire));
        groups.show(visible);
        wires.forEach((wire, view) -> {
            String shape =
                    model.check().shape(wire.from()).map(BlockFace::shape).orElse("");
            view.carry(shape);
            view.setAccessibleText(BlockSpeech.wire(diagram, wire, shape));
        });
        blockLayer.getChildren().retainAll(blocks.values());
        wireLayer.getChildren().retainAll(wires.values());
        rewire();
        mark();
        listen(diagram);
        blocks.keySet().forEach(this::speak);
        culling.reset();
        look();
        walker.refresh(hadKeyboard);
    }

    /// Learns who reads what, for what is said of the blocks.
    private void listen(Diagram diagram) {
        readers.clear();
        for (dev.netloom.engine.graph.Node node : diagram.graph().nodes()) {
            node.inputs()
                    .forEach(input -> readers.computeIfAbsent(input, id -> new ArrayList<>())
                            .add(node));
        }
    }

    private void speak(String id) {
        Diagram diagram = visible.diagram();
        speech.news(diagram, diagram.graph().node(id), model.check(), readers)
                .ifPresent(blocks.get(id)::setAccessibleText);
    }

    private static boolean gone(Visible visible, BlockView view) {
        return visible.cover(view.key()).isPresent()
                || visible.diagram()
                        .graph()
                        .find(view.key())
                        .filter(node -> view.shows(node.block()))
                        .isEmpty();
    }

    /// All of the drawing.
    Bounds drawing() {
        Stream<Bounds> parts = Stream.concat(
                nodes.stream().map(node -> box(node.id())),
                wires.values().stream().map(WireView::box));
        return parts.reduce(groups.bounds(), GroupLayer::union);
    }

    private void showBlock(Diagram diagram, dev.netloom.engine.graph.Node node) {
        BlockView block = blocks.computeIfAbsent(node.id(), id -> {
            BlockView made = new BlockView(node, model, view);
            speech.forget(id);
            made.focusedProperty().subscribe(focused -> {
                if (focused) {
                    walker.came(id);
                }
            });
            blockGestures.install(made);
            wireGestures.install(made);
            return made;
        });
        Place place = diagram.place(node.id());
        block.relocate(place.x(), place.y());
        block.show(node, model.check(), Optional.ofNullable(layers.get(node.id())));
        showPreview(node.id());
    }

    /// Draws wires as wide as `widths` says, in pixels; those that it does not name as usual.
    public void weigh(Map<Wire, Double> widths) {
        this.widths = widths;
        wires.forEach((wire, view) -> view.weigh(Optional.ofNullable(widths.get(wire))));
    }

    private WireView newWire(Wire wire) {
        WireView view = new WireView(wire);
        view.weigh(Optional.ofNullable(widths.get(wire)));
        view.setOnMousePressed(event -> {
            requestFocus();
            model.selectWire(wire);
            event.consume();
        });
        return view;
    }

    private void mark() {
        wires.forEach((wire, view) -> view.mark(
                model.selectedWireProperty().get().filter(wire::equals).isPresent()));
        markAs(model.selection());
        far.follow(visible);
        far.look(isFar());
    }

    private void clipToSize() {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }
}
