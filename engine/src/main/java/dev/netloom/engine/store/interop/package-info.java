/// Weights of other programs: what NumPy, PyTorch, safetensors and pickles hold, and how it is brought into a network.
///
/// Read `TensorFile` first: whatever a file is, it gives arrays with names. `TensorFormat` tells the formats apart by
/// their content; each has a reader. `WeightMapping` says which array becomes which parameter.
package dev.netloom.engine.store.interop;
