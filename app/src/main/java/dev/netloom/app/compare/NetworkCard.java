package dev.netloom.app.compare;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One of the two networks: its name, and its drawing with the blocks marked in which it differs.
final class NetworkCard extends VBox {
    private static final double HEIGHT = 210;

    private final String style;
    private final Label title = Controls.label("", "compare-network-title");
    private final StackPane picture = new StackPane();

    /// @param style `first` or `second`
    /// @param enlarge shows both large
    NetworkCard(String style, Runnable enlarge) {
        this.style = style;
        setId("compare-network-" + style);
        getStyleClass().addAll("compare-card", style);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(
                swatch(style),
                title,
                spring,
                Controls.iconButton("compare-enlarge-" + style, "mdi2a-arrow-expand", null, enlarge));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("compare-setting");
        picture.setMinHeight(HEIGHT);
        picture.setPrefHeight(HEIGHT);
        getChildren().addAll(head, picture);
        setMinWidth(0);
        setPrefWidth(420);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    /// The letter of a network in its colour.
    static Label swatch(String style) {
        Label swatch = Controls.label(Texts.of("compare." + style), "compare-swatch", style);
        swatch.setMinWidth(Region.USE_PREF_SIZE);
        return swatch;
    }

    void show(NetworkPair.Twin twin) {
        title.setText(twin.arm().title());
        picture.getChildren().setAll(new NetworkDrawing("compare-drawing-" + style, twin));
    }
}
