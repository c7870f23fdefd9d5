package dev.netloom.app.preview;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;

/// Chooses the image whose way through the network the thumbnails show: some of every class to pick from, or any.
public final class DigitChooser extends HBox {
    private static final int EACH = 3;
    private static final int MOST_CLASSES = 10;
    private static final int ZOOM = 2;

    private final Previews previews;
    private final MenuButton chooser = new MenuButton();
    private final ImageView chosen = new ImageView();
    private final Random random = new Random();
    private final BooleanProperty offered = new SimpleBooleanProperty(); // there are images

    public DigitChooser(Previews previews) {
        this.previews = previews;
        getStyleClass().add("digit-chooser");
        chooser.setId("preview-digit");
        chooser.getStyleClass().addAll("digit", "flat");
        chooser.setGraphic(chosen);
        chosen.setFitHeight(20);
        chosen.setPreserveRatio(true);
        chooser.setTooltip(Controls.tooltip(Texts.of("preview.digit.tip")));
        chooser.setAccessibleText(Texts.of("preview.digit.tip"));
        chooser.setFocusTraversable(false);
        Button shuffle =
                Controls.iconButton("preview-shuffle", "mdi2s-shuffle-variant", null, () -> previews.shuffle(random));
        getChildren().addAll(chooser, shuffle);
        visibleProperty().bind(offered.and(previews.activeProperty()));
        managedProperty().bind(visibleProperty());
        previews.imagesProperty().subscribe(this::offer);
        previews.imageProperty().subscribe(this::show);
    }

    /// The first images of each class, one row below the other.
    private void offer(LabelledImages images) {
        offered.set(images != null && images.size() > 0);
        if (!offered.get()) {
            return;
        }
        TilePane tiles = new TilePane(3, 3);
        tiles.setPrefColumns(MOST_CLASSES);
        for (int rank = 0; rank < EACH; rank++) {
            for (int index : ofEveryClass(images, rank)) {
                tiles.getChildren().add(tile(images, index));
            }
        }
        CustomMenuItem item = new CustomMenuItem(tiles, false);
        item.getStyleClass().add("digit-tiles");
        chooser.getItems().setAll(List.of(item));
        show();
    }

    private static List<Integer> ofEveryClass(LabelledImages images, int rank) {
        int[] seen = new int[MOST_CLASSES];
        int[] found = new int[MOST_CLASSES];
        Arrays.fill(found, -1);
        for (int i = 0; i < images.size(); i++) {
            int label = images.label(i);
            if (label < MOST_CLASSES && seen[label]++ == rank) {
                found[label] = i;
            }
        }
        List<Integer> chosen = new ArrayList<>();
        for (int index : found) {
            if (index >= 0) {
                chosen.add(index);
            }
        }
        return chosen;
    }

    private Button tile(LabelledImages images, int index) {
        ImageView view = new ImageView(picture(images, index));
        view.setFitHeight(28);
        view.setPreserveRatio(true);
        Button tile = new Button(null, view);
        tile.setId("preview-digit-" + index);
        tile.getStyleClass().addAll("digit-tile", "flat");
        String about = Texts.of("preview.digit", index, previews.className(index));
        tile.setAccessibleText(about);
        tile.setTooltip(Controls.tooltip(about));
        tile.setOnAction(event -> {
            previews.choose(index);
            chooser.hide();
        });
        return tile;
    }

    private void show() {
        LabelledImages images = previews.imagesProperty().getValue();
        if (images != null && images.size() > previews.imageProperty().get()) {
            chosen.setImage(picture(images, previews.imageProperty().get()));
        }
    }

    /// As the thumbnails show it, or in its colours.
    private static WritableImage picture(LabelledImages images, int index) {
        Shape shape = images.shape();
        float[] pixels = Pictures.pixels(images, index);
        return shape.channels() == 3
                ? Pictures.of(shape, pixels, ZOOM)
                : Pictures.channel(shape, pixels, 0, new Shading(ColourMap.INK, -1, 1), ZOOM);
    }
}
