package dev.netloom.app.ui;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Small controls as this program makes them.
public final class Controls {
    private Controls() {}

    /// A flat button that shows an icon only, and says what it does in its tooltip, shortcut included.
    public static Button iconButton(String id, String icon, Shortcut shortcut, Runnable action) {
        return iconButton(id, icon, shortcut, id, action);
    }

    /// The same, for one of many buttons that do the same in different places.
    ///
    /// @param key `command.KEY` is its text
    private static Button iconButton(String id, String icon, Shortcut shortcut, String key, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        String name = Texts.of("command." + key);
        button.setAccessibleText(name);
        button.setTooltip(tooltip(
                shortcut == null
                        ? name
                        : name + "  (" + shortcut.keys().getFirst().getDisplayText() + ")"));
        button.setOnAction(event -> action.run());
        leaveKeyboard(button);
        return button;
    }

    /// A button with an icon and words: `command.ID` is its text, `command.ID.tip` its tooltip.
    public static Button button(String id, String icon, Runnable action) {
        Button button = new Button(Texts.of("command." + id), Icons.of(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(tooltip(Texts.of("command." + id + ".tip")));
        button.setOnAction(event -> action.run());
        return button;
    }

    /// Lets the keyboard stay where it is when `node` is clicked; Tab reaches it all the same.
    public static void leaveKeyboard(Node node) {
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> node.setFocusTraversable(false));
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> node.setFocusTraversable(true));
    }

    /// The button of a shortcut, with its id, its text and its keys.
    public static Button iconButton(Shortcut shortcut, String icon, Runnable action) {
        return iconButton(shortcut.key(), icon, shortcut, action);
    }

    /// Opens the page about something; the tooltip tells the key that does so, too.
    public static Button learnButton(String id, Runnable read) {
        Button button = iconButton(id, "mdi2b-book-open-page-variant-outline", Shortcut.LEARN, "learn", read);
        button.getStyleClass().add("learn");
        return button;
    }

    /// What a shortcut does and the first of its keys: `Save (Ctrl+S)`.
    public static String withKeys(Shortcut shortcut) {
        return shortcut.text() + "  (" + shortcut.keys().getFirst().getDisplayText() + ")";
    }

    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        return tooltip;
    }

    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// A label of whole sentences, which breaks its lines.
    public static Label paragraph(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
