package dev.netloom.app.looks;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.inspect.InputRegion;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.look.TopActivation;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The digits that excite one filter most, each with a frame around the place that does it.
final class TopActivationStrip extends FlowPane {
    private final int side;

    /// @param side pixels that a digit may take
    TopActivationStrip(String id, int side) {
        this.side = side;
        setId(id);
        getStyleClass().add("looks-strip");
    }

    /// @param node the filter's convolution
    void show(InspectedNetwork subject, String node, LabelledImages images, List<TopActivation> topActivations) {
        getChildren()
                .setAll(topActivations.stream()
                        .map(topActivation -> tile(subject, node, images, topActivation))
                        .toList());
    }

    void clear() {
        getChildren().clear();
    }

    private Node tile(InspectedNetwork subject, String node, LabelledImages images, TopActivation topActivation) {
        Shape shape = images.shape();
        Region seen =
                InputRegion.ofImage(subject.graph(), node, Region.at(topActivation.row(), topActivation.column()));
        int zoom = DigitCard.zoom(shape, side);
        ImageView view = new ImageView(Paint.framed(shape, Pictures.pixels(images, topActivation.image()), seen, zoom));
        String name = subject.className(images.label(topActivation.image()));
        VBox tile = new VBox(view, Controls.label(name, "looks-words"));
        tile.getStyleClass().add("looks-tile");
        String told = Texts.of("dream.exciter", name, topActivation.image(), Figures.of(topActivation.value()));
        view.setAccessibleText(told);
        Tips.install(tile, () -> told);
        return tile;
    }
}
