package dev.netloom.app.workbench;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.document.FileStamp;
import dev.netloom.app.document.Kept;
import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.DataFolder;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.RunBundle;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.interop.onnx.ImportedNetwork;
import dev.netloom.engine.store.interop.onnx.OnnxImport;
import dev.netloom.engine.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// New, open, save: what happens to files. Nothing is given up before the user was asked, and a file that cannot be
/// read or written changes nothing.
public final class Documents {
    private static final String ONNX = ".onnx";
    private static final Pattern WEIGHTS = Pattern.compile(".*\\.(npz|npy|safetensors|pth|pt|pkl)");

    private final DiagramModel model;
    private final Dialogs dialogs;
    private final RecentFiles recent;
    /// Of the document's file when it was last read or written here.
    private Optional<FileStamp> stamp = Optional.empty();

    private Consumer<Path> onWeights = file -> {};
    private Consumer<Path> onData = path -> {};
    private Consumer<Path> onBundle = file -> {};
    private BiConsumer<ImportedNetwork, Path> onImported = (network, file) -> {};
    private NoticeBar notice = new NoticeBar();

    Documents(DiagramModel model, Dialogs dialogs, RecentFiles recent) {
        this.model = model;
        this.dialogs = dialogs;
        this.recent = recent;
        stamp = model.fileProperty().get().flatMap(FileStamp::of);
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
        dialogs.chooseToOpen().ifPresent(this::open);
    }

    public void open(Path file) {
        if (RunBundle.isBundle(file)) {
            onBundle.accept(file);
            return;
        }
        whenNothingIsLost(() -> read(file, Optional.of(file)));
    }

    /// Opens the network that comes with the program under this name. It belongs to no file yet, so that saving it
    /// does not write over the sample.
    public void openSample(String name) {
        Optional<Template> template = Template.named(name);
        whenNothingIsLost(
                () -> template.ifPresentOrElse(this::build, () -> read(Samples.network(name), Optional.empty())));
    }

    private void build(Template template) {
        Diagram before = model.diagram();
        Background.INSPECTION.run( // laying out a large one takes a while, and reads no file
                () -> Diagram.of(template.project()),
                diagram -> unlessEdited(before, () -> model.open(diagram, Optional.empty())),
                problem -> dialogs.failed(Texts.of("open.failed", template.name()), FileReason.of(problem)));
    }

    /// Shows a network that no file holds as a document of its own, and goes on once it is there.
    public void show(Project project, Runnable then) {
        whenNothingIsLost(() -> Background.run(
                () -> Diagram.of(project),
                diagram -> {
                    model.open(diagram, Optional.empty());
                    then.run();
                },
                problem -> dialogs.failed(Texts.of("open.failed", project.name()), FileReason.of(problem))));
    }

    /// @param load reads a file of weights
    void setOnWeights(Consumer<Path> load) {
        onWeights = load;
    }

    /// @param open shows a run of another machine
    void setOnBundle(Consumer<Path> open) {
        onBundle = open;
    }

    /// @param onImported takes the weights that came with a network
    void setOnImported(BiConsumer<ImportedNetwork, Path> onImported) {
        this.onImported = onImported;
    }

    /// @param notice where the window says what nobody waits for
    void setNotice(NoticeBar notice) {
        this.notice = notice;
    }

    NoticeBar notice() {
        return notice;
    }

    /// Says that something with a file did not work.
    void fail(String title, String why) {
        dialogs.failed(title, why);
    }

    /// @param onData takes a folder or file with images that was dropped
    public void setOnData(Consumer<Path> onData) {
        this.onData = onData;
    }

    /// Takes what was dropped on the window.
    public void take(List<Path> files) {
        Path first = files.getFirst();
        String name = String.valueOf(first.getFileName());
        if (files.size() > 1) {
            dialogs.failed(Texts.of("drop.title"), Texts.of("drop.many", files.size()));
        } else if (RunBundle.isBundle(first)) {
            open(first);
        } else if (DataFolder.isData(first)) {
            onData.accept(first);
        } else if (WEIGHTS.matcher(name).matches()) {
            onWeights.accept(first);
        } else if (!name.endsWith(".json") && !name.endsWith(ONNX)) {
            dialogs.failed(Texts.of("drop.title"), Texts.of("drop.other", name));
        } else {
            open(first);
        }
    }

    /// Goes on where a crash broke off: with the changes, and the file that they are not in. Says so when it is done.
    public void restore(Kept kept, Runnable done) {
        whenNothingIsLost(() -> {
            stamp = kept.home().flatMap(FileStamp::of);
            model.restore(kept.diagram(), kept.home());
            done.run();
        });
    }

    /// Shows what a crash left, as a document of its own that nothing depends on.
    public void look(Kept kept) {
        String name = Texts.of("recovery.copy", kept.diagram().name());
        whenNothingIsLost(() -> model.open(kept.diagram().named(name), Optional.empty()));
    }

    /// An ONNX file becomes a document that no file holds yet.
    private void readOnnx(Path file) {
        Diagram before = model.diagram();
        Background.INSPECTION.run(
                () -> {
                    ImportedNetwork network = OnnxImport.read(file);
                    return new Imported(Diagram.of(network.project()), network);
                },
                read -> unlessEdited(before, () -> {
                    model.open(read.diagram(), Optional.empty());
                    onImported.accept(read.network(), file);
                }),
                problem -> dialogs.failed(Texts.of("open.failed", file.getFileName()), FileReason.of(problem)));
    }

    private void read(Path file, Optional<Path> home) {
        if (file.toString().endsWith(ONNX)) {
            readOnnx(file);
            return;
        }
        Diagram before = model.diagram();
        Background.run(
                () -> {
                    Optional<FileStamp> found = FileStamp.of(file);
                    return new Read(Diagram.of(ProjectFile.read(file)), found);
                },
                read -> unlessEdited(before, () -> {
                    stamp = read.stamp();
                    model.open(read.diagram(), home);
                    home.ifPresent(recent::add);
                }),
                problem -> dialogs.failed(Texts.of("open.failed", file.getFileName()), FileReason.of(problem)));
    }

    /// Shows at once what was waited for; asks first where the user went on with `before` meanwhile.
    private void unlessEdited(Diagram before, Runnable show) {
        if (model.diagram() == before) {
            show.run();
        } else {
            whenNothingIsLost(show);
        }
    }

    private record Imported(Diagram diagram, ImportedNetwork network) {}

    private record Read(Diagram diagram, Optional<FileStamp> stamp) {}

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
        Optional<Path> file = model.fileProperty().get();
        if (file.isEmpty()) {
            saveAs(then);
            return;
        }
        Background.run(
                () -> FileStamp.of(file.get()),
                found -> {
                    if (found.isEmpty() || found.equals(stamp)) {
                        write(file.get(), model.diagram(), then);
                    } else {
                        askAboutOther(file.get(), then);
                    }
                },
                problem -> {});
    }

    private void askAboutOther(Path file, Runnable then) {
        switch (dialogs.askAboutChangedFile(file)) {
            case OVERWRITE -> write(file, model.diagram(), then);
            case ELSEWHERE -> saveAs(then);
            case CANCEL -> {}
        }
    }

    private void saveAs(Runnable then) {
        dialogs.chooseToSave(model.diagram().name()).ifPresent(file -> {
            String name = file.getFileName().toString();
            Diagram named = model.diagram().named(name.substring(0, name.length() - ProjectFile.EXTENSION.length()));
            write(file, named, then);
        });
    }

    private void write(Path file, Diagram diagram, Runnable then) {
        Background.run(
                () -> {
                    ProjectFile.write(file, diagram.project());
                    return FileStamp.of(file);
                },
                written -> {
                    stamp = written;
                    model.saved(diagram, file);
                    recent.add(file);
                    then.run();
                },
                problem -> dialogs.failed(
                        Texts.of("save.failed", file.getFileName()),
                        FileReason.of(problem, file) + "\n\n" + Texts.of("save.kept")));
    }
}
