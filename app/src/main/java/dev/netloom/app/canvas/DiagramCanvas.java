package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Rewrite;
import dev.netloom.app.diagram.Seed;
import dev.netloom.app.diagram.Stops;
import dev.netloom.app.diagram.Visible;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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

/// Shows the diagram of a model, and forwards what mouse and keys do to it. It changes only what an edit changed. What
/// there is to see lies in layers: [GroupLayer], [FarLayer], [WireLayer], [BlockLayer]; what is in sight, in [Sight].
public final class DiagramCanvas extends Pane implements Lights {
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");

    /// Below this zoom small print cannot be read: blocks then show what they are and what comes out, larger.
    private static final double SMALL_PRINT = 0.6;

    /// Below this a thumbnail is a blur.
    private static final double SMALLEST_PREVIEW = 0.35;

    /// Below this zoom a large network becomes tiles.
    private static final double FAR_AWAY = 0.5;

    private final DiagramModel model;
    private final ViewSettings view;
    private final Group overlay = new Group();
    private final GroupLayer groups;
    private final FarLayer far = new FarLayer(this);
    private final WireLayer wires;
    private final BlockLayer blocks;
    private final Group content;
    private final Viewport viewport;
    private final Sight sight;
    private final Staging staging;
    private final Shortcuts shortcuts = new Shortcuts();
    private final BlockGestures blockGestures;
    private final WireGestures wireGestures;
    private final DropGesture drop;
    private final Walker walker;
    private final CanvasPopups popups;
    private final CanvasMenu menus;
    private final ContextMenu menu;
    private final BooleanProperty hand = new SimpleBooleanProperty(this, "hand");
    private final ProposalPreview preview = new ProposalPreview(this, overlay);
    private final List<Runnable> looking = new ArrayList<>();
    private Visible visible;
    private Stops stops;
    private Bounds extent = new BoundingBox(0, 0, -1, -1);

    public DiagramCanvas(DiagramModel model) {
        this(model, new ViewSettings());
    }

    public DiagramCanvas(DiagramModel model, ViewSettings view) {
        this.model = model;
        this.view = view;
        groups = new GroupLayer(this, model);
        wires = new WireLayer(this, model);
        blocks = new BlockLayer(model, view, this::furnish);
        content = new Group(groups.frames(), far.node(), wires.node(), blocks.node(), groups.cards(), overlay);
        staging = new Staging(blocks, wires, groups);
        viewport = new Viewport(content);
        sight = new Sight(this, viewport);
        blockGestures = new BlockGestures(this, model, overlay);
        wireGestures = new WireGestures(this, model, overlay);
        drop = new DropGesture(this, model, overlay);
        popups = new CanvasPopups(this, model);
        EditCommands edits = new EditCommands(this, model);
        RewriteCommands rewrites = new RewriteCommands(this, model);
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
        walker = new Walker(this, model);
        GroupKeys.install(this, model);
        PanGestures.install(this, viewport, walker::toggle);
        FarGestures.install(this, model, far);
        viewport.onChange(this::look);
        layoutBoundsProperty().subscribe(this::look);
        zoomProperty().subscribe(this::zoomed);
        model.diagramProperty().subscribe(this::show);
        model.selectionProperty().subscribe(this::mark);
        model.selectedWireProperty().subscribe(this::mark);
        model.fileProperty().addListener(change -> fitSoon());
    }

    private void zoomed(Number zoom) {
        pseudoClassStateChanged(FAR, zoom.doubleValue() < SMALL_PRINT);
        stopViews().forEach(view -> view.sharpen(zoom.doubleValue()));
    }

    /// Gives a new view what every block can do.
    private void furnish(BlockView made) {
        made.sharpen(zoomProperty().get());
        walker.follow(made);
        blockGestures.install(made);
        wireGestures.install(made);
    }

    private void furnish(GroupCard made) {
        made.sharpen(zoomProperty().get());
        walker.follow(made);
        wireGestures.install(made);
    }

    /// Shows on the blocks what comes out of them, while that is wanted and large enough to be seen.
    public void show(Previews previews) {
        previews.activeProperty()
                .bind(view.previewsProperty().and(zoomProperty().greaterThanOrEqualTo(SMALLEST_PREVIEW)));
        blocks.show(previews);
    }

    /// What keys do while the keyboard is on the canvas.
    public Shortcuts shortcuts() {
        return shortcuts;
    }

    /// Shows all of the diagram, as large as it fits.
    public void fit() {
        sight.fit(drawing());
    }

    /// Shows what is selected, as large as it fits; all where nothing is.
    public void fitSelection() {
        sight.fit(boundsOf(model.selection()).orElseGet(this::drawing));
    }

    /// Fits after the next layout, and again with every size until the user zooms or pans.
    public void fitSoon() {
        sight.fitSoon();
    }

    public void zoomBy(double factor) {
        sight.zoomBy(factor);
    }

    public void zoomTo(double zoom) {
        sight.zoomTo(zoom);
    }

    public ReadOnlyDoubleProperty zoomProperty() {
        return viewport.zoomProperty();
    }

    public void centreOn(Point2D point) {
        sight.centreOn(point);
    }

    /// Moves the view so that these blocks are in its middle, large enough to be read.
    public void reveal(Set<String> ids) {
        sight.reveal(ids);
    }

    /// The part of the drawing that is seen.
    public Rectangle2D seen() {
        return sight.seen();
    }

    /// Hears of every change of [#seen] and of the drawing.
    public void onLook(Runnable listener) {
        looking.add(listener);
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

    /// Puts the keyboard on the block where it was last, or on the empty canvas.
    public void takeKeyboard() {
        walker.takeKeyboard();
    }

    /// Draws wires as wide as `widths` says, in pixels; those that it does not name as usual.
    public void weigh(Map<Wire, Double> widths) {
        wires.weigh(widths);
    }

    /// Lights these blocks, and what stands for them while they are folded; all others are dark again.
    @Override
    public void light(Set<String> ids, Phase phase) {
        blocks.light(ids, phase);
        groups.light(ids, phase);
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
        sight.refit();
    }

    /// True while the keyboard is here, on a block or on the canvas itself.
    boolean hasKeyboard() {
        return Walker.within(this, getScene());
    }

    void keepView() {
        sight.keep();
    }

    /// Moves the drawing just so far that `view` is in sight.
    void reveal(StopView view) {
        if (isFar()) {
            sight.reveal(stops.blocks(view.stop()));
        } else {
            sight.reveal(view.getBoundsInParent());
        }
    }

    /// Moves the view to these blocks if none of them is seen.
    void revealHidden(Set<String> ids) {
        Rectangle2D seen = seen();
        boolean hidden = ids.stream().map(this::box).noneMatch(box -> seen.contains(box.getMinX(), box.getMinY()));
        if (hidden) {
            reveal(ids);
        }
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
    void markAs(Set<String> ids) {
        blocks.mark(ids);
        groups.mark(ids);
    }

    /// What these blocks, and the cards that stand for them, take together.
    Optional<Bounds> boundsOf(Set<String> ids) {
        return ids.stream().map(this::endOf).reduce(GroupLayer::union);
    }

    /// All of the drawing, as it was when a block last came, went or moved: asking costs nothing.
    Bounds extent() {
        return extent;
    }

    /// All of the drawing.
    Bounds drawing() {
        Stream<Bounds> parts = Stream.concat(
                blocks.nodes().stream().map(node -> box(node.id())),
                wires.views().stream().map(WireView::box));
        return parts.reduce(groups.bounds(), GroupLayer::union);
    }

    /// The place that a block, a card or a frame takes, by the id of the block or the group.
    Bounds box(String id) {
        return visible.diagram().graph().contains(id) ? blocks.box(id) : groups.box(id);
    }

    /// The place of the block itself, or of the card that hides it.
    Bounds endOf(String block) {
        return groups.card(block).map(GroupCard::box).orElseGet(() -> blocks.box(block));
    }

    Visible visible() {
        return visible;
    }

    /// What the keyboard can reach.
    Stops stops() {
        return stops;
    }

    Set<String> selection() {
        return model.selection();
    }

    Collection<BlockView> blocks() {
        return blocks.views();
    }

    /// The view of a block that can be seen by itself.
    BlockView block(String id) {
        return blocks.view(id).orElseThrow();
    }

    /// The views of blocks, as far as there are some, and the cards of folded groups.
    List<StopView> stopViews() {
        return Stream.<StopView>concat(groups.all().stream(), blocks.views().stream())
                .toList();
    }

    /// The block or the card of this name; made, where it has not come into view yet.
    Optional<? extends StopView> stopView(String stop) {
        return stops.group(stop).isPresent()
                ? groups.card(stops.blocks(stop).iterator().next())
                : blocks.view(stop);
    }

    Collection<WireView> wireViews() {
        return wires.views();
    }

    /// The wire nearest to a point of the drawing, if it is within `reach`.
    Optional<WireView> wireAt(Point2D point, double reach) {
        return wires.at(point, reach);
    }

    /// Draws the wires anew between the blocks as they lie.
    void rewire() {
        wires.run();
        groups.frame();
        extent = drawing();
    }

    /// Shows these blocks and what stands for them so far from where the diagram has them, as during a drag.
    void shift(Set<String> ids, Point2D by) {
        blocks.shift(ids, by);
        groups.shift(ids, by);
        rewire();
    }

    /// The point of the drawing under this point of the scene.
    Point2D inDrawing(Point2D scene) {
        return content.sceneToLocal(scene);
    }

    boolean covers(Point2D scene) {
        return getLayoutBounds().contains(sceneToLocal(scene));
    }

    /// True while a large network is shown as tiles.
    boolean isFar() {
        return blocks.isLarge() && zoomProperty().get() < FAR_AWAY;
    }

    private void show(Diagram diagram) {
        boolean hadKeyboard = hasKeyboard();
        drop.end();
        visible = Visible.of(diagram);
        stops = Stops.of(visible);
        blocks.show(visible, stops);
        pseudoClassStateChanged(LARGE, blocks.isLarge());
        wires.show(visible);
        groups.show(visible, stops, this::furnish);
        rewire();
        mark();
        look();
        walker.refresh(hadKeyboard);
    }

    /// Puts into the scene what is to be seen now.
    private void look() {
        if (visible == null) {
            return;
        }
        boolean isFar = isFar();
        far.look(isFar);
        groups.frames().setVisible(!isFar);
        groups.cards().setVisible(!isFar);
        if (isFar) {
            staging.clear();
        } else if (blocks.isLarge()) {
            staging.show(seen());
        } else {
            staging.showAll();
        }
        looking.forEach(Runnable::run);
    }

    private void mark() {
        wires.mark(model.selectedWireProperty().get());
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
