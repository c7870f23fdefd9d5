/// A plain double-precision reference of every block's forward and backward, against which the engine is held: slow,
/// without a trick, short enough to be believed. Its own gradients are checked numerically.
///
/// All arrays are NCHW: image, channel, row, column.
package dev.netloom.engine.reference;
