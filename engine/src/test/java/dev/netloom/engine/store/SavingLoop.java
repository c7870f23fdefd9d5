package dev.netloom.engine.store;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/// A process that saves one project after the other into one file until it is killed.
final class SavingLoop {
    private SavingLoop() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Graph graph = graph();
        for (int round = 0; ; round++) {
            ProjectFile.write(file, new Project("Round " + round, graph, Map.of()));
            System.out.println("saved");
        }
    }

    /// Large, so that almost all the time goes by while a file is being written.
    static Graph graph() {
        return Graph.chain(Collections.nCopies(800, new Relu()).toArray(Block[]::new));
    }
}
