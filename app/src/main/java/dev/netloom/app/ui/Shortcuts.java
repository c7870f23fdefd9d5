package dev.netloom.app.ui;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// What shortcuts do in one place: in the whole window, or only where the keyboard is on the canvas.
public final class Shortcuts {
    private final Map<Shortcut, Consumer<KeyEvent>> actions = new EnumMap<>(Shortcut.class);

    /// @throws IllegalStateException where `shortcut` does something already
    public void on(Shortcut shortcut, Runnable action) {
        onKey(shortcut, event -> action.run());
    }

    /// For an action that depends on which of its keys was pressed. It works only where events are handed in: see
    /// [#handle].
    ///
    /// @throws IllegalStateException where `shortcut` does something already
    public void onKey(Shortcut shortcut, Consumer<KeyEvent> action) {
        if (actions.putIfAbsent(shortcut, action) != null) {
            throw new IllegalStateException(shortcut + " is bound twice");
        }
    }

    public Set<Shortcut> bound() {
        return Collections.unmodifiableSet(actions.keySet());
    }

    /// Makes them work everywhere in `scene`, unless what has the keyboard takes the key for itself.
    public void install(Scene scene) {
        actions.forEach((shortcut, action) ->
                shortcut.keys().forEach(keys -> scene.getAccelerators().put(keys, () -> action.accept(null))));
    }

    /// Does what `event` asks for, and consumes it; lets others pass.
    public void handle(KeyEvent event) {
        actions.entrySet().stream()
                .filter(entry -> entry.getKey().matches(event))
                .findFirst()
                .ifPresent(entry -> {
                    event.consume();
                    entry.getValue().accept(event);
                });
    }
}
