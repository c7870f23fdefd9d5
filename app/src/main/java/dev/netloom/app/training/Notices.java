package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What there is to say about a session: one sentence at a time.
public final class Notices {
    /// Said where there is nothing else to say.
    static final Notice READY = Notice.info(Texts.of("training.status.idle"));

    private final ReadOnlyObjectProperty<TrainingState> state;
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", READY);
    private Notice awaited;

    Notices(ReadOnlyObjectProperty<TrainingState> state) {
        this.state = state;
    }

    public ReadOnlyObjectProperty<Notice> property() {
        return notice.getReadOnlyProperty();
    }

    /// @param key of the text
    void say(String key) {
        notice.set(Notice.info(Texts.of(key)));
    }

    void rest() {
        notice.set(READY);
    }

    /// Says what the training thread does, unless a run goes on; until [#arrive].
    void await(String key) {
        if (!state.get().isActive()) {
            say(key);
            awaited = notice.get();
        }
    }

    void arrive() {
        if (notice.get() == awaited) {
            rest();
        }
    }

    /// Says why stored weights are not shown, unless a run has more important things to say.
    void excuse(Throwable why) {
        if (!state.get().isActive()) {
            warn(Texts.of("shipped.failed", FailureText.of(why)));
        }
    }

    /// Says that a file was written.
    public void tellSaved(Path file) {
        tell(Texts.of("saver.saved", file));
    }

    /// Says that something is not as it should be, though the run goes on; it stays until there is other news.
    public void warn(String text) {
        notice.set(new Notice(Notice.Kind.FAILURE, text));
    }

    /// Says that something went well.
    public void tell(String text) {
        notice.set(new Notice(Notice.Kind.SUCCESS, text));
    }
}
