package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;

/// Draws a wire from the current stop without a mouse: arrow keys choose where it ends among the blocks and
/// cards where it may, Enter draws it, or removes it where there is one; Escape leaves everything as it was.
final class ConnectKeys {
    private final CanvasLayers layers;
    private final DiagramModel model;
    private final Consumer<String> focus;
    private final CanvasHint hint;
    private String from = "";
    private List<String> targets = List.of();
    private int chosen;

    /// @param focus puts the keyboard on a stop
    ConnectKeys(CanvasLayers layers, DiagramModel model, CanvasHint hint, Consumer<String> focus) {
        this.layers = layers;
        this.model = model;
        this.hint = hint;
        this.focus = focus;
    }

    void begin(String source) {
        end();
        FocusOrder stops = layers.stops();
        if (!stops.contains(source)) {
            return;
        }
        Point2D here = middle(source);
        targets = stops.all().stream()
                .filter(stop ->
                        joined(source, stop) || !stops.possible(source, stop).isEmpty())
                .sorted(Comparator.comparingDouble(stop -> middle(stop).distance(here)))
                .toList();
        if (targets.isEmpty()) {
            hint.say(Texts.of("connect.none", CardSpeech.name(stops, source)));
            return;
        }
        from = source;
        chosen = targets.stream()
                .filter(stop -> !joined(source, stop))
                .findFirst()
                .map(targets::indexOf)
                .orElse(0);
        point();
    }

    private Point2D middle(String stop) {
        Bounds box = layers.endOf(layers.stops().blocks(stop).iterator().next());
        return new Point2D(box.getCenterX(), box.getCenterY());
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
                focus.accept(source);
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
            layers.stopViews().forEach(view -> view.aim(false));
        }
        from = "";
        hint.clear();
    }

    /// The diagram changed under a wire that was being drawn.
    void refresh() {
        if (!from.isEmpty() && !(layers.stops().contains(from) && layers.stops().contains(targets.get(chosen)))) {
            end();
        }
    }

    private void move(int by) {
        chosen = Math.clamp(chosen + by, 0, targets.size() - 1);
        point();
    }

    private void point() {
        String to = targets.get(chosen);
        FocusOrder stops = layers.stops();
        layers.stopViews().forEach(view -> view.aim(view.stop().equals(to)));
        String say = Texts.of(
                joined(from, to) ? "connect.remove" : "connect.draw",
                CardSpeech.name(stops, from),
                CardSpeech.name(stops, to));
        focus.accept(to);
        layers.stopView(to).ifPresent(view -> {
            view.aim(true);
            view.setAccessibleHelp(say);
        });
        hint.say(say + "  " + Texts.of("connect.choice", chosen + 1, targets.size()));
    }

    private void connect() {
        String source = from;
        String target = targets.get(chosen);
        FocusOrder stops = layers.stops();
        boolean joined = joined(source, target);
        List<Wire> wires = joined ? stops.between(source, target) : stops.possible(source, target);
        end();
        model.edit(
                joined ? "disconnect" : "connect",
                before -> joined ? Edits.disconnect(before, wires) : Edits.connect(before, wires));
        focus.accept(source);
    }

    private boolean joined(String source, String target) {
        return !layers.stops().between(source, target).isEmpty();
    }
}
