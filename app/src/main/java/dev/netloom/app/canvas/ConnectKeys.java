package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// Draws a wire from the current block without a mouse: arrow keys choose where it ends among the blocks where it may,
/// Enter draws it, or removes it where there is one; Escape leaves everything as it was.
final class ConnectKeys {
    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final Walker walker;
    private final CanvasHint hint;
    private String from = "";
    private List<String> targets = List.of();
    private int chosen;

    ConnectKeys(DiagramCanvas canvas, DiagramModel model, Walker walker) {
        this.canvas = canvas;
        this.model = model;
        this.walker = walker;
        hint = new CanvasHint(canvas);
    }

    void begin(String source) {
        end();
        Optional<Node> node = model.diagram().graph().find(source);
        if (node.isEmpty()) {
            return;
        }
        targets = model.diagram().graph().nodes().stream()
                .map(Node::id)
                .filter(canvas::shows)
                .filter(id -> joined(source, id) || Edits.connectable(model.diagram(), new Wire(source, id)))
                .sorted(Comparator.comparingDouble((String id) -> distance(source, id)))
                .toList();
        if (targets.isEmpty()) {
            hint.say(Texts.of("connect.none", name(source)));
            return;
        }
        from = source;
        chosen = targets.stream()
                .filter(id -> !joined(source, id))
                .findFirst()
                .map(targets::indexOf)
                .orElse(0);
        point();
    }

    /// Takes the keys while a wire is being drawn.
    void key(KeyEvent event) {
        if (from.isEmpty()) {
            hint.clear();
            return;
        }
        switch (event.getCode()) {
            case RIGHT, DOWN -> move(1);
            case LEFT, UP -> move(-1);
            case HOME -> move(-chosen);
            case END -> move(targets.size() - 1 - chosen);
            case ENTER, SPACE -> connect();
            case ESCAPE, C -> {
                String source = from;
                end();
                walker.focus(source);
            }
            case TAB, F6 -> {
                end();
                return;
            }
            default -> {}
        }
        event.consume();
    }

    void end() {
        if (!from.isEmpty()) {
            canvas.blocks().forEach(view -> view.aim(false));
        }
        from = "";
        hint.clear();
    }

    /// The diagram changed under a wire that was being drawn.
    void refresh() {
        if (!from.isEmpty() && (!canvas.shows(from) || !canvas.shows(targets.get(chosen)))) {
            end();
        }
    }

    private void move(int by) {
        chosen = Math.clamp(chosen + by, 0, targets.size() - 1);
        point();
    }

    private void point() {
        String to = targets.get(chosen);
        canvas.blocks().forEach(view -> view.aim(view.key().equals(to)));
        String say = Texts.of(joined(from, to) ? "connect.remove" : "connect.draw", name(from), name(to));
        canvas.block(to).setAccessibleHelp(say);
        walker.focus(to);
        hint.say(say + "  " + Texts.of("connect.choice", chosen + 1, targets.size()));
    }

    private void connect() {
        Wire wire = new Wire(from, targets.get(chosen));
        boolean joined = joined(wire.from(), wire.to());
        end();
        model.edit(
                joined ? "disconnect" : "connect",
                before -> joined ? Edits.disconnect(before, wire) : Edits.connect(before, wire));
        walker.focus(wire.from());
    }

    private boolean joined(String source, String id) {
        return model.diagram().graph().node(id).inputs().contains(source);
    }

    private double distance(String source, String id) {
        return Math.hypot(
                model.diagram().place(id).x() - model.diagram().place(source).x(),
                model.diagram().place(id).y() - model.diagram().place(source).y());
    }

    private String name(String id) {
        return BlockSpeech.name(model.diagram().graph().node(id));
    }
}
