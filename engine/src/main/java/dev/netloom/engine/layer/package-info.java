/// What each block computes, forward and backward, on a batch.
///
/// A layer never asks who its neighbours are: it reads its inputs, writes its output, and the other way round for
/// gradients. Activations lie in memory as batch, rows, columns, channels.
package dev.netloom.engine.layer;
