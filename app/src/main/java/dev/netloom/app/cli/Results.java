package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Evaluation;

/// Results in words.
final class Results {
    private Results() {}

    static String accuracy(Evaluation evaluation) {
        return Texts.of(
                "cli.accuracy",
                evaluation.correct(),
                evaluation.total(),
                evaluation.accuracy(),
                evaluation.interval().low(),
                evaluation.interval().high());
    }
}
