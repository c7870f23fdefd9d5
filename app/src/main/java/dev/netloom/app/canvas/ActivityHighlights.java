package dev.netloom.app.canvas;

import java.util.Locale;
import java.util.Set;
import javafx.css.PseudoClass;

/// Where a network is at work, made visible.
public interface ActivityHighlights {
    /// What a batch is doing there.
    enum Phase {
        FORWARD,
        LOSS,
        BACKWARD,
        UPDATE;

        private final PseudoClass style = PseudoClass.getPseudoClass("lit-" + name().toLowerCase(Locale.ROOT));

        void show(javafx.scene.Node card, boolean lit) {
            card.pseudoClassStateChanged(style, lit);
        }

        /// Of the phases, only this one, or none.
        static void show(javafx.scene.Node card, boolean lit, Phase phase) {
            for (Phase one : values()) {
                one.show(card, lit && one == phase);
            }
        }
    }

    /// @param ids blocks; none for darkness
    void light(Set<String> ids, Phase phase);
}
