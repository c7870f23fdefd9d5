package dev.netloom.app.workbench;

import dev.netloom.app.training.BestEpoch;
import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.store.interop.TensorFile;
import dev.netloom.engine.store.interop.WeightMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;

/// Weights from a file into the network on the canvas, and those that are on show to a file.
final class WeightsFiles {
    private static final long SEED = 1;

    private final TrainingSession session;
    private final ShippedWeights shown;
    private final ObservableValue<Graph> canvas;
    private final FileSaver saver;
    private final BooleanBinding busy;
    private Function<WeightMapping, Optional<WeightMapping>> asking = Optional::of;
    private BiConsumer<String, String> failed = (title, why) -> {};

    WeightsFiles(TrainingSession session, ShippedWeights shown, ObservableValue<Graph> canvas, FileSaver saver) {
        this.session = session;
        this.shown = shown;
        this.canvas = canvas;
        this.saver = saver;
        busy = Bindings.createBooleanBinding(
                () -> session.stateProperty().get().isActive()
                        || session.guests().isHosting(),
                session.stateProperty(),
                session.guests().property());
    }

    /// @param chooser asks which file to load
    List<MenuItem> items(Supplier<Optional<Path>> chooser) {
        MenuItem load =
                item("load", "mdi2f-folder-open-outline", () -> chooser.get().ifPresent(this::load));
        load.disableProperty().bind(busy);
        MenuItem save = item(
                "save",
                "mdi2c-content-save-outline",
                () -> onShow().ifPresent(weights -> save(weights, Texts.of("weights.save.name"))));
        save.disableProperty()
                .bind(busy.or(Bindings.createBooleanBinding(
                        () -> onShow().isEmpty(), session.weightsProperty(), shown.shownProperty())));
        MenuItem best = item(
                "save-best",
                "mdi2t-trophy-outline",
                () -> best().ifPresent(epoch ->
                        save(epoch.weights().orElseThrow(), Texts.of("best.save.name", epoch.epoch()))));
        best.disableProperty().bind(Bindings.createBooleanBinding(() -> best().isEmpty(), session.bestProperty()));
        return List.of(load, save, best);
    }

    private static MenuItem item(String id, String icon, Runnable action) {
        MenuItem item = new MenuItem(Texts.of("weights." + id), Icons.of(icon));
        item.setId("weights-" + id);
        item.setOnAction(event -> action.run());
        return item;
    }

    /// @param failed is told what could not be done, and why
    void setOnFailed(BiConsumer<String, String> failed) {
        this.failed = failed;
    }

    /// @param asking shows a mapping that names alone do not decide, and gives back what to load
    void setOnDoubt(Function<WeightMapping, Optional<WeightMapping>> asking) {
        this.asking = asking;
    }

    /// Reads weights for the network on the canvas, in any format; then they are tested, and shown as those of a run.
    void load(Path file) {
        String title = Texts.of("weights.failed", file.getFileName());
        if (busy.get()) {
            failed.accept(title, Texts.of("weights.busy"));
            return;
        }
        Graph network = canvas.getValue();
        Background.run(
                () -> WeightMapping.of(TensorFile.open(file), network),
                mapping -> (mapping.isExact() ? Optional.of(mapping) : asking.apply(mapping))
                        .ifPresent(chosen -> load(chosen, network, title)),
                problem -> failed.accept(title, FileReason.of(problem, file)));
    }

    private void load(WeightMapping mapping, Graph network, String title) {
        Path file = mapping.file().file();
        Background.run(
                () -> mapping.weights(network, SEED),
                weights -> shown.load(network, weights, file.getFileName().toString()),
                problem -> failed.accept(title, FileReason.of(problem, file)));
    }

    private Optional<Weights> onShow() {
        Learned stored = shown.shownProperty().get();
        return Optional.ofNullable(stored == null ? session.weightsProperty().get() : stored.weights());
    }

    private Optional<BestEpoch> best() {
        return Optional.ofNullable(session.bestProperty().get())
                .filter(epoch -> epoch.weights().isPresent());
    }

    private void save(Weights weights, String name) {
        saver.ask(Texts.of("weights.save.title"), name, "npz")
                .ifPresent(file -> Background.run(
                        () -> {
                            WeightsFile.write(file, weights);
                            return file;
                        },
                        saver::saved,
                        problem -> saver.failed(file, FileReason.of(problem, file))));
    }
}
