package dev.netloom.engine.graph;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.block.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a network costs and sees, layer by layer, without making a single weight.
///
/// @param parameters trained values
/// @param multiplyAdds of convolutions and dense layers, for one image
/// @param depth convolutions and dense layers along the longest way through the network, as papers count its layers:
///              projections beside residual blocks add none
/// @param layers every block whose shape is known
public record Summary(long parameters, long multiplyAdds, int depth, List<Layer> layers) {

    /// @param receptiveField rows and columns of the input image that one output value depends on, windows that reach
    ///                       over the image's edge counted whole; once a layer's output is a vector, at most
    ///                       the image
    public record Layer(
            String id, String type, Shape output, long parameters, long multiplyAdds, ReceptiveField receptiveField) {}

    public record ReceptiveField(int height, int width) {}

    /// Field and distance between the fields of neighbouring values, both in pixels of the image.
    private record Sight(int height, int width, int jump) {
        Sight through(Window window) {
            return new Sight(
                    height + (window.height() - 1) * jump, width + (window.width() - 1) * jump, jump * window.stride());
        }

        Sight within(Shape image) {
            return new Sight(Math.min(height, image.height()), Math.min(width, image.width()), jump);
        }
    }

    /// The summary of those blocks whose shapes are known.
    public static Summary of(Graph graph) {
        return of(graph, GraphCheck.of(graph));
    }

    /// The same, where the check of `graph` is there already.
    public static Summary of(Graph graph, GraphCheck check) {
        Map<String, Sight> sights = new HashMap<>();
        List<Layer> layers = new ArrayList<>();
        Optional<Shape> image = image(graph);
        for (Node node : graph.inOrder()) {
            if (check.shape(node.id()).isPresent()) {
                Shape output = check.shapes().get(node.id());
                List<Shape> inputs = check.inputShapes(node);
                Sight sight = sight(node, inputs, output, sights, image);
                sights.put(node.id(), sight);
                layers.add(new Layer(
                        node.id(),
                        BlockType.of(node.block()).key(),
                        output,
                        node.block().parameterCount(inputs),
                        node.block().multiplyAdds(inputs),
                        new ReceptiveField(sight.height(), sight.width())));
            }
        }
        return new Summary(
                layers.stream().mapToLong(Layer::parameters).sum(),
                layers.stream().mapToLong(Layer::multiplyAdds).sum(),
                depth(graph),
                layers);
    }

    private static int depth(Graph graph) {
        Map<String, Integer> depths = new HashMap<>();
        for (Node node : graph.inOrder()) {
            int before = node.inputs().stream()
                    .mapToInt(input -> depths.getOrDefault(input, 0))
                    .max()
                    .orElse(0);
            depths.put(node.id(), before + (node.block() instanceof Weighted ? 1 : 0));
        }
        return depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// How much of the image a feature sees before all places are put together: the receptive field of the last layer
    /// that puts out an image; empty where there is none.
    public Optional<ReceptiveField> receptiveField() {
        return layers.reversed().stream()
                .filter(layer -> !layer.output().isVector())
                .findFirst()
                .map(Layer::receptiveField);
    }

    private static Sight sight(
            Node node, List<Shape> inputs, Shape output, Map<String, Sight> sights, Optional<Shape> image) {
        Sight incoming = node.inputs().stream()
                .map(sights::get)
                .max(Comparator.comparingInt(Sight::height))
                .orElse(new Sight(1, 1, 1));
        if (inputs.isEmpty()) {
            return incoming;
        }
        Sight outgoing = incoming.through(node.block().window(inputs.getFirst()));
        return output.isVector() ? outgoing.within(image.orElseThrow()) : outgoing;
    }

    private static Optional<Shape> image(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .map(node -> ((Input) node.block()).shape())
                .findFirst();
    }
}
