package dev.netloom.app.compare;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.canvas.ViewSettings;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One of the two networks: its name, its drawing with the blocks marked in which it differs, and what they see.
final class NetworkCard extends VBox {
    private static final double HEIGHT = 136;

    private final String style;
    private final Label title = Controls.label("", "compare-network-title");
    private final HBox picture = new HBox();
    private final ReceptiveFieldPicture field;

    /// @param style `first` or `second`
    NetworkCard(String style) {
        this.style = style;
        field = new ReceptiveFieldPicture(style);
        setId("compare-network-" + style);
        getStyleClass().addAll("compare-card", style);
        Label swatch = Controls.label(Texts.of("compare." + style), "compare-swatch", style);
        HBox head = new HBox(swatch, title);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("compare-setting");
        picture.getStyleClass().add("compare-picture");
        getChildren().addAll(head, picture);
        setMinWidth(0);
        setPrefWidth(420);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    void show(NetworkPair.Twin twin) {
        title.setText(twin.arm().title());
        DiagramModel model = new DiagramModel(twin.diagram());
        ViewSettings plain = new ViewSettings();
        plain.previewsProperty().set(false);
        DiagramCanvas drawing = new DiagramCanvas(model, plain);
        drawing.setId("compare-drawing-" + style);
        drawing.setMouseTransparent(true);
        drawing.setFocusTraversable(false);
        drawing.setAccessibleText(Texts.of(
                "compare.drawing",
                twin.arm().title(),
                twin.diagram().graph().nodes().size(),
                String.join(", ", twin.part().blocks())));
        drawing.setMinSize(0, HEIGHT);
        drawing.setPrefSize(300, HEIGHT);
        HBox.setHgrow(drawing, Priority.ALWAYS);
        model.select(twin.part().blocks());
        picture.getChildren().setAll(drawing, field);
        drawing.layoutBoundsProperty().subscribe(bounds -> {
            if (bounds.getWidth() > 0 && bounds.getHeight() > 0) {
                drawing.view().fit(); // all of it, however small
            }
        });
    }

    void show(Dataset data, int digit, NetworkPair.Twin twin) {
        field.show(data, digit, twin.part().seen());
    }
}
