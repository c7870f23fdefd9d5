package dev.netloom.app.workbench;

import dev.netloom.app.ui.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// A view in the dock.
///
/// @param key `tab-KEY` is the id of its button, `KEY.tab.tip` says what it shows
/// @param active the dock sets it while somebody looks
/// @param title what its button says
public record DockView(
        DockGroup group, String key, Node content, BooleanProperty active, ObservableValue<String> title) {
    /// @param key `KEY.tab` is what its button says
    DockView(DockGroup group, String key, Node content, BooleanProperty active) {
        this(group, key, content, active, new ReadOnlyStringWrapper(Texts.of(key + ".tab")));
    }
}
