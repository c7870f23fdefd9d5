package dev.netloom.app.workbench;

import dev.netloom.app.training.FxTest;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A keyboard.
final class Keys {
    private Keys() {}

    /// Presses a key or a combination, as `Shortcut+D`, where the keyboard is.
    static void press(Scene scene, String keys) throws Exception {
        FxTest.run(() -> {
            KeyCombination combination = KeyCombination.valueOf(keys);
            Node focused = scene.getFocusOwner();
            Node target = focused == null ? scene.getRoot() : focused;
            boolean mac = System.getProperty("os.name").startsWith("Mac");
            boolean shortcut = combination.getShortcut() == KeyCombination.ModifierValue.DOWN;
            boolean control = combination.getControl() == KeyCombination.ModifierValue.DOWN;
            String name = keys.substring(keys.lastIndexOf('+') + 1);
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                target.fireEvent(new KeyEvent(
                        type,
                        "",
                        "",
                        codeOf(name),
                        combination.getShift() == KeyCombination.ModifierValue.DOWN,
                        control || shortcut && !mac,
                        combination.getAlt() == KeyCombination.ModifierValue.DOWN,
                        shortcut && mac));
            }
        });
    }

    private static KeyCode codeOf(String name) {
        KeyCode code = KeyCode.getKeyCode(name);
        return code != null ? code : KeyCode.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// Types text where the keyboard is.
    static void type(Scene scene, String text) throws Exception {
        for (String letter : text.split("")) {
            FxTest.run(() -> scene
                    .getFocusOwner()
                    .fireEvent(new KeyEvent(
                            KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false)));
        }
    }
}
