package dev.netloom.app.workbench;

import atlantafx.base.theme.Styles;
import dev.netloom.app.document.Autosave;
import dev.netloom.app.document.Drafts;
import dev.netloom.app.document.Kept;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
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
    private final Label text = Controls.paragraph("");
    private final Button restore = button("restore", this::restore);
    private final Button look = button("look", this::look);
    private final Button discard = button("discard", this::drop);
    private Autosave autosave;

    /// @param tell takes what is wrong with drafts
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
        Background.run(() -> read(drafts), this::offer, problem -> tell.accept(FileReason.of(problem)));
    }

    /// What there is to offer, and what is damaged, in words.
    private record Found(List<Kept> kept, List<String> damaged) {}

    private static Found read(Drafts drafts) throws IOException {
        List<String> damaged = new ArrayList<>();
        List<Kept> kept = Kept.in(drafts, (file, problem) -> {
            Failures.log(problem);
            damaged.add(Texts.of("draft.damaged", FileReason.of(problem)));
        });
        return new Found(kept, damaged);
    }

    private void offer(Found read) {
        found.addAll(read.kept());
        if (!read.damaged().isEmpty()) {
            tell.accept(String.join("\n", read.damaged()));
        }
        show();
    }

    private void show() {
        setVisible(!found.isEmpty());
        if (!found.isEmpty()) {
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
        Kept gone = found.poll();
        Background.run(
                () -> {
                    gone.draft().remove();
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
        return button;
    }
}
