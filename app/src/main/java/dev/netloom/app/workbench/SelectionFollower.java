package dev.netloom.app.workbench;

import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/// Tells a view which blocks were selected: at once while somebody looks at it, else as soon as somebody does. A hidden
/// view that followed every selection would cost as much as one that is shown.
final class SelectionFollower {
    private final ObservableValue<Set<String>> selection;
    private final ObservableBooleanValue seen;
    private final Consumer<String> view;
    private boolean behind = true;

    private SelectionFollower(
            ObservableValue<Set<String>> selection, ObservableBooleanValue seen, Consumer<String> view) {
        this.selection = selection;
        this.seen = seen;
        this.view = view;
    }

    static void install(ObservableValue<Set<String>> selection, ObservableBooleanValue seen, Consumer<String> view) {
        SelectionFollower follower = new SelectionFollower(selection, seen, view);
        selection.subscribe(() -> {
            follower.behind = true;
            follower.catchUp();
        });
        seen.subscribe(follower::catchUp);
    }

    private void catchUp() {
        if (behind && seen.get()) {
            behind = false;
            selection.getValue().forEach(view);
        }
    }
}
