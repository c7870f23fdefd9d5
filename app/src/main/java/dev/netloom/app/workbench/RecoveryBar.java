package dev.netloom.app.workbench;

import atlantafx.base.theme.Styles;
import dev.netloom.app.document.Autosave;
import dev.netloom.app.document.Draft;
import dev.netloom.app.document.Drafts;
import dev.netloom.app.document.Kept;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What a crash left is offered here: restore it, look at it first, or discard it. Otherwise the bar is not there.
final class RecoveryBar extends HBox {
    private final Documents documents;
    private final Consumer<String> tell;
    private final Deque<Kept> found = new ArrayDeque<>();
    private final Deque<Kept.Damaged> damaged = new ArrayDeque<>();
    private final Label text = Controls.paragraph("");
    private final Button restore = button("restore", this::restore);
    private final Button look = button("look", this::look);
    private final Button discard = button("discard", this::drop);
    private Autosave autosave;

    /// @param tell takes why there is nothing to offer
    RecoveryBar(Documents documents, Consumer<String> tell) {
        this.documents = documents;
        this.tell = tell;
        setId("recovery");
        getStyleClass().add("recovery-bar");
        text.setId("recovery-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        restore.getStyleClass().add(Styles.ACCENT);
        getChildren().addAll(Icons.of("mdi2b-backup-restore"), text, restore, look, discard);
        managedProperty().bind(visibleProperty());
        show();
    }

    /// Looks for what a crash left.
    void search(Drafts drafts, Autosave keeping) {
        autosave = keeping;
        Background.run(() -> Kept.in(drafts), this::offer, problem -> tell.accept(FileReason.of(problem)));
    }

    private void offer(Kept.Found kept) {
        found.addAll(kept.kept());
        damaged.addAll(kept.damaged());
        damaged.forEach(lost -> Failures.log(lost.why()));
        show();
    }

    /// First what can be opened, then what cannot.
    private void show() {
        setVisible(!found.isEmpty() || !damaged.isEmpty());
        restore.setVisible(!found.isEmpty());
        look.setVisible(!found.isEmpty());
        if (found.isEmpty() && !damaged.isEmpty()) {
            Kept.Damaged lost = damaged.peek();
            text.setText(Texts.of("recovery.damaged", lost.file(), FileReason.of(lost.why()), damaged.size() - 1));
        } else if (!found.isEmpty()) {
            Kept kept = found.peek();
            text.setText(Texts.of(
                    "recovery.text",
                    kept.diagram().name(),
                    Date.from(kept.time()),
                    kept.home().map(file -> 1).orElse(0),
                    kept.home().map(Object::toString).orElse(""),
                    found.size() - 1));
            restore.requestFocus();
        }
    }

    private void restore() {
        documents.restore(found.peek(), () -> {
            autosave.keep(); // first the new draft, then the end of the old one
            drop();
        });
    }

    private void look() {
        documents.look(found.peek());
    }

    private void drop() {
        Optional<Draft> gone = found.isEmpty()
                ? damaged.poll().draft()
                : Optional.of(found.poll().draft());
        Background.run(
                () -> {
                    if (gone.isPresent()) {
                        gone.get().remove();
                    }
                    return null;
                },
                done -> {},
                problem -> {});
        show();
    }

    private static Button button(String id, Runnable action) {
        Button button = new Button(Texts.of("recovery." + id));
        button.setId("recovery-" + id);
        button.setTooltip(Controls.tooltip(Texts.of("recovery." + id + ".tip")));
        button.setOnAction(event -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }
}
