package dev.netloom.engine.inspect;

import java.util.List;

/// How one number of a network comes about, step by step: forward, an output of a block from the block's inputs;
/// backward, the gradient of an output from the gradients of all that it went into.
///
/// result = function(bias + Σ over terms of Σ value · factor)
///
/// @param kind in what words it is told
/// @param terms one table per channel
/// @param bias what is added; 0 where nothing is
/// @param sum of all products and the bias
/// @param result what comes out
/// @param actual what the network's own kernels found, in float32
/// @param window the part of the input map that is read; forward only, else the place of the value itself
public record Working(
        String node,
        int channel,
        int row,
        int column,
        Kind kind,
        List<Terms> terms,
        double bias,
        double sum,
        double result,
        double actual,
        Region window) {
    /// The ways to come from terms to a result.
    public enum Kind {
        /// Products of a window or a vector with weights, summed.
        PRODUCTS,
        /// The largest of a window.
        LARGEST,
        /// The mean of a window.
        MEAN,
        /// A function of one value.
        FUNCTION,
        /// Scaled and shifted by the statistics of its channel.
        NORMALIZED,
        /// The sum of several branches.
        SUM,
        /// Passed on as it is.
        SAME,
        /// Nothing comes before: a pixel.
        PIXEL,
        /// The sum over everything that the value went into.
        BACKWARD
    }

    public Working {
        terms = List.copyOf(terms);
    }
}
