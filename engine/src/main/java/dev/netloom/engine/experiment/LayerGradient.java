package dev.netloom.engine.experiment;

import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.inspect.GradientFlow;
import java.util.List;

/// How large the gradients of one layer's parameters are.
///
/// @param rms root mean square
public record LayerGradient(String layer, double rms) {
    /// Of the convolutions and dense layers, from the image on.
    public static List<LayerGradient> of(GradientFlow flow) {
        return flow.layers().stream()
                .filter(layer -> layer.block() instanceof Weighted)
                .flatMap(layer -> layer.weights().stream()
                        .map(weights -> new LayerGradient(
                                layer.node(), weights.gradient().rms())))
                .toList();
    }
}
