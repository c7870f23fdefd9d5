package dev.netloom.engine.experiment;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.graph.Summary.ReceptiveField;

/// What a network is before it has learned anything.
///
/// @param multiplyAdds of convolutions and dense layers, for one image
/// @param nonLinearities activation blocks
/// @param field what one value sees of the image before all places are put together
public record ArmFacts(long parameters, long multiplyAdds, int nonLinearities, ReceptiveField field) {
    public static ArmFacts of(Graph graph) {
        Summary summary = Summary.of(graph);
        int bends = (int) graph.nodes().stream()
                .filter(node -> node.block() instanceof Activation)
                .count();
        return new ArmFacts(
                summary.parameters(),
                summary.multiplyAdds(),
                bends,
                summary.receptiveField().orElse(new ReceptiveField(1, 1)));
    }
}
