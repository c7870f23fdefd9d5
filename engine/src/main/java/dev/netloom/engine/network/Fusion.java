package dev.netloom.engine.network;

import dev.netloom.engine.block.Relu;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rewriting that makes a training plan fast: a ReLU is computed by the layer before it.
///
/// - A convolution, a dense layer or a batch normalisation whose only reader is a ReLU computes it in the same pass.
/// - Where a max pooling is the only reader of the ReLU of one with weights, the pooling computes it instead, on
/// fewer values:
///   max(ReLU(x)) = ReLU(max(x)), and so are the gradients.
final class Fusion {
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Stage> readerOf = new HashMap<>();
    private final Set<Stage> merged = new HashSet<>();
    private final Map<Stage, Stage> rewritten = new HashMap<>();

    private Fusion(List<Stage> stages) {
        for (Stage stage : stages) {
            for (String input : stage.inputs()) {
                readers.merge(input, 1, Integer::sum);
                readerOf.put(input, stage);
            }
        }
    }

    static List<Stage> of(List<Stage> stages) {
        Fusion fusion = new Fusion(stages);
        List<Stage> fused = new ArrayList<>();
        for (Stage stage : stages) {
            Stage next = fusion.rewritten.getOrDefault(stage, stage);
            if (!fusion.merged.contains(stage)) {
                fused.add(fusion.merge(next));
            }
        }
        return fused;
    }

    private Stage merge(Stage stage) {
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

    /// The stage that alone reads the output of `stage`; null where several do, or none.
    private Stage onlyReader(Stage stage) {
        return readers.getOrDefault(stage.output(), 0) == 1 ? readerOf.get(stage.output()) : null;
    }
}
