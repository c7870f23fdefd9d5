package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Tensor;

/// One parameter in native memory.
///
/// @param gradient where the layer writes the parameter's gradient; null where nothing is trained
public record ParameterTensors(Tensor values, Tensor gradient) {}
