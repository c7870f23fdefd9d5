package dev.netloom.app.compare;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.Region;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// A digit, and on it what one value in the middle sees behind each layer of the compared part.
final class ReceptiveFieldPicture extends VBox {
    private static final int SIDE = 112;
    /// Of a deep part only the last one is drawn.
    private static final int MOST_FRAMES = 5;

    private final ImageView digit = new ImageView();
    private final Pane picture = new Pane(digit);
    private final Label words = Controls.label("", "text-muted", "compare-sees");
    private final List<Rectangle> frames = new ArrayList<>();
    private final String style;

    /// @param style `first` or `second`
    ReceptiveFieldPicture(String style) {
        this.style = style;
        getStyleClass().add("compare-field");
        picture.setMinSize(SIDE, SIDE);
        picture.setMaxSize(SIDE, SIDE);
        picture.getStyleClass().add("compare-digit");
        getChildren().addAll(picture, words);
    }

    /// @param index of the test digit
    /// @param fields regions of the image, from the innermost layer on
    void show(Dataset data, int index, List<Region> fields) {
        Shape shape = data.test().shape();
        int zoom = Pictures.zoom(shape, SIDE);
        digit.setImage(Pictures.of(data.test(), index, SIDE));
        picture.getChildren().removeAll(frames);
        frames.clear();
        for (int i = fields.size() > MOST_FRAMES ? fields.size() - 1 : 0; i < fields.size(); i++) {
            Region seen = fields.get(i).within(shape.height(), shape.width());
            Rectangle frame = new Rectangle(
                    (double) seen.left() * zoom,
                    (double) seen.top() * zoom,
                    (double) seen.width() * zoom,
                    (double) seen.height() * zoom);
            frame.getStyleClass().addAll("compare-frame", style, i == fields.size() - 1 ? "whole" : "part");
            frames.add(frame);
        }
        picture.getChildren().addAll(frames);
        words.setText(sentence(fields, shape));
        setAccessibleText(words.getText());
    }

    private static Region whole(Shape shape) {
        return new Region(0, 0, shape.height(), shape.width());
    }

    private static String sentence(List<Region> fields, Shape shape) {
        if (fields.isEmpty()
                || fields.getLast().within(shape.height(), shape.width()).equals(whole(shape))) {
            return Texts.of("compare.sees.all");
        }
        Region whole = fields.getLast();
        return Texts.of("compare.sees", whole.height(), whole.width());
    }
}
