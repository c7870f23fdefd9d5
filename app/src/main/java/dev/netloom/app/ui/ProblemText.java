package dev.netloom.app.ui;

import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.GraphCheck;

/// Problems in plain words.
public final class ProblemText {
    private ProblemText() {}

    /// The sentence for a problem of block `id`, or of the network as a whole: "no-input" of a block means a missing
    /// wire, of the network a missing Input block.
    public static String of(String id, Problem problem) {
        String stem = id.equals(GraphCheck.WHOLE) ? "problem.network." : "problem.";
        return Texts.of(stem + problem.key(), problem.arguments());
    }
}
