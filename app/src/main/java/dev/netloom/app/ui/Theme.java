package dev.netloom.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
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

    private static final List<String> SHEETS = Stream.of(
                    "base",
                    "chrome",
                    "canvas",
                    "groups",
                    "panels",
                    "meaning",
                    "building",
                    "keyboard",
                    "training",
                    "run",
                    "gallery",
                    "insight",
                    "compare",
                    "looks",
                    "library",
                    "runs",
                    "fields",
                    "controlsfx")
            .map(name -> resource("/style/" + name + ".css").toExternalForm())
            .toList();

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
        Application.setUserAgentStylesheet(
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        dress(root);
    }

    /// Gives `root` (of a window, a dialog, a picture) our stylesheets on top.
    public void dress(Parent root) {
        root.getStylesheets().setAll(SHEETS);
        root.getStyleClass().removeAll("light", "dark");
        root.getStyleClass().add(this == LIGHT ? "light" : "dark");
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path);
    }
}
