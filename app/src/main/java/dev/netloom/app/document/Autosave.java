package dev.netloom.app.document;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Keeps a draft of a changed document: a moment after a change, while more follow every so often. A document that is
/// in its file, as it is, needs none.
public final class Autosave {
    private final DiagramModel model;
    private final Drafts drafts;
    private final PauseTransition pause;
    private final Consumer<Exception> failed;
    /// Belongs to the background thread.
    private Draft draft;

    private boolean closed;
    private boolean complained;

    /// @param apart from a change to its draft
    /// @param failed is told once that there is no draft, and why
    public Autosave(DiagramModel model, Drafts drafts, Duration apart, Consumer<Exception> failed) {
        this.model = model;
        this.drafts = drafts;
        this.failed = failed;
        pause = new PauseTransition(apart);
        pause.setOnFinished(event -> keep());
        model.diagramProperty().addListener(change -> changed());
        model.dirtyProperty().addListener(change -> changed());
    }

    private void changed() {
        if (closed) {
            return;
        }
        if (!model.dirtyProperty().get()) {
            pause.stop();
            run(() -> {
                if (draft != null) {
                    draft.clear();
                }
                return null;
            });
        } else if (pause.getStatus() != PauseTransition.Status.RUNNING) {
            pause.playFromStart();
        }
    }

    /// Keeps the document as it is now.
    public void keep() {
        if (closed || !model.dirtyProperty().get()) {
            return;
        }
        Diagram kept = model.diagram();
        Optional<Path> home = model.fileProperty().get();
        run(() -> {
            mine().write(kept.project(), home);
            return null;
        });
    }

    private Draft mine() throws IOException {
        if (draft == null) {
            draft = drafts.create();
        }
        return draft;
    }

    /// The window goes in order: what was to be saved is saved. Goes on when the draft is gone.
    public void close(Runnable goOn) {
        closed = true;
        pause.stop();
        Background.run(
                () -> {
                    if (draft != null) {
                        draft.remove();
                    }
                    return null;
                },
                done -> goOn.run(),
                problem -> goOn.run());
    }

    private void run(Callable<Void> work) {
        Background.run(work, done -> complained = false, problem -> {
            if (!complained) {
                complained = true;
                failed.accept(problem);
            }
        });
    }
}
