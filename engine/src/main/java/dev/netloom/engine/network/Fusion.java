package dev.netloom.engine.network;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.layer.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rewriting that makes a plan fast: a ReLU is computed by the layer before it, and so is a batch normalisation.
///
/// - A convolution whose only reader is a batch normalisation with given statistics computes it, where no gradient is
///   wanted.
/// - A convolution, a dense layer, a batch normalisation or a sum of two whose only reader is a ReLU computes it in the
///   same pass.
/// - Where a max pooling is the only reader of the ReLU of one with weights, the pooling computes it instead, on
/// fewer values:
///   max(ReLU(x)) = ReLU(max(x)), and so are the gradients.
final class Fusion {
    private final PlanOptions options;
    private final Set<String> learned;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Stage> readerOf = new HashMap<>();
    private final Set<Stage> merged = new HashSet<>();
    private final Map<Stage, Stage> rewritten = new HashMap<>();

    private Fusion(List<Stage> stages, PlanOptions options, Set<String> learned) {
        this.options = options;
        this.learned = learned;
        for (Stage stage : stages) {
            for (String input : stage.inputs()) {
                readers.merge(input, 1, Integer::sum);
                readerOf.put(input, stage);
            }
        }
    }

    /// @param learned the wires whose gradient is wanted
    static List<Stage> of(List<Stage> stages, PlanOptions options, Set<String> learned) {
        Fusion fusion = new Fusion(stages, options, learned);
        List<Stage> fused = new ArrayList<>();
        for (Stage stage : stages) {
            Stage next = fusion.rewritten.getOrDefault(stage, stage);
            if (!fusion.merged.contains(stage)) {
                fused.add(fusion.mergeRelu(fusion.foldNorm(next)));
            }
        }
        return fused;
    }

    private Stage foldNorm(Stage stage) {
        Stage norm = onlyReader(stage);
        boolean folds = norm != null
                && stage.block() instanceof Conv
                && norm.block() instanceof BatchNorm
                && options.mode(norm.node()) == Mode.EVALUATION
                && !learned.contains(norm.output());
        if (!folds) {
            return stage;
        }
        merged.add(norm);
        return stage.thenNorm(norm);
    }

    private Stage mergeRelu(Stage stage) {
        Stage relu = onlyReader(stage);
        if (!stage.mayEndInRelu() || relu == null || !(relu.block() instanceof Relu)) {
            return stage;
        }
        merged.add(relu);
        Stage pool = onlyReader(relu);
        if (!stage.isWeighted() || pool == null || !pool.isMaxPool()) {
            return stage.thenRelu(relu);
        }
        rewritten.put(pool, pool.reading(stage.output()).thenRelu(pool));
        return stage;
    }

    /// The stage that alone reads the output of `stage`; null where several do, or none,
    /// or somebody looks at it from outside.
    private Stage onlyReader(Stage stage) {
        boolean isShown = options.shown().filter(stage.output()::equals).isPresent();
        return readers.getOrDefault(stage.output(), 0) == 1 && !isShown ? readerOf.get(stage.output()) : null;
    }
}
