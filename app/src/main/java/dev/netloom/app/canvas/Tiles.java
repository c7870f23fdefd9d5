package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Visible;
import dev.netloom.engine.block.BlockType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

/// Blocks as plain tiles in the colours of their kinds: one shape for all blocks of a kind, so that a large network
/// costs little to draw.
final class Tiles {
    private final Map<String, Path> kinds = new LinkedHashMap<>();

    /// @param place where a block or the card of a group (by any of its blocks) lies
    List<Node> of(Visible visible, Function<String, Bounds> place) {
        Map<String, List<PathElement>> elements = new LinkedHashMap<>();
        visible.frames().forEach(group -> add(elements, "group-tile", place.apply(group.id())));
        visible.blocks()
                .forEach(node ->
                        add(elements, "kind-" + BlockType.of(node.block()).key(), place.apply(node.id())));
        visible.cards().forEach(group -> add(elements, "card-tile", place.apply(group.id())));
        kinds.keySet().retainAll(elements.keySet());
        List<Node> paths = new ArrayList<>();
        elements.forEach((kind, outline) -> {
            Path path = kinds.computeIfAbsent(kind, Tiles::path);
            path.getElements().setAll(outline);
            paths.add(path);
        });
        return paths;
    }

    private static Path path(String kind) {
        Path path = new Path();
        path.getStyleClass().addAll("tile", kind);
        return path;
    }

    private static void add(Map<String, List<PathElement>> elements, String kind, Bounds box) {
        elements.computeIfAbsent(kind, key -> new ArrayList<>())
                .addAll(List.of(
                        new MoveTo(box.getMinX(), box.getMinY()),
                        new HLineTo(box.getMaxX()),
                        new VLineTo(box.getMaxY()),
                        new HLineTo(box.getMinX()),
                        new ClosePath()));
    }
}
