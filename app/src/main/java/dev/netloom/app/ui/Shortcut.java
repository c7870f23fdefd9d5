package dev.netloom.app.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Every key that does something in the window, with what it does: `command.KEY` in the texts. Whoever does it binds
/// it in [Shortcuts]; tooltips, accelerators and the list under F1 come from here.
public enum Shortcut {
    NEW(Section.FILES, "Shortcut+N"),
    OPEN(Section.FILES, "Shortcut+O"),
    RECENT(Section.FILES, "Shortcut+Shift+O"),
    SAVE(Section.FILES, "Shortcut+S"),
    SAVE_AS(Section.FILES, "Shortcut+Shift+S"),

    UNDO(Section.EDITING, "Shortcut+Z"),
    REDO(Section.EDITING, "Shortcut+Shift+Z", "Shortcut+Y"),
    DELETE(Section.EDITING, "Delete", "Backspace"),
    SELECT_ALL(Section.EDITING, "Shortcut+A"),
    CUT(Section.EDITING, "Shortcut+X"),
    COPY(Section.EDITING, "Shortcut+C"),
    PASTE(Section.EDITING, "Shortcut+V"),
    DUPLICATE(Section.EDITING, "Shortcut+D"),
    RENAME(Section.EDITING, "F2"),
    NUDGE_LEFT(Section.EDITING, "Alt+Left"),
    NUDGE_RIGHT(Section.EDITING, "Alt+Right"),
    NUDGE_UP(Section.EDITING, "Alt+Up"),
    NUDGE_DOWN(Section.EDITING, "Alt+Down"),
    NOTE(Section.EDITING, "N"),
    FREEZE(Section.EDITING, "L"),
    RESIDUAL(Section.EDITING, "Shortcut+Shift+R"),
    INCEPTION(Section.EDITING, "Shortcut+Shift+I"),
    STACK(Section.EDITING, "Shortcut+Shift+K"),
    WITHOUT_SKIP(Section.EDITING, "Shortcut+B"),
    WITHOUT_SKIPS(Section.EDITING, "Shortcut+Shift+B"),
    GROUP(Section.EDITING, "Shortcut+G"),
    UNGROUP(Section.EDITING, "Shortcut+Shift+G"),

    ALONG(Section.WALKING, "Right", "Left"),
    ASIDE(Section.WALKING, "Up", "Down"),
    ENDS(Section.WALKING, "Home", "End"),
    EXTEND(Section.WALKING, "Shift+Right", "Shift+Left", "Shift+Up", "Shift+Down", "Shift+Home", "Shift+End"),
    LOOK_AROUND(Section.WALKING, "Ctrl+Right", "Ctrl+Left", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End"),
    TOGGLE(Section.WALKING, "Space"),
    DESELECT(Section.WALKING, "Esc"),
    SETTINGS(Section.WALKING, "Enter"),
    ADD_AFTER(Section.WALKING, "Insert", "Slash", "Ctrl+Space"),
    CONNECT(Section.WALKING, "C"),
    MENU(Section.WALKING, "Shift+F10", "Context Menu"),

    TRAIN(Section.TRAINING, "F5"),
    STOP(Section.TRAINING, "Shift+F5"),
    STEP(Section.TRAINING, "F7"),
    STEP_EPOCH(Section.TRAINING, "Shift+F7"),
    WALK_BATCH(Section.TRAINING, "F8"),
    SLOWER(Section.TRAINING, "Shortcut+Comma"),
    FASTER(Section.TRAINING, "Shortcut+Period"),

    ROOM_LEARN(Section.WINDOW, "Shortcut+1"),
    ROOM_DATA(Section.WINDOW, "Shortcut+2"),
    ROOM_WORKBENCH(Section.WINDOW, "Shortcut+3"),
    ROOM_EXPERIMENTS(Section.WINDOW, "Shortcut+4"),
    FULL_SCREEN(Section.WINDOW, "F11"),
    HELP(Section.WINDOW, "F1"),
    LEARN(Section.WINDOW, "Shift+F1"),
    NEXT_REGION(Section.WINDOW, "F6"),
    PREVIOUS_REGION(Section.WINDOW, "Shift+F6"),
    COMPARE(Section.WINDOW, "Shortcut+K"),
    FIND(Section.WINDOW, "Shortcut+F"),
    TIDY(Section.WINDOW, "Shortcut+Shift+L"),
    ZOOM_IN(Section.WINDOW, "Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add"),
    ZOOM_OUT(Section.WINDOW, "Shortcut+Minus", "Shortcut+Subtract"),
    ZOOM_WHOLE(Section.WINDOW, "Shortcut+8"),
    FIT_SELECTION(Section.WINDOW, "Shortcut+9"),
    FIT(Section.WINDOW, "Shortcut+0", "Shortcut+Numpad 0");

    /// Where the list under F1 has it: `shortcuts.KEY` in the texts.
    public enum Section {
        FILES,
        EDITING,
        WALKING,
        TRAINING,
        WINDOW;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Section section;
    private final List<KeyCombination> keys;

    /// @param keys any of them does it; the first is the one that tooltips tell
    Shortcut(Section section, String... keys) {
        this.section = section;
        this.keys = Arrays.stream(keys).map(KeyCombination::valueOf).toList();
    }

    /// `save-as`: also the id of its button, where it has one.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Section section() {
        return section;
    }

    public List<KeyCombination> keys() {
        return keys;
    }

    /// What it does, in a few words.
    public String text() {
        return Texts.of("command." + key());
    }

    /// The keys as a person reads them: `Ctrl+Shift+Z or Ctrl+Y`.
    public String keyText() {
        String summed = "keys." + key();
        return Texts.has(summed)
                ? Texts.of(summed)
                : keys.stream()
                        .map(KeyCombination::getDisplayText)
                        .collect(Collectors.joining(Texts.of("shortcuts.or")));
    }

    public boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }
}
