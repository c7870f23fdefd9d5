package dev.netloom.app.ui;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// What shortcuts do in one place: in the whole window, or only where the keyboard is on the canvas.
public final class Shortcuts {
    private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);

    /// @throws IllegalStateException where `shortcut` does something already
    public void on(Shortcut shortcut, Runnable action) {
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
                shortcut.keys().forEach(keys -> scene.getAccelerators().put(keys, action)));
    }

    /// Does what `event` asks for, and consumes it; lets others pass.
    public void handle(KeyEvent event) {
        actions.entrySet().stream()
                .filter(entry -> entry.getKey().matches(event))
                .findFirst()
                .ifPresent(entry -> {
                    event.consume();
                    entry.getValue().run();
                });
    }
}
