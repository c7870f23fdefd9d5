package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the user names a network by: a project file, one of the networks that come with the program, or a template.
///
/// @param text as it was given
record NetworkArgument(String text) {
    /// The network as it is, with whatever is wrong with it.
    Project load() throws CommandFailure, FileProblem, IOException {
        Optional<Template> template = isFile() ? Optional.empty() : Template.named(text);
        return template.isPresent() ? template.get().project() : ProjectFile.read(file());
    }

    /// The network, if it has no problem.
    Project read() throws CommandFailure, FileProblem, IOException {
        Project project = load();
        GraphCheck check = GraphCheck.of(project.graph());
        if (!check.ok()) {
            throw new CommandFailure(Texts.of("cli.network.problems", text, Reason.of(check)));
        }
        return project;
    }

    /// A name for files that belong to the network.
    String stem() {
        String name = Path.of(text).getFileName().toString();
        return name.endsWith(ProjectFile.EXTENSION)
                ? name.substring(0, name.length() - ProjectFile.EXTENSION.length())
                : name;
    }

    /// The trained weights that come with the network; empty where none do, and for project files.
    Optional<Path> weights() throws IOException {
        return Files.exists(Path.of(text)) || !Samples.networks().contains(text)
                ? Optional.empty()
                : Optional.of(Samples.weights(text)).filter(Files::isRegularFile);
    }

    private boolean isFile() {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException _) {
            return false; // no file can have such a name
        }
    }

    private Path file() throws CommandFailure, IOException {
        if (isFile()) {
            return Path.of(text);
        }
        if (Samples.networks().contains(text)) {
            return Samples.network(text);
        }
        throw new CommandFailure(unknown());
    }

    private String unknown() throws IOException {
        return Texts.of("cli.network.unknown", text, String.join(", ", names()));
    }

    /// Of all networks that need no file: those that come with the program, and the templates.
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>(Samples.networks());
        Template.all().stream().map(Template::name).forEach(names::add);
        return names;
    }
}
