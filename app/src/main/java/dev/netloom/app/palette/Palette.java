package dev.netloom.app.palette;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.BlockCatalogue;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.PaletteEntry;
import dev.netloom.app.ui.ChoiceLine;
import dev.netloom.app.ui.ChoiceSearch;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Guide;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Everything that can go on the canvas, and a field to find it. A double-click or Enter puts it behind the selected
/// block, or at the end of the network; a drag puts it where it is let go: alone, into a wire, or next to a block.
public final class Palette extends VBox {
    /// The networks to begin with, by the names of their files.
    private static final List<String> TEMPLATES = List.of(
            "deep-convnet",
            "simple-convnet",
            "lenet5",
            "alexnet",
            "vgg16",
            "vgg19",
            "googlenet",
            "resnet18",
            "resnet34",
            "resnet50",
            "resnet101",
            "resnet152");

    private final DiagramModel model;
    private final DiagramCanvas canvas;
    private final Guide guide;
    private final Map<String, ChoiceLine> entries = new LinkedHashMap<>();
    private final VBox shelves = new VBox();
    private final ChoiceSearch search = new ChoiceSearch("palette.search", this::find);
    private final List<Node> blocks;
    private final List<Node> templates;
    private final Map<OwnEntries.Entry, OwnLine> ownLines = new LinkedHashMap<>();
    private final OwnEntries own;

    /// @param open opens the network of this name
    /// @param guide opens the page about an entry
    /// @param own what the user kept
    public Palette(DiagramModel model, DiagramCanvas canvas, Consumer<String> open, Guide guide, OwnEntries own) {
        this.guide = guide;
        this.own = own;
        this.model = model;
        this.canvas = canvas;
        setId("palette");
        getStyleClass().add("palette");
        shelves.getStyleClass().add("palette-shelves");
        for (PaletteGroup group : PaletteGroup.values()) {
            addBlocks(group);
        }
        blocks = List.copyOf(shelves.getChildren());
        addTemplates(open);
        templates = shelves.getChildren().stream()
                .filter(node -> !blocks.contains(node))
                .toList();
        own.entries().subscribe(this::showOwn);
        showOwn();
        search.setId("palette-search");
        ScrollPane scroll = new ScrollPane(shelves);
        scroll.setId("palette-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox.setMargin(search, new Insets(0, 8, 4, 8));
        getChildren().addAll(search, scroll);
    }

    /// Puts the keyboard into the search field.
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /// Shows what `query` finds, or all shelves where it asks for nothing.
    private List<ChoiceLine> find(String query) {
        if (query.isEmpty()) {
            shelves.getChildren().setAll(everything());
            return List.of();
        }
        Stream<ChoiceLine> known = BlockCatalogue.find(query).stream().map(seed -> entries.get(seed.key()));
        String sought = query.toLowerCase(Locale.ROOT);
        Stream<ChoiceLine> kept = ownLines.entrySet().stream()
                .filter(line -> line.getKey().name().toLowerCase(Locale.ROOT).contains(sought))
                .map(line -> line.getValue().choice());
        List<ChoiceLine> hits = Stream.concat(kept, known).toList();
        String heading = Texts.of(hits.isEmpty() ? "palette.none" : "palette.found");
        shelves.getChildren().setAll(Controls.paragraph(heading, "palette-heading"));
        shelves.getChildren().addAll(hits);
        return hits;
    }

    /// All shelves; that of the user's own entries once there are some.
    private List<Node> everything() {
        List<Node> all = new ArrayList<>(blocks);
        if (!ownLines.isEmpty()) {
            all.add(Controls.label(Texts.of("own.shelf"), "palette-heading"));
            ownLines.values().forEach(line -> all.add(line.choice()));
        }
        all.addAll(templates);
        return all;
    }

    private void showOwn() {
        ownLines.clear();
        own.entries().forEach(entry -> {
            OwnLine line = new OwnLine(entry, own, canvas, shelves.getChildren());
            line.choice().setOnNeighbour(step -> focusNeighbour(line.choice(), step));
            ownLines.put(entry, line);
        });
        search.find();
    }

    private void addBlocks(PaletteGroup group) {
        shelves.getChildren().add(Controls.label(Texts.of(group.key()), "palette-heading"));
        BlockType.all().stream()
                .filter(type -> PaletteGroup.of(type) == group)
                .forEach(type -> addSeed(new PaletteEntry.OfType(type)));
        if (group == PaletteGroup.LEARN) {
            addSeed(new PaletteEntry.Depthwise());
        }
        if (group == PaletteGroup.JOIN) {
            addSeed(new PaletteEntry.Skip());
        }
    }

    private void addSeed(PaletteEntry seed) {
        ChoiceLine entry = ChoiceLine.ofBlock(seed.key(), 2, () -> model.plantNext(seed));
        entry.setId("palette-" + seed.key());
        entry.setOnLearn("learn-" + seed.key(), () -> guide.readAboutBlock(seed.key()));
        entry.setCursor(Cursor.OPEN_HAND);
        entry.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            entry.setCursor(Cursor.CLOSED_HAND);
            canvas.dragOver(seed, new Point2D(event.getSceneX(), event.getSceneY()));
        });
        entry.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            entry.setCursor(Cursor.OPEN_HAND);
            canvas.drop(seed, new Point2D(event.getSceneX(), event.getSceneY()));
        });
        add(entry);
        entries.put(seed.key(), entry);
    }

    private void addTemplates(Consumer<String> open) {
        Hyperlink history = new Hyperlink(Texts.of("palette.history"));
        history.setId("palette-history");
        history.setTooltip(Controls.tooltip(Texts.of("palette.history.tip")));
        history.setAccessibleText(Texts.of("palette.history.tip"));
        history.setOnAction(event -> guide.readHistory());
        Label templates = Controls.label(Texts.of("palette.templates"), "palette-heading");
        templates.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(templates, Priority.ALWAYS);
        HBox heading = new HBox(templates, history);
        heading.getStyleClass().add("palette-templates");
        shelves.getChildren().add(heading);
        for (String name : TEMPLATES) {
            String stem = "template." + name;
            ChoiceLine entry = new ChoiceLine(
                    "network", Texts.of(stem + ".name"), Texts.of(stem + ".brief"), 2, () -> open.accept(name));
            entry.explain(Texts.of(stem + ".about"));
            entry.setId("template-" + name);
            entry.setOnLearn("learn-" + name, () -> guide.readAboutNetwork(name));
            entry.setCursor(Cursor.HAND);
            add(entry);
        }
    }

    private void add(ChoiceLine entry) {
        shelves.getChildren().add(entry);
        entry.setOnNeighbour(step -> focusNeighbour(entry, step));
    }

    private void focusNeighbour(ChoiceLine entry, int step) {
        List<Node> shown = shelves.getChildren().stream()
                .filter(ChoiceLine.class::isInstance)
                .toList();
        int next = shown.indexOf(entry) + step;
        if (next < 0) {
            focusSearch();
        } else if (next < shown.size()) {
            shown.get(next).requestFocus();
        }
    }
}
