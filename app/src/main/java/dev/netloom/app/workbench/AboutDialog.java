package dev.netloom.app.workbench;

import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import dev.netloom.app.ui.Version;
import dev.netloom.engine.store.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Which Netloom this is, what runs it, and whose work is in it.
final class AboutDialog extends Dialog<Void> {
    private static final double ICON = 64;
    /// The longest line of the notice.
    private static final double WIDTH = 700;
    private static final int ROWS = 14;

    AboutDialog(Window owner) {
        initOwner(owner);
        setTitle(Texts.of("about.title"));
        setResizable(true);
        getDialogPane().setId("about-dialog");
        VBox content = new VBox(heading(), licences());
        content.getStyleClass().add("about-pane");
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setId("about-close");
        Theme.of(owner.getScene().getRoot()).dress(getDialogPane());
    }

    /// The program's picture.
    static Image icon() {
        return new Image(AboutDialog.class.getResource("/icons/netloom.png").toExternalForm());
    }

    private static HBox heading() {
        ImageView picture = new ImageView(icon());
        picture.setFitWidth(ICON);
        picture.setFitHeight(ICON);
        Label version = new Label(Version.text());
        version.setId("about-version");
        version.getStyleClass().add("title-3");
        Label system = new Label(Version.system());
        Label what = new Label(Texts.of("about.what"));
        HBox heading = new HBox(16, picture, new VBox(4, version, what, system));
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private static TextArea licences() {
        TextArea text = new TextArea(notice());
        text.setId("about-licences");
        text.setAccessibleText(Texts.of("about.licences"));
        text.setEditable(false);
        text.setPrefWidth(WIDTH);
        text.setPrefRowCount(ROWS);
        return text;
    }

    private static String notice() {
        Path file = Samples.folder().resolveSibling("NOTICE");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return Texts.of("about.no-notice", file);
        }
    }
}
