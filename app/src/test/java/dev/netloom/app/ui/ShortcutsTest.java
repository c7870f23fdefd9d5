package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortcutsTest {
    @ParameterizedTest
    @EnumSource
    void everyShortcutSaysWhatItDoes(Shortcut shortcut) {
        assertThat(shortcut.text()).isNotBlank();
        assertThat(shortcut.keyText()).isNotBlank();
        assertThat(Texts.has("shortcuts." + shortcut.section().key())).isTrue();
    }

    @Test
    void noKeyDoesTwoThings() {
        Map<KeyCombination, Shortcut> seen = new HashMap<>();
        Arrays.stream(Shortcut.values())
                .forEach(shortcut -> shortcut.keys()
                        .forEach(key -> assertThat(seen.put(key, shortcut))
                                .as("%s of %s", key, shortcut)
                                .isNull()));
    }
}
