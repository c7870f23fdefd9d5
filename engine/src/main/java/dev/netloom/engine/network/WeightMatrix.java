package dev.netloom.engine.network;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.graph.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A matrix among a network's trained values, which lies there row by row: the weights of a dense layer (outputs ×
/// inputs), or of a convolution (filters × channels of a group · kernel rows · kernel columns).
///
/// @param offset where it begins in the flat vector
public record WeightMatrix(long offset, int rows, int columns) {
    /// Values in it.
    public int size() {
        return rows * columns;
    }

    /// Those of all hidden layers: of all convolutions and dense layers but the last one, which makes the logits.
    ///
    /// @param graph one without problems
    public static List<WeightMatrix> hidden(Graph graph) {
        return hidden(graph, Network.layOut(graph));
    }

    /// Those that lie in a range of the values of a network, in the order of their places there.
    ///
    /// @param from where the range begins; offsets are counted from there
    public static List<WeightMatrix> hidden(Network network, int from, int to) {
        return hidden(network.graph(), network.parameters()).stream()
                .filter(matrix -> from <= matrix.offset && matrix.offset < to)
                .map(matrix -> new WeightMatrix(matrix.offset - from, matrix.rows, matrix.columns))
                .sorted(Comparator.comparingLong(WeightMatrix::offset))
                .toList();
    }

    private static List<WeightMatrix> hidden(Graph graph, List<Parameter> parameters) {
        List<WeightMatrix> matrices = new ArrayList<>();
        for (Parameter parameter : parameters) {
            boolean weights = graph.node(parameter.node()).block() instanceof Conv
                    || graph.node(parameter.node()).block() instanceof Dense;
            if (weights && parameter.spec().dims().size() > 1) {
                int rows = parameter.spec().dims().getFirst();
                matrices.add(new WeightMatrix(
                        parameter.offset(), rows, parameter.spec().size() / rows));
            }
        }
        return matrices.isEmpty() ? List.of() : List.copyOf(matrices.subList(0, matrices.size() - 1));
    }
}
