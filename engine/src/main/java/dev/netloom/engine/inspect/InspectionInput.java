package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import java.util.Optional;

/// What is to be looked at: a network, whole or not, and the image that goes through it.
///
/// @param trained weights to use where they belong; elsewhere weights are as before training
/// @param seed decides the weights of untrained blocks
public record InspectionInput(Graph graph, Picture picture, Optional<Trained> trained, long seed) {
    /// One image of a set, by its place there.
    public record Picture(LabelledImages images, int index) {
        /// As a network with this input sees it, in row, column, channel order: 0 to 1, then normalised as its
        /// set is. Enlarged or made smaller pixel by pixel where the sizes differ; a grey image is the same in
        /// all channels.
        public float[] fitted(Shape input) {
            Shape own = images.shape();
            float[] values = new float[input.size()];
            int at = 0;
            for (int y = 0; y < input.height(); y++) {
                for (int x = 0; x < input.width(); x++) {
                    int row = y * own.height() / input.height();
                    int column = x * own.width() / input.width();
                    for (int channel = 0; channel < input.channels(); channel++) {
                        int plane = Math.min(channel, own.channels() - 1);
                        int offset = (plane * own.height() + row) * own.width() + column;
                        values[at++] = images.value(index, offset);
                    }
                }
            }
            return values;
        }
    }

    /// Weights, and the network that they were trained in. They mean something in a block only while everything
    /// before it is as it was there.
    public record Trained(Graph graph, Weights weights) {}
}
