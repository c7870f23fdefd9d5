package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One image over the whole room, as large as fits. Arrow keys go on to the next, Escape closes.
final class LargeImage extends BorderPane {
    private final ImageFrame picture = new ImageFrame();
    private final StackPane around = new StackPane(picture);
    private final Label title = Controls.label("", "page-title");
    private final Label words = Controls.paragraph("", "text-muted");
    private final Button previous = Controls.iconButton("data-previous", "mdi2c-chevron-left", null, () -> step(-1));
    private final Button next = Controls.iconButton("data-next", "mdi2c-chevron-right", null, () -> step(1));
    private List<PlacedImage> images = List.of();
    private int index;
    private Runnable closed = () -> {};

    LargeImage() {
        setId("data-large");
        getStyleClass().add("large-image");
        title.setId("data-large-title");
        words.setId("data-large-words");
        around.setMinSize(0, 0);
        around.widthProperty().subscribe(this::draw);
        around.heightProperty().subscribe(this::draw);
        VBox about = new VBox(title, words);
        HBox.setHgrow(about, Priority.ALWAYS);
        HBox head = new HBox(about, Controls.iconButton("data-close", "mdi2c-close", null, this::close));
        head.getStyleClass().add("large-head");
        setTop(head);
        setLeft(middle(previous));
        setCenter(around);
        setRight(middle(next));
        setVisible(false);
        setFocusTraversable(true);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private static Node middle(Button button) {
        BorderPane.setAlignment(button, Pos.CENTER);
        button.getStyleClass().add("large-step");
        return button;
    }

    /// @param closed is told that it was closed
    void setOnClosed(Runnable closed) {
        this.closed = closed;
    }

    /// @param images among which one can go on
    void open(List<PlacedImage> images, int index) {
        this.images = List.copyOf(images);
        this.index = index;
        setVisible(true);
        requestFocus();
        show();
    }

    /// Index of the image that was looked at last.
    int index() {
        return index;
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            picture.setImage(null);
            closed.run();
        }
    }

    private void press(KeyEvent event) {
        KeyCode key = event.getCode();
        if (key == KeyCode.ESCAPE) {
            close();
        } else if (key == KeyCode.LEFT || key == KeyCode.RIGHT) {
            step(key == KeyCode.LEFT ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }

    private void step(int way) {
        index = Math.clamp(index + way, 0, images.size() - 1);
        requestFocus(); // a button at the end of the row is disabled
        show();
    }

    private void show() {
        PlacedImage image = images.get(index);
        title.setText(image.className());
        String place = Texts.of("data.large", image.name(), index + 1, images.size());
        words.setText(image.images()
                .file(image.place())
                .map(file -> Texts.of("data.large.file", place, file))
                .orElse(place));
        setAccessibleText(Texts.of("data.tile", image.name(), image.className()));
        previous.setDisable(index == 0);
        next.setDisable(index == images.size() - 1);
        draw();
    }

    private void draw() {
        int side = (int) Math.min(around.getWidth(), around.getHeight());
        if (isVisible() && side > 0 && !images.isEmpty()) {
            picture.show(images.get(index), side);
        }
    }
}
