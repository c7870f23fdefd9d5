package dev.netloom.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/// How the program looks: AtlantaFX's Primer, and our own stylesheets, written in its looked-up
/// colours so that they serve both themes.
public enum Theme {
    LIGHT,
    DARK;

    /// One sheet that takes in the others: JavaFX goes through the list of sheets for every node that it styles.
    private static final String SHEET = resource("/style/netloom.css").toExternalForm();

    static {
        // JavaFX on Linux shows Hangul as boxes unless a font that has it is registered.
        Stream.of("Regular", "Bold")
                .forEach(weight -> Font.loadFont(
                        resource("/fonts/Pretendard-" + weight + ".ttf").toExternalForm(), 13));
    }

    /// What `root` wears; light, where it was never dressed.
    public static Theme of(Parent root) {
        return root.getStyleClass().contains("dark") ? DARK : LIGHT;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Dresses the program, and `root` in particular, in this theme.
    public void apply(Parent root) {
        Application.setUserAgentStylesheet(primer());
        dress(root);
    }

    private String primer() {
        return this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
    }

    /// Gives `root` this theme, whatever theme the program wears.
    public void dressWhole(Parent root) {
        dress(root);
        root.getStylesheets().addFirst(primer());
    }

    /// Gives `root` (of a window, a dialog, a picture) our stylesheets on top.
    public void dress(Parent root) {
        root.getStylesheets().setAll(SHEET);
        root.getStyleClass().removeAll("light", "dark");
        root.getStyleClass().add(this == LIGHT ? "light" : "dark");
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path);
    }
}
