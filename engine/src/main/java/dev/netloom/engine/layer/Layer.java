package dev.netloom.engine.layer;

/// A block at work on one batch, or on one part of it.
public interface Layer {
    /// Output from inputs.
    void forward(Pass pass);

    /// Gradients of the loss with respect to inputs and parameters, from the one with respect to the output; called
    /// only where the layer was given a gradient of its output, and after [#forward] with the same pass.
    void backward(Pass pass);
}
