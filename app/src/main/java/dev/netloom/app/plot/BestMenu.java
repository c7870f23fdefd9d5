package dev.netloom.app.plot;

import atlantafx.base.theme.Styles;
import dev.netloom.app.training.BestEpoch;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.WeightsFile;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// The best epoch of the run: which it is, and what may be done with its weights.
public final class BestMenu extends MenuButton {
    private final FileSaver saver;
    private final TrainingSession session;
    private boolean brief;

    /// @param saver asks where weights go
    public BestMenu(TrainingSession session, FileSaver saver) {
        this.session = session;
        this.saver = saver;
        setId("curves-best");
        setGraphic(Icons.of("mdi2t-trophy-outline"));
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        setMinWidth(USE_PREF_SIZE);
        MenuItem use = new MenuItem(Texts.of("best.use"));
        use.setId("best-use");
        use.setOnAction(event -> session.useBest());
        MenuItem save = new MenuItem(Texts.of("best.save"));
        save.setId("best-save");
        save.setOnAction(event -> save(session.bestProperty().get()));
        getItems().addAll(use, save);
        use.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> session.stateProperty().get().isActive() || !isKept(session),
                        session.stateProperty(),
                        session.bestProperty()));
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> !isKept(session), session.bestProperty()));
        session.bestProperty().subscribe(this::tell);
    }

    /// Says less, where there is little room.
    void shorten(boolean wanted) {
        brief = wanted;
        tell(session.bestProperty().get());
    }

    private static boolean isKept(TrainingSession session) {
        BestEpoch best = session.bestProperty().get();
        return best != null && best.weights().isPresent();
    }

    private void tell(BestEpoch best) {
        setVisible(best != null);
        setManaged(best != null);
        if (best != null) {
            String words = Texts.of("best.epoch", best.epoch(), best.judged().accuracy());
            setText(brief ? Texts.of("best.brief", best.judged().accuracy()) : words);
            String tip = Texts.of(best.weights().isPresent() ? "best.tip" : "best.too-large");
            setTooltip(Controls.tooltip(words + ". " + tip));
            setAccessibleText(words + ". " + tip);
        }
    }

    private void save(BestEpoch best) {
        Weights weights = best.weights().orElseThrow();
        saver.ask(Texts.of("best.save.title"), Texts.of("best.save.name", best.epoch()), "npz")
                .ifPresent(file -> write(file, weights));
    }

    private void write(Path file, Weights weights) {
        Background.run(
                () -> {
                    WeightsFile.write(file, weights);
                    return file;
                },
                saver::saved,
                problem -> saver.failed(file, FileReason.of(problem, file)));
    }
}
