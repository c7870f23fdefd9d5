package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// The end of a network: softmax makes probabilities of the incoming logits, p_k = exp(z_k) / Σ_j exp(z_j), and the
/// loss is the cross entropy −log p_label.
public record Output() implements Block {
    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return input.isVector() ? Optional.empty() : Optional.of(Problem.of("output.not-flat", input));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
