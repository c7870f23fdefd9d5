package dev.netloom.app.looks;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

/// A picture with its name above and a caption below.
final class DigitCard extends VBox {
    private final ImageView image = new ImageView();
    private final Label title = Controls.label("", "looks-card-title");
    private final Label caption = Controls.paragraph("", "looks-words");

    DigitCard(String id) {
        setId(id);
        getStyleClass().add("looks-card");
        title.setId(id + "-title");
        caption.setId(id + "-caption");
        getChildren().addAll(title, image, caption);
        title.managedProperty().bind(title.textProperty().isNotEmpty());
        caption.managedProperty().bind(caption.textProperty().isNotEmpty());
    }

    void show(String name, Image picture, String words) {
        title.setText(name);
        image.setImage(picture);
        caption.setText(words);
        caption.setMaxWidth(picture.getWidth());
        setMinWidth(picture.getWidth());
        setMaxWidth(picture.getWidth());
        image.setAccessibleText((name + " " + words).strip());
    }

    /// What the digit is and what the network says, as far as there is somebody to say what it is.
    static String verdict(InspectedNetwork subject, OptionalInt label, int guess, double sure) {
        String says = subject.className(guess);
        return label.isPresent()
                ? Texts.of("looks.verdict", subject.className(label.getAsInt()), says, sure)
                : Texts.of("looks.verdict.drawn", says, sure);
    }

    /// The largest whole zoom at which `rows` pictures of this shape fit into `height`.
    static int zoom(Shape shape, double height) {
        return Math.clamp((long) (height / shape.height()), 2, 14);
    }
}
