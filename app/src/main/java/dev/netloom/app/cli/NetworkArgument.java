package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A network on the command line: a project file, or the name of one that comes with the program.
final class NetworkArgument {
    private NetworkArgument() {}

    static Project read(String argument) throws Failure, FileProblem, IOException {
        Path template = Samples.network(argument);
        Path file = Path.of(argument);
        if (!Files.exists(file) && !argument.contains("/") && Files.exists(template)) {
            return ProjectFile.read(template);
        }
        if (!Files.exists(file)) {
            throw new Failure("cli.no-network", argument, String.join(", ", Samples.networks()));
        }
        return ProjectFile.read(file);
    }

    /// The graph of a project that can be run.
    ///
    /// @throws Failure with its problems, where it cannot
    static Graph readReady(String argument) throws Failure, FileProblem, IOException {
        Graph graph = read(argument).graph();
        GraphCheck check = GraphCheck.of(graph);
        if (!check.ok()) {
            throw new Failure("cli.problems", argument, sentences(check.problems()));
        }
        return graph;
    }

    private static String sentences(Map<String, List<Problem>> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach((node, list) -> list.forEach(problem -> text.append(text.isEmpty() ? "" : "; ")
                .append(node.isEmpty() ? "" : node + ": ")
                .append(Texts.of("problem." + problem.key(), problem.arguments()))));
        return text.toString();
    }
}
