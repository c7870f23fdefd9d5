package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.GraphCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// Why Train has to wait, in words.
final class ReadinessText {
    private ReadinessText() {}

    /// Why the network of `model` cannot be trained now: a comparison has the training thread, or it has problems.
    static ObservableValue<Optional<String>> of(TrainingSession session, DiagramModel model) {
        return Bindings.createObjectBinding(
                () -> session.guests().isHosting()
                        ? Optional.of(Texts.of("training.obstacle.comparison"))
                        : obstacle(model.check()),
                session.guests().property(),
                model.checkProperty());
    }

    /// The first problem of the network and how many more there are; empty where there is none.
    static Optional<String> obstacle(GraphCheck check) {
        int count = check.problems().values().stream().mapToInt(List::size).sum();
        return check.problems().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .findFirst()
                .map(ReadinessText::words)
                .map(first -> count == 1 ? first : Texts.of("training.obstacle.more", first, count - 1));
    }

    private static String words(Map.Entry<String, List<Problem>> found) {
        String problem = ProblemText.of(found.getValue().getFirst());
        if (found.getValue().getFirst().key().equals("made-for")) {
            return Texts.of("training.obstacle.made-for", problem);
        }
        return found.getKey().equals(GraphCheck.WHOLE)
                ? Texts.of("training.obstacle.network", problem)
                : Texts.of("training.obstacle.block", found.getKey(), problem);
    }
}
