package dev.netloom.app.data;

import dev.netloom.app.image.TileGrid;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.layout.StackPane;

/// Images side by side, any of which opens large.
final class ImageGrid extends StackPane {
    private final TileGrid<PlacedImage> grid = new TileGrid<>(ImageTile.WIDTH, ImageTile.HEIGHT, ImageTile::new);
    private List<PlacedImage> images = List.of();

    /// @param id of the grid
    /// @param about what a screen reader says of it
    /// @param open opens one of these images large
    ImageGrid(String id, String about, BiConsumer<List<PlacedImage>, Integer> open) {
        grid.setId(id);
        grid.setAccessibleText(about);
        grid.setOnOpen(() -> open.accept(images, grid.selectedProperty().get()));
        getStyleClass().add("image-grid");
        getChildren().add(grid);
    }

    void show(List<PlacedImage> images) {
        this.images = List.copyOf(images);
        grid.show(images);
    }

    void select(int index) {
        grid.select(Math.min(index, images.size() - 1));
    }

    ReadOnlyIntegerProperty selectedProperty() {
        return grid.selectedProperty();
    }

    void takeKeyboard() {
        grid.requestFocus();
    }
}
