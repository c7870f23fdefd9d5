package dev.netloom.app.cli;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;

/// Where a network with its weights goes: a project file, and beside it an `.npz` of the same name.
///
/// @param project ends as the names of project files do
record NetworkFiles(Path project) {
    Path weights() {
        return project.resolveSibling(new NetworkArgument(project.toString()).stem() + ".npz");
    }

    void write(Project network, Weights learned) throws IOException {
        ProjectFile.write(project, network);
        WeightsFile.write(weights(), learned);
    }

    @Override
    public String toString() {
        return project + ", " + weights();
    }
}
