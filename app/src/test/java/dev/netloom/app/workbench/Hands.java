package dev.netloom.app.workbench;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.workbench.Mouse.Hold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/// What a user does at a workbench, in verbs: `hands.dropBlock("conv").onWire("input1", "output1")`. Blocks are named
/// by their ids, entries of the palette by their keys.
final class Hands {
    private static final Mouse MOUSE = new Mouse();

    private final Parent root;

    Hands(Parent root) {
        this.root = root;
    }

    /// Takes an entry of the palette; say next where it is dropped.
    Held dropBlock(String key) {
        return new Held("#palette-" + key);
    }

    /// Takes a block of the canvas.
    Held moveBlock(String id) {
        return new Held("#block-" + id);
    }

    /// Begins a wire at the output of a block; say next where it ends.
    Held dragWire(String id) {
        return new Held("#block-" + id + "-out");
    }

    /// Begins a wire at the input of a block, against the stream.
    Held dragWireBackFrom(String id) {
        return new Held("#block-" + id + "-in");
    }

    /// Begins a wire at the output of a block or of a card, by the id of its view.
    Held dragOutputOf(String view) {
        return new Held("#" + view + "-out");
    }

    Hands selectBlock(String id) throws Exception {
        return click("#block-" + id);
    }

    /// Selects these blocks one after the other, holding Shift from the second on.
    Hands selectBlocks(String first, String... others) throws Exception {
        selectBlock(first);
        for (String id : others) {
            MOUSE.holding(Hold.SHIFT).click(node("#block-" + id), 1);
        }
        return this;
    }

    /// Draws a rectangle around these blocks.
    Hands drawAround(String... ids) throws Exception {
        Bounds all = null;
        for (String id : ids) {
            Bounds one = boundsOf("#block-" + id + " .block-card");
            all = all == null
                    ? one
                    : new BoundingBox(
                            Math.min(all.getMinX(), one.getMinX()),
                            Math.min(all.getMinY(), one.getMinY()),
                            Math.max(all.getMaxX(), one.getMaxX()) - Math.min(all.getMinX(), one.getMinX()),
                            Math.max(all.getMaxY(), one.getMaxY()) - Math.min(all.getMinY(), one.getMinY()));
        }
        MOUSE.drag(
                node("#canvas"),
                new Point2D(all.getMinX() - 4, all.getMinY() - 4),
                new Point2D(all.getMaxX() + 4, all.getMaxY() + 4));
        return this;
    }

    Hands click(String query) throws Exception {
        MOUSE.click(node(query), 1);
        return this;
    }

    Hands doubleClick(String query) throws Exception {
        MOUSE.click(node(query), 2);
        return this;
    }

    Hands rightClick(String query) throws Exception {
        MOUSE.with(MouseButton.SECONDARY).click(node(query), 1);
        return this;
    }

    /// Takes an item of the menu behind a button.
    Hands choose(String button, String item) throws Exception {
        MenuButton menu = (MenuButton) node("#" + button);
        FxTest.run(() -> menu.getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(button + " has no " + item))
                .fire());
        return this;
    }

    /// Drags the canvas itself by the middle button.
    Hands pan(double dx, double dy) throws Exception {
        Point2D middle = Mouse.middle(node("#canvas"));
        MOUSE.with(MouseButton.MIDDLE).drag(node("#canvas"), middle, middle.add(dx, dy));
        return this;
    }

    /// Presses a key or a combination, as `Shortcut+D`, where the keyboard is.
    Hands press(String keys) throws Exception {
        Keys.press(root.getScene(), keys);
        return this;
    }

    /// Types text where the keyboard is.
    Hands type(String text) throws Exception {
        Keys.type(root.getScene(), text);
        return this;
    }

    /// Selects a block and turns a whole number of it, by the arrows beside it, until it is `value`.
    Hands set(String id, String setting, int value) throws Exception {
        selectBlock(id);
        String query = "#setting-" + setting;
        FxTest.await("the setting " + setting, () -> root.lookup(query) != null);
        int now = number(query);
        String arrow = query + (value > now ? " .increment-arrow-button" : " .decrement-arrow-button");
        for (int clicks = Math.abs(value - now); clicks > 0; clicks--) {
            MOUSE.click(node(arrow), 1);
        }
        if (number(query) != value) {
            throw new AssertionError(setting + " is " + number(query) + " and not " + value);
        }
        return this;
    }

    private int number(String query) throws Exception {
        return FxTest.onFx(() -> ((Number) ((Spinner<?>) root.lookup(query)).getValue()).intValue());
    }

    Node node(String query) throws Exception {
        Node found = FxTest.onFx(() -> {
            for (int i = 0; i < 2; i++) { // what was opened just now lies where it will be; zoomed, it is styled anew
                root.applyCss();
                root.layout();
            }
            return root.lookup(query);
        });
        if (found == null) {
            throw new AssertionError("there is no " + query);
        }
        return found;
    }

    private Bounds boundsOf(String query) throws Exception {
        Node node = node(query);
        return FxTest.onFx(() -> node.localToScene(node.getBoundsInLocal()));
    }

    /// A free place of the canvas, as far from all blocks as there is one.
    Point2D emptyCanvas() throws Exception {
        Bounds canvas = boundsOf("#canvas");
        List<Bounds> blocks = FxTest.onFx(() -> root.lookupAll("#canvas .block").stream()
                .map(block -> block.localToScene(block.getBoundsInLocal()))
                .toList());
        List<Point2D> places = new ArrayList<>();
        for (double x = canvas.getMinX() + 60; x < canvas.getMaxX() - 60; x += 20) {
            for (double y = canvas.getMinY() + 40; y < canvas.getMaxY() - 70; y += 20) {
                places.add(new Point2D(x, y));
            }
        }
        return places.stream()
                .max(Comparator.comparingDouble(place -> blocks.stream()
                        .mapToDouble(block -> distance(block, place))
                        .min()
                        .orElse(0)))
                .orElseThrow();
    }

    private static double distance(Bounds block, Point2D point) {
        double dx = Math.max(0, Math.max(block.getMinX() - point.getX(), point.getX() - block.getMaxX()));
        double dy = Math.max(0, Math.max(block.getMinY() - point.getY(), point.getY() - block.getMaxY()));
        return Math.hypot(dx, dy);
    }

    /// Half way along a wire.
    private Point2D onWire(String from, String to) throws Exception {
        Path line = (Path) node("#wire-" + from + "-" + to + " .wire-line");
        return FxTest.onFx(() -> line.localToScene(HalfWay.of(line)));
    }

    /// Something that the mouse holds, until it says where to let go.
    final class Held {
        private final String query;

        private Held(String query) {
            this.query = query;
        }

        Hands onWire(String from, String to) throws Exception {
            return at(Hands.this.onWire(from, to));
        }

        /// Close to the right side of a block.
        Hands nextTo(String id) throws Exception {
            Bounds block = boundsOf("#block-" + id + " .block-card");
            return at(new Point2D(block.getMaxX() - block.getWidth() / 8, block.getMaxY() - block.getHeight() / 4));
        }

        /// Close to the left side of a block.
        Hands before(String id) throws Exception {
            Bounds block = boundsOf("#block-" + id + " .block-card");
            return at(new Point2D(block.getMinX() + block.getWidth() / 8, block.getMaxY() - block.getHeight() / 4));
        }

        /// Over the right side of a block, without letting go.
        Hands over(String id) throws Exception {
            Bounds block = boundsOf("#block-" + id + " .block-card");
            Node node = node(query);
            Point2D from = Mouse.middle(node);
            MOUSE.press(node, from);
            MOUSE.move(node, from, new Point2D(block.getMaxX() - 10, block.getCenterY()));
            return Hands.this;
        }

        /// On a block, as a wire ends there.
        Hands to(String id) throws Exception {
            return at(Mouse.middle(node("#block-" + id + "-in")));
        }

        /// On the input of a block or of a card, by the id of its view.
        Hands toInputOf(String view) throws Exception {
            return at(Mouse.middle(node("#" + view + "-in")));
        }

        /// On the output of a block, where a wire against the stream ends.
        Hands toOutputOf(String id) throws Exception {
            return at(Mouse.middle(node("#block-" + id + "-out")));
        }

        Hands toEmptyCanvas() throws Exception {
            return at(emptyCanvas());
        }

        /// So many pixels from where it is.
        Hands by(double dx, double dy) throws Exception {
            return at(Mouse.middle(node(query)).add(dx, dy));
        }

        private Hands at(Point2D to) throws Exception {
            Node node = node(query);
            MOUSE.drag(node, Mouse.middle(node), to);
            return Hands.this;
        }
    }
}
