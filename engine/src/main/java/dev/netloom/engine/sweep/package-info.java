/// Sweeps: one network trained with many settings, to find good ones and to see which of them matter. Points are
/// judged by training images held out, never by the test set; every point is a run of the history.
package dev.netloom.engine.sweep;
