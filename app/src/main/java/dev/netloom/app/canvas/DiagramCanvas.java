package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// Shows the diagram of a model. What there is to see lies in [CanvasLayers]; what of it is in sight says
/// [ViewportController], and what of it is in the scene, [ViewportCulling]. Mouse and keys are taken by gestures and
/// commands, none of which knows this.
public final class DiagramCanvas extends Pane implements ActivityHighlights {
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");
    private static final PseudoClass FARTHER = PseudoClass.getPseudoClass("farther");
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");

    /// Below this zoom small print cannot be read: blocks then show what they are and what comes out, larger.
    private static final double SMALL_PRINT = 0.6;

    /// Below this blocks say what they are in the largest letters that they have room for.
    private static final double OVERVIEW = 0.45;

    /// Below this a thumbnail is a blur.
    private static final double SMALLEST_PREVIEW = 0.35;

    private final DiagramModel model;
    private final ViewSettings settings;
    private final CanvasLayers layers;
    private final ViewportController view;
    private final ViewportCulling culling;
    private final Shortcuts shortcuts = new Shortcuts();
    private final CanvasPopups popups;
    private final CanvasMenu menu;
    private final EditCommands edits;
    private final KeyboardNavigator walker;
    private final PanGestures panning;
    private final BlockGestures blockGestures;
    private final WireGestures wireGestures;
    private final GroupGestures groupGestures;
    private final NoteGestures noteGestures;
    private final DropGesture drop;

    public DiagramCanvas(DiagramModel model) {
        this(model, new ViewSettings());
    }

    public DiagramCanvas(DiagramModel model, ViewSettings settings) {
        this.model = model;
        this.settings = settings;
        layers = new CanvasLayers(model, settings, this::furnish, this::furnish, this::furnish, this::furnish);
        view = new ViewportController(this, layers);
        culling = new ViewportCulling(layers, view);
        popups = new CanvasPopups(this, model);
        setId("canvas");
        getStyleClass().add("diagram-canvas");
        getChildren().add(layers.node());
        clipToSize();
        setFocusTraversable(true);
        setAccessibleText(Texts.of("spoken.canvas"));
        EditProposals proposals = new EditProposals(model, popups, new ProposalPreview(layers));
        edits = new EditCommands(model, popups);
        RewriteCommands rewrites = new RewriteCommands(this, layers.blocks(), model, proposals);
        menu = new CanvasMenu(this, layers, view, model, edits, rewrites);
        CanvasGestures.install(this, layers, view, model);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        edits.bind(shortcuts);
        rewrites.bind(shortcuts);
        walker = new KeyboardNavigator(this, layers, culling, model);
        walker.bind(shortcuts);
        shortcuts.on(Shortcut.MENU, menu::open);
        GroupKeys.install(this, shortcuts, model);
        panning = new PanGestures(this, view, SpaceKey.install(this, shortcuts, walker::toggle), popups, menu);
        FarGestures.install(this, layers, view, culling, model);
        blockGestures = new BlockGestures(layers, view, model);
        wireGestures = new WireGestures(layers, view, walker, model, new WireEnds(model, popups, proposals));
        groupGestures = new GroupGestures(layers, view, walker, model);
        noteGestures = new NoteGestures(layers, view, model);
        shortcuts.on(Shortcut.NOTE, () -> layers.notes().begin(view.middle()).overhearKey());
        drop = new DropGesture(layers, view, model, edits, walker::takeKeyboard);
        view.zoomProperty().subscribe(this::zoomed);
        model.diagramProperty().subscribe(this::show);
        model.selectionProperty().subscribe(this::mark);
        model.selectedWireProperty().subscribe(this::mark);
        model.openedProperty().addListener(change -> view.fitSoon());
        view.onChange(culling::look);
        layoutBoundsProperty().subscribe(culling::look);
    }

    private void zoomed(Number zoom) {
        pseudoClassStateChanged(FAR, zoom.doubleValue() < SMALL_PRINT);
        pseudoClassStateChanged(FARTHER, zoom.doubleValue() < OVERVIEW);
        layers.stopViews().forEach(made -> made.sharpen(zoom.doubleValue()));
    }

    private void furnish(BlockView made) {
        furnish((FocusableView) made);
        blockGestures.install(made);
    }

    private void furnish(NoteView made) {
        noteGestures.install(made);
    }

    private void furnish(WireView made) {
        wireGestures.install(made);
    }

    private void furnish(GroupView made) {
        groupGestures.install(made);
        if (made instanceof GroupCard card) {
            furnish((FocusableView) card);
        }
    }

    private void furnish(FocusableView made) {
        made.sharpen(view.zoomProperty().get());
        walker.follow(made);
        wireGestures.install(made);
    }

    /// Shows on the blocks what comes out of them, while that is wanted and large enough to be seen.
    public void show(Previews previews) {
        previews.activeProperty()
                .bind(settings.previewsProperty().and(view.zoomProperty().greaterThanOrEqualTo(SMALLEST_PREVIEW)));
        layers.blocks().show(previews);
    }

    /// Keys pressed in what floats over the canvas (a field, say) are none of ours.
    private void key(KeyEvent event) {
        if (!popups.contains(event.getTarget())) {
            shortcuts.handle(event);
        }
    }

    /// What keys do while the keyboard is on the canvas.
    public Shortcuts shortcuts() {
        return shortcuts;
    }

    /// Which part of the drawing is in sight.
    public ViewportController view() {
        return view;
    }

    ViewSettings settings() {
        return settings;
    }

    /// What all of the drawing takes, as it is laid out.
    Bounds extent() {
        return layers.extent();
    }

    /// Says something over the drawing for as long as it takes to read.
    public void say(String text) {
        popups.say(text);
    }

    /// The whole network, small, to lie over a corner of this.
    public Minimap minimap() {
        Minimap map = new Minimap(layers, view, culling);
        view.keepClearOf(map);
        return map;
    }

    /// While something is dragged over the canvas: shows where it would go.
    public void dragOver(PaletteEntry seed, Point2D scene) {
        drop.over(seed, scene);
    }

    /// Takes what was dragged, if it was let go over the canvas.
    public void drop(PaletteEntry seed, Point2D scene) {
        drop.release(seed, scene);
    }

    /// While several blocks are dragged over the canvas: shows where they would go.
    public void dragOver(Project fragment, Point2D scene) {
        drop.over(fragment, scene);
    }

    /// Takes the blocks that were dragged, if they were let go over the canvas.
    public void drop(Project fragment, Point2D scene) {
        drop.release(fragment, scene);
    }

    /// Puts blocks in, where one looks.
    public void add(Project fragment) {
        Point2D middle = view.middle();
        edits.add(fragment, new Place(Math.rint(middle.getX() / 10) * 10, Math.rint(middle.getY() / 10) * 10));
    }

    /// Offers in the menu to give what is selected to `keeper`, under a name that the user is asked for.
    public void offerKeeping(Consumer<Project> keeper) {
        menu.offerKeeping(keeper);
    }

    /// True while the left button moves the view instead of selecting.
    public BooleanProperty handProperty() {
        return panning.handProperty();
    }

    /// New menu items for the changes of several blocks.
    public List<MenuItem> rewriteItems() {
        return menu.rewrites();
    }

    /// New menu items that put the selected blocks in line.
    public List<MenuItem> alignItems() {
        return menu.alignments();
    }

    /// More that can be done to what is selected, at the end of the menu.
    public void extendMenu(List<MenuItem> items) {
        menu.extend(items);
    }

    /// Puts the keyboard on the block where it was last, or on the empty canvas.
    public void takeKeyboard() {
        walker.takeKeyboard();
    }

    /// Draws wires as wide as `widths` says, in pixels; those that it does not name as usual.
    public void weigh(Map<Wire, Double> widths) {
        layers.wires().weigh(widths);
    }

    @Override
    public void light(Set<String> ids, Phase phase) {
        layers.light(ids, phase);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        view.refit();
    }

    private void show(Diagram diagram) {
        boolean hadKeyboard = walker.hasKeyboard();
        drop.end();
        FocusOrder before = layers.stops();
        layers.show(diagram);
        Set<String> fresh = before == null ? Set.of() : layers.newSince(before);
        if (!fresh.isEmpty()) {
            view.followSoon(fresh);
        }
        pseudoClassStateChanged(LARGE, layers.blocks().isLarge());
        mark();
        culling.look();
        walker.refresh(hadKeyboard && !layers.notes().hasKeyboard());
    }

    private void mark() {
        layers.wires().mark(model.selectedWireProperty().get());
        layers.mark(model.selection());
        culling.redraw();
    }

    private void clipToSize() {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }
}
