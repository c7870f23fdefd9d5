package dev.netloom.engine.store.interop.onnx;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;

/// A network that came out of a file with its weights.
///
/// @param project without places: it is laid out when it is shown
/// @param weights every parameter of its graph
public record ImportedNetwork(Project project, Weights weights) {}
