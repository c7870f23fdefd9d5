package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.BatchPart;
import dev.netloom.engine.kernel.FoldedNorm;
import dev.netloom.engine.kernel.Kernels;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.PreparedWeights;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.WeightedKernels;
import java.util.List;
import java.util.Map;

/// The place of a layer in a plan: everything that it reads and writes.
///
/// @param prepared the weights as kernels read them
/// @param inputs activations that come in, one per wire
/// @param inputGradients where their gradients go, one per wire; null for a wire that needs none
/// @param outputGradient null where the layer need not go backward
/// @param parameters by name: `weight`, `bias`, ...
/// @param part of the batch that is worked on
/// @param number the layer's place in the network, so that no two draw the same random numbers
/// @param norm a normalisation behind this layer that is computed with it; null where there is none
/// @param relu whether a ReLU behind this layer is computed with it
public record LayerSite(
        NativeScope scope,
        Kernels kernels,
        PreparedWeights prepared,
        Mode mode,
        List<Tensor> inputs,
        Tensor output,
        List<Tensor> inputGradients,
        Tensor outputGradient,
        Map<String, ParameterTensors> parameters,
        BatchPart part,
        int number,
        FoldedNorm norm,
        boolean relu) {

    Tensor input() {
        return inputs.getFirst();
    }

    Tensor inputGradient() {
        return inputGradients.getFirst();
    }

    /// The values of a parameter; null where the block has none of that name.
    Tensor values(String name) {
        ParameterTensors parameter = parameters.get(name);
        return parameter == null ? null : parameter.values();
    }

    Tensor gradient(String name) {
        ParameterTensors parameter = parameters.get(name);
        return parameter == null ? null : parameter.gradient();
    }

    private Tensor bias() {
        return norm == null ? values("bias") : prepared.bias(values("weight"), values("bias"), norm);
    }

    WeightedKernels.Tensors weighted(Tensor input, Tensor output, Tensor inputGradient, Tensor outputGradient) {
        return new WeightedKernels.Tensors(
                input,
                values("weight"),
                bias(),
                output,
                inputGradient,
                gradient("weight"),
                gradient("bias"),
                outputGradient,
                norm);
    }
}
