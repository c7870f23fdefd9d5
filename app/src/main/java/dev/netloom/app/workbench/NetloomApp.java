package dev.netloom.app.workbench;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.FileChoosers;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.prefs.Preferences;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Opens the window, on the network that was open last, or else on the book's DeepConvNet.
public final class NetloomApp extends Application {
    private static final String FIRST = "deep-convnet";
    private static final String DOCUMENT = "document";

    /// From a change to its draft.
    private static final Duration KEPT_AFTER = Duration.seconds(3);

    private final Preferences memory = FileChoosers.memory();
    private Diagram first = Documents.blank();
    private Optional<Path> home = Optional.empty();
    private Optional<FileProblem> problem = Optional.empty();

    /// Reads the network off the FX thread, before there is a window: so it never shows an empty one. Whoever opens a
    /// file with the program, as in a double-click, gets that one.
    @Override
    public void init() {
        Optional<Path> asked =
                getParameters().getUnnamed().stream().findFirst().map(Path::of).map(Path::toAbsolutePath);
        Optional<Path> last =
                Optional.ofNullable(memory.get(DOCUMENT, null)).map(Path::of).filter(Files::isReadable);
        asked.or(() -> last).ifPresent(this::read);
        if (home.isEmpty()) {
            read(Samples.network(FIRST));
            home = Optional.empty();
        }
    }

    /// Of several files that cannot be read, the first is told of.
    private void read(Path file) {
        try {
            first = Diagram.of(ProjectFile.read(file));
            home = Optional.of(file);
        } catch (FileProblem unreadable) {
            problem = problem.or(() -> Optional.of(unreadable));
        }
    }

    @Override
    public void start(Stage stage) {
        DiagramModel model = new DiagramModel(first);
        home.ifPresent(file -> model.open(first, home));
        model.fileProperty().subscribe(this::remember);
        TrainingDesk desk = TrainingDesk.onDigits(model);
        Workbench workbench = new Workbench(model, desk.parts());
        Failures.watch(workbench::tell);
        stage.setScene(new Scene(workbench));
        stage.getIcons().add(AboutDialog.icon());
        new WindowMemory(memory).restore(stage, workbench);
        stage.titleProperty()
                .bind(Bindings.createStringBinding(() -> title(model), model.diagramProperty(), model.dirtyProperty()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            workbench.close(Platform::exit);
        });
        stage.show();
        workbench.takeKeyboard();
        workbench.keepDrafts(KEPT_AFTER);
        desk.offerInterrupted(workbench::offer);
        desk.session().load();
        problem.map(FileReason::of).ifPresent(workbench::tell);
    }

    private void remember(Optional<Path> file) {
        String path = file.map(Path::toString).orElse("");
        if (path.isEmpty() || path.length() > Preferences.MAX_VALUE_LENGTH) {
            memory.remove(DOCUMENT);
        } else {
            memory.put(DOCUMENT, path);
        }
    }

    private static String title(DiagramModel model) {
        return Texts.of(
                model.dirtyProperty().get() ? "app.title.changed" : "app.title",
                model.diagram().name());
    }
}
