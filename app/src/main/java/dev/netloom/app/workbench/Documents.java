package dev.netloom.app.workbench;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// New, open, save: what happens to files. Nothing is given up before the user was asked, and a file that cannot be
/// read changes nothing.
public final class Documents {
    private final DiagramModel model;
    private final Dialogs dialogs;

    Documents(DiagramModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
    }

    /// A network to begin with: images come in, and go straight to the output.
    public static Diagram blank() {
        Graph graph = Graph.chain(
                BlockType.of(Input.class).preset(), BlockType.of(Output.class).preset());
        return Diagram.of(new Project(Texts.of("document.untitled"), graph, Map.of()));
    }

    public void createNew() {
        whenNothingIsLost(() -> model.open(blank(), Optional.empty()));
    }

    public void open() {
        whenNothingIsLost(() -> dialogs.chooseToOpen().ifPresent(this::open));
    }

    /// Opens the network that comes with the program under this name. It belongs to no file yet, so that saving it
    /// does not write over the sample.
    public void openSample(String name) {
        Optional<Template> template = Template.named(name);
        whenNothingIsLost(
                () -> template.ifPresentOrElse(this::build, () -> read(Samples.network(name), Optional.empty())));
    }

    private void build(Template template) {
        Background.run(
                () -> Diagram.of(template.project()),
                diagram -> model.open(diagram, Optional.empty()),
                problem -> dialogs.failed(Texts.of("open.failed", template.name()), reason(problem)));
    }

    void open(Path file) {
        read(file, Optional.of(file));
    }

    private void read(Path file, Optional<Path> home) {
        Background.run(
                () -> Diagram.of(ProjectFile.read(file)),
                diagram -> model.open(diagram, home),
                problem -> dialogs.failed(Texts.of("open.failed", file.getFileName()), reason(problem)));
    }

    public void save() {
        save(() -> {});
    }

    public void saveAs() {
        saveAs(() -> {});
    }

    /// Goes on once changes are saved or given up; not at all if the user would rather stay.
    public void whenNothingIsLost(Runnable goOn) {
        if (!model.dirtyProperty().get()) {
            goOn.run();
            return;
        }
        switch (dialogs.askAboutChanges(model.diagram().name())) {
            case SAVE -> save(goOn);
            case DISCARD -> goOn.run();
            case CANCEL -> {}
        }
    }

    private void save(Runnable then) {
        model.fileProperty().get().ifPresentOrElse(file -> write(file, model.diagram(), then), () -> saveAs(then));
    }

    private void saveAs(Runnable then) {
        dialogs.chooseToSave(model.diagram().name())
                .map(Documents::withExtension)
                .ifPresent(file -> {
                    String name = file.getFileName().toString();
                    Diagram named =
                            model.diagram().named(name.substring(0, name.length() - ProjectFile.EXTENSION.length()));
                    write(file, named, then);
                });
    }

    private void write(Path file, Diagram diagram, Runnable then) {
        Background.run(
                () -> {
                    ProjectFile.write(file, diagram.project());
                    return diagram;
                },
                written -> {
                    model.saved(written, file);
                    then.run();
                },
                problem -> dialogs.failed(Texts.of("save.failed", file.getFileName()), reason(problem)));
    }

    private static Path withExtension(Path file) {
        return file.toString().endsWith(ProjectFile.EXTENSION)
                ? file
                : file.resolveSibling(file.getFileName() + ProjectFile.EXTENSION);
    }

    private static String reason(Exception problem) {
        return problem instanceof FileProblem known
                ? Texts.of("file." + known.key(), known.arguments())
                : Texts.of("file.failed", String.valueOf(problem.getMessage()));
    }
}
