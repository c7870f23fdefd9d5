package dev.netloom.app.compare;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Both networks over each other, as large as the view; Escape closes it.
final class LargeNetworks extends VBox {
    private final Button close = Controls.iconButton("compare-large-close", "mdi2c-close", null, this::close);
    private Optional<NetworkPair> pair = Optional.empty();
    private Optional<Node> before = Optional.empty();

    LargeNetworks() {
        setId("compare-large");
        getStyleClass().add("compare-large");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    void show(NetworkPair laidOut) {
        pair = Optional.of(laidOut);
        if (isVisible()) {
            draw(laidOut);
        }
    }

    void open() {
        pair.ifPresent(laidOut -> {
            before = Optional.ofNullable(getScene().getFocusOwner());
            draw(laidOut);
            setVisible(true);
            close.requestFocus();
        });
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            before.ifPresent(Node::requestFocus);
        }
    }

    private void draw(NetworkPair laidOut) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(
                Controls.label(Texts.of("compare.large"), "compare-title"),
                Controls.label(Texts.of("compare.large.how"), "text-muted"),
                spring,
                close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("compare-headline");
        getChildren().setAll(head);
        add("first", laidOut.first());
        add("second", laidOut.second());
    }

    private void add(String style, NetworkPair.Twin twin) {
        HBox name =
                new HBox(NetworkCard.swatch(style), Controls.label(twin.arm().title(), "compare-network-title"));
        name.setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("compare-setting");
        NetworkDrawing drawing = new NetworkDrawing("compare-large-" + style, twin);
        drawing.setPrefHeight(300);
        VBox.setVgrow(drawing, Priority.ALWAYS);
        getChildren().addAll(name, drawing);
    }
}
