package dev.netloom.app.canvas;

import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What blocks show of themselves, besides what they are.
public final class ViewSettings {
    private final BooleanProperty previews = new SimpleBooleanProperty(this, "previews", true);
    private final BooleanProperty costs = new SimpleBooleanProperty(this, "costs", false);

    /// A thumbnail of what comes out.
    public BooleanProperty previewsProperty() {
        return previews;
    }

    /// Multiply-adds and receptive field.
    public BooleanProperty costsProperty() {
        return costs;
    }

    /// Takes over what was chosen last time, and keeps in `memory` what is chosen from now on.
    public void remember(Preferences memory) {
        remember(memory, previews);
        remember(memory, costs);
    }

    private static void remember(Preferences memory, BooleanProperty choice) {
        choice.set(memory.getBoolean(choice.getName(), choice.get()));
        choice.subscribe(chosen -> memory.putBoolean(choice.getName(), chosen));
    }
}
