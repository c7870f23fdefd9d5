package dev.netloom.app.ui;

import dev.netloom.engine.block.Problem;

/// Problems in plain words.
public final class ProblemText {
    private ProblemText() {}

    public static String of(Problem problem) {
        return Texts.of("problem." + problem.key(), problem.arguments());
    }
}
