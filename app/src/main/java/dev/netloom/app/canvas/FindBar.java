package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Looks for blocks by name, type or setting, over the canvas. Enter goes to the next match, Shift+Enter to the one
/// before; a match in a folded group unfolds it.
public final class FindBar extends HBox {
    private final DiagramModel model;
    private final Consumer<String> reveal;
    private final Runnable closed;
    private final TextField words = new TextField();
    private final Label count = Controls.label("", "text-muted");
    private List<String> matches = List.of();
    private int at = -1;

    /// @param reveal brings a block into sight
    /// @param closed is told when the keyboard has to go elsewhere
    public FindBar(DiagramModel model, Consumer<String> reveal, Runnable closed) {
        this.model = model;
        this.reveal = reveal;
        this.closed = closed;
        setId("find-bar");
        getStyleClass().add("find-bar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setId("find-words");
        words.setPromptText(Texts.of("find.prompt"));
        words.setTooltip(Controls.tooltip(Texts.of("find.about")));
        words.setAccessibleText(Texts.of("find.about"));
        words.textProperty().subscribe(this::search);
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        count.setId("find-count");
        getChildren()
                .addAll(
                        Icons.of("mdi2m-magnify"),
                        words,
                        count,
                        Controls.iconButton("find-previous", "mdi2c-chevron-up", null, () -> go(-1)),
                        Controls.iconButton("find-next", "mdi2c-chevron-down", null, () -> go(1)),
                        Controls.iconButton("find-close", "mdi2c-close", null, this::close));
        model.diagramProperty().addListener(change -> search());
        setVisible(false);
    }

    public void open() {
        setVisible(true);
        search();
        words.requestFocus();
        words.selectAll();
    }

    private void close() {
        setVisible(false);
        closed.run();
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    private void search() {
        if (!isVisible()) {
            return;
        }
        String current = at >= 0 && at < matches.size() ? matches.get(at) : "";
        String sought = words.getText().strip().toLowerCase(Locale.ROOT);
        matches = sought.isEmpty()
                ? List.of()
                : model.diagram().graph().nodes().stream()
                        .filter(node -> matches(node, sought))
                        .map(Node::id)
                        .toList();
        at = matches.indexOf(current);
        tell();
    }

    /// Every word has to be in the block's name, what it is, or its settings.
    private boolean matches(Node node, String sought) {
        List<String> says = new ArrayList<>(List.of(
                node.id(),
                BlockFace.title(node.block()),
                BlockFace.settings(node).replace('\u00d7', 'x')));
        says.add(BlockFace.settings(node));
        model.diagram().groups().around(node.id()).stream().map(Group::title).forEach(says::add);
        String all = String.join(" ", says).toLowerCase(Locale.ROOT);
        return Stream.of(sought.split("\\s+")).allMatch(all::contains);
    }

    private void go(int step) {
        if (matches.isEmpty()) {
            return;
        }
        at = at < 0 ? (step > 0 ? 0 : matches.size() - 1) : Math.floorMod(at + step, matches.size());
        reveal.accept(matches.get(at));
        tell();
    }

    private void tell() {
        if (words.getText().isBlank()) {
            count.setText("");
        } else {
            count.setText(
                    at < 0 ? Texts.of("find.found", matches.size()) : Texts.of("find.at", at + 1, matches.size()));
        }
    }
}
