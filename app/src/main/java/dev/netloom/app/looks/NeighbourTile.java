package dev.netloom.app.looks;

import dev.netloom.app.image.PictureTile;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.inspect.look.Neighbour;
import java.util.OptionalInt;
import javafx.scene.control.Label;

/// A training digit that is close to the one that is looked at.
final class NeighbourTile extends PictureTile<NeighbourTile.Item> {
    static final int SIDE = 84;
    static final double WIDTH = SIDE + 22;
    static final double HEIGHT = SIDE + 44;

    /// @param label of the digit that is looked at, where it has one
    record Item(InspectedNetwork subject, Neighbour neighbour, OptionalInt label) {
        private LabelledImages images() {
            return subject.data().train();
        }

        private int own() {
            return images().label(neighbour.image());
        }
    }

    private final Label distance;
    private Item item;

    NeighbourTile() {
        this(Controls.label("", "looks-words"));
    }

    private NeighbourTile(Label distance) {
        super(distance);
        this.distance = distance;
        Tips.install(this, this::tell);
    }

    private String tell() {
        return item == null
                ? ""
                : Texts.of(
                        "nearest.tile",
                        item.subject().className(item.own()),
                        item.neighbour().image(),
                        Figures.of(item.neighbour().distance()),
                        item.subject().className(item.neighbour().guess()));
    }

    @Override
    protected void show(Item shown) {
        item = shown;
        Shape shape = shown.images().shape();
        int zoom = DigitCard.zoom(shape, SIDE);
        show(
                Pictures.of(
                        shape, Pictures.pixels(shown.images(), shown.neighbour().image()), zoom),
                shown.subject().className(shown.own()),
                tell());
        name.getStyleClass().removeAll("nearest-same", "nearest-other");
        shown.label()
                .ifPresent(label -> name.getStyleClass().add(label == shown.own() ? "nearest-same" : "nearest-other"));
        distance.setText(Figures.of(shown.neighbour().distance()));
    }
}
