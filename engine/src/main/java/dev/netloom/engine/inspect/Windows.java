package dev.netloom.engine.inspect;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.network.Weights;

/// What both directions need to know of a window, or of what a value is divided by.
final class Windows {
    private Windows() {}

    /// The cell with the largest value, the first of several.
    static int winner(Terms cells) {
        int winner = -1;
        for (int cell = 0; cell < cells.values().length; cell++) {
            if (cells.inside()[cell] && (winner < 0 || cells.values()[cell] > cells.values()[winner])) {
                winner = cell;
            }
        }
        return winner;
    }

    /// k + alpha / size · Σ_d x[d]² around a channel.
    static double strength(LocalResponseNorm norm, Trace trace, String input, int channel, int row, int column) {
        double squares = 0;
        int channels = trace.shapes().get(input).channels();
        int last = Math.min(channels - 1, channel + (norm.size() - 1) / 2);
        for (int d = Math.max(0, channel - norm.size() / 2); d <= last; d++) {
            double x = trace.value(input, d, row, column);
            squares += x * x;
        }
        return norm.k() + norm.alpha() / norm.size() * squares;
    }

    /// Of a batch normalisation by its running statistics: weight / √(σ² + ε).
    static double scale(BatchNorm norm, Weights weights, String node, int channel) {
        double variance = weights.arrays().get(node + ".running_var").values()[channel];
        return weights.arrays().get(node + ".weight").values()[channel] / Math.sqrt(variance + norm.epsilon());
    }
}
