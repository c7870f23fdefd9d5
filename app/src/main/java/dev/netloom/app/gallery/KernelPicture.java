package dev.netloom.app.gallery;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The picture of a sheet of kernels, which says what is under the mouse.
final class KernelPicture extends ScrollPane {
    private final ImageView image = new ImageView();
    private final Tooltip tooltip = Controls.tooltip("");
    private KernelSheet sheet;

    KernelPicture(String id) {
        setId(id);
        getStyleClass().addAll("kernel-picture", "edge-to-edge");
        StackPane around = new StackPane(image);
        around.getStyleClass().add("kernel-picture-content");
        around.setAlignment(Pos.TOP_LEFT);
        setContent(around);
        setFitToWidth(true);
        setAccessibleText(Texts.of("filters.picture"));
        tooltip.setShowDelay(Duration.millis(150));
        Tooltip.install(image, tooltip);
        image.setOnMouseMoved(event -> explain(event.getX(), event.getY()));
    }

    /// @param choose is told which filter was clicked
    void setOnChoose(IntConsumer choose) {
        image.setOnMouseClicked(event -> {
            int cell = sheet == null ? -1 : sheet.cellAt(event.getX(), event.getY());
            if (cell >= 0) {
                choose.accept(sheet.filter(cell));
            }
        });
    }

    /// @param largest the end of the scale of the whole convolution
    /// @param perFilter whether every filter has a scale of its own instead
    /// @param chosen the filter that is framed
    void show(KernelSheet sheet, float largest, boolean perFilter, int chosen) {
        this.sheet = sheet;
        image.setImage(sheet.draw(largest, perFilter, chosen));
    }

    private void explain(double x, double y) {
        int cell = sheet == null ? -1 : sheet.cellAt(x, y);
        if (cell >= 0) {
            int filter = sheet.filter(cell);
            int channel = sheet.channel(cell);
            float low = sheet.kernels().lowest(filter, channel);
            float high = sheet.kernels().highest(filter, channel);
            tooltip.setText(Texts.of("filters.cell", filter + 1, channel + 1, low, high));
        }
    }
}
