/// oneDNN, and the only place that knows it: tensors in native memory, and kernels that run on them.
///
/// A kernel is made once, for tensors that stay where they are, and then run as often as one likes: nothing is
/// allocated when it runs. Source of all definitions: the oneDNN developer guide.
package dev.netloom.engine.kernel;
