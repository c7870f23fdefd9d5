package dev.netloom.app.workbench;

import dev.netloom.app.training.FailureText;
import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.export.ExportCheck;
import dev.netloom.engine.export.PyTorchExport;
import dev.netloom.engine.export.TrainedNetwork;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;

/// "Export": the network on the canvas for other programs, with the weights that are on show where they are its own.
final class NetworkExport {
    private static final Background.Lane EXPORTING = new Background.Lane("export");

    private final TrainingSession session;
    private final ShippedWeights shown;
    private final TrainingSettings settings;
    private final Supplier<Project> project;
    private final FileSaver saver;

    NetworkExport(
            TrainingSession session,
            ShippedWeights shown,
            TrainingSettings settings,
            Supplier<Project> project,
            FileSaver saver) {
        this.session = session;
        this.shown = shown;
        this.settings = settings;
        this.project = project;
        this.saver = saver;
    }

    MenuItem item(Supplier<Window> owner) {
        MenuItem item = new MenuItem(Texts.of("network-export.menu"), Icons.of("mdi2e-export-variant"));
        item.setId("network-export-open");
        item.setOnAction(event -> ask(owner.get()));
        return item;
    }

    private void ask(Window owner) {
        ExportPane pane = pane();
        ButtonType export = new ButtonType(Texts.of("network-export.go"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Texts.of("network-export.title"));
        dialog.getDialogPane().setContent(pane);
        dialog.getDialogPane().getButtonTypes().addAll(export, ButtonType.CANCEL);
        Theme.of(owner.getScene().getRoot()).dress(dialog.getDialogPane());
        dialog.showAndWait()
                .filter(export::equals)
                .ifPresent(chosen -> export(pane.chosen(), pane.withPreprocessing()));
    }

    ExportPane pane() {
        Graph graph = project.get().graph();
        boolean computes = GraphCheck.of(graph).ok();
        String key = !computes ? "problems" : weights(graph).isPresent() ? "trained" : "untrained";
        return new ExportPane(Texts.of("network-export." + key), computes);
    }

    /// Asks for the file, and writes it while the window goes on.
    void export(ExportFormat format, boolean preprocessing) {
        Project now = project.get();
        Optional<Weights> weights = weights(now.graph());
        TrainingConfig config = settings.describedProperty()
                .get()
                .map(TrainingDescription::config)
                .orElseGet(() -> TrainingConfig.of(1));
        Optional<Dataset> data = Optional.ofNullable(session.dataProperty().get());
        String usual = ExportMenu.fileName("", now.name()).substring(1);
        String name = format == ExportFormat.PYTORCH ? PyTorchExport.moduleName(usual) : usual;
        saver.ask(Texts.of("network-export.title"), name, format.extension()).ifPresent(file -> {
            session.notices().tell(Texts.of("network-export.running", file.getFileName()));
            EXPORTING.run(
                    () -> {
                        List<TrainedNetwork> networks = format.isDrawn()
                                ? List.of()
                                : List.of(weights.map(own -> new TrainedNetwork(now.name(), now.graph(), own))
                                        .orElseGet(() ->
                                                TrainedNetwork.untrained(now.name(), now.graph(), config.seed())));
                        return format.write(
                                new ExportJob(now, networks, config, data.map(Dataset::test), preprocessing), file);
                    },
                    check -> tell(file, check),
                    problem -> saver.failed(
                            file,
                            problem instanceof TrainingFailure
                                    ? FailureText.of(problem)
                                    : FileReason.of(problem, file)));
        });
    }

    private void tell(Path file, Optional<ExportCheck> check) {
        session.notices()
                .tell(check.map(found -> Texts.of(
                                "network-export.checked",
                                file.getFileName(),
                                found.images(),
                                difference(found.largestDifference())))
                        .orElseGet(() -> Texts.of("saver.saved", file)));
    }

    private static String difference(double largest) {
        return largest == 0 ? "0" : String.format(Locale.ROOT, "%.0e", largest);
    }

    /// Those on show, where they are of this network.
    private Optional<Weights> weights(Graph graph) {
        Learned stored = shown.shownProperty().get();
        if (stored != null) {
            return stored.graph().equals(graph) ? Optional.of(stored.weights()) : Optional.empty();
        }
        return graph.equals(session.graphProperty().get())
                ? Optional.ofNullable(session.weightsProperty().get())
                : Optional.empty();
    }
}
