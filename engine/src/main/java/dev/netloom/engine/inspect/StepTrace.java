package dev.netloom.engine.inspect;

import dev.netloom.engine.train.TrainingEvent.StepExamined;
import java.util.List;
import java.util.Optional;

/// One training step in its parts: forward block by block, the loss, backward block by block, and what the optimiser
/// did. See [StepTracer].
///
/// @param step what was taken apart
/// @param forward in the order of the network, from the input on
/// @param backward in the opposite order, from the logits on
/// @param updates of every trained parameter, in the order of the network
public record StepTrace(
        StepExamined step, List<Forward> forward, Loss loss, List<Backward> backward, List<Update> updates) {
    public StepTrace {
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
        updates = List.copyOf(updates);
    }

    /// What a block puts out for the whole batch.
    ///
    /// @param spread standard deviation
    /// @param zeros share of the values that are 0, 0 to 1
    /// @param first of the batch's first image, as maps
    public record Forward(
            String block, double mean, double spread, double low, double high, double zeros, FeatureMaps first) {}

    /// The loss of the batch.
    ///
    /// @param label of the first image; of one that is mixed of two, that with the larger share
    /// @param probabilities of every class for the first image
    /// @param first loss of the first image: −log p of its label, or the mean of its two by their shares
    /// @param batch mean over the batch, with label smoothing where there is any
    /// @param right images whose likeliest class is their label, or that with the larger share
    public record Loss(int label, List<Float> probabilities, double first, double batch, int right) {
        public Loss {
            probabilities = List.copyOf(probabilities);
        }
    }

    /// The gradient of the loss of the batch as it comes back through a block.
    ///
    /// @param norm √Σ g² of the gradient with respect to what the block put out
    /// @param parameterNorm the same with respect to its parameters; empty where it has none that are trained
    /// @param first with respect to what it put out for the batch's first image, as maps
    public record Backward(String block, double norm, Optional<Double> parameterNorm, FeatureMaps first) {}

    /// How one parameter was changed.
    ///
    /// @param parameter `conv1.weight`
    /// @param gradient √Σ g², before clipping and weight decay
    /// @param change √Σ (w after − w before)²
    /// @param norm √Σ w² before
    public record Update(String block, String parameter, double gradient, double change, double norm) {
        /// How far it moved, in parts of its own length; 0 where that is 0.
        public double ratio() {
            return norm > 0 ? change / norm : 0;
        }
    }
}
