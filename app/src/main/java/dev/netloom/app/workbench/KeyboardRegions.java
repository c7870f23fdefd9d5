package dev.netloom.app.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The parts of the window, in the order in which one key takes the keyboard through them. Each remembers where the
/// keyboard was in it.
final class KeyboardRegions {
    private final Map<Node, Runnable> regions = new LinkedHashMap<>();
    private final Map<Node, Node> last = new LinkedHashMap<>();
    private Scene scene;

    /// The next region; the keyboard goes to where it was there, else to the first control.
    KeyboardRegions then(Node region) {
        return then(region, () -> focus(region));
    }

    /// @param take puts the keyboard into it
    KeyboardRegions then(Node region, Runnable take) {
        regions.put(region, take);
        return this;
    }

    void install(Scene shown) {
        scene = shown;
        scene.focusOwnerProperty().subscribe(owner -> {
            if (owner != null) {
                regionOf(owner).ifPresent(region -> last.put(region, owner));
            }
        });
    }

    /// @param step 1 or -1
    void go(int step) {
        List<Node> order = regions.keySet().stream()
                .filter(region -> region.getScene() == scene
                        && reachable(region)
                        && firstControl(region).isPresent())
                .toList();
        int here = Optional.ofNullable(scene.getFocusOwner())
                .flatMap(this::regionOf)
                .map(order::indexOf)
                .orElse(step > 0 ? -1 : 0);
        if (!order.isEmpty()) {
            regions.get(order.get(Math.floorMod(here + step, order.size()))).run();
        }
    }

    /// Puts the keyboard into a region.
    void focus(Node region) {
        Optional<Node> remembered = Optional.ofNullable(last.get(region))
                .filter(node -> node.getScene() == scene && reachable(node) && isWithin(node, region));
        remembered.or(() -> firstControl(region)).ifPresent(Node::requestFocus);
    }

    /// Puts the keyboard on the first control of a region, wherever it was; within it, rather on the first of `part`,
    /// where there is such a part and a control in it.
    static void focusFirst(Node region, String part) {
        Optional.ofNullable(region.lookup(part))
                .flatMap(KeyboardRegions::firstControl)
                .or(() -> firstControl(region))
                .ifPresent(Node::requestFocus);
    }

    private Optional<Node> regionOf(Node node) {
        return regions.keySet().stream()
                .filter(region -> isWithin(node, region))
                .findFirst();
    }

    private static boolean isWithin(Node node, Node region) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == region) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> firstControl(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstControl(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean reachable(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible() || up.isDisabled()) {
                return false;
            }
        }
        return true;
    }
}
