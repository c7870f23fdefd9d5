package dev.netloom.app.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// An icon behind which a view explains itself. Escape, or a click elsewhere, closes the explanation.
public final class Explanation extends Button {
    private static final double WIDTH = 380;

    /// Between a card and the edges of the window.
    private static final double MARGIN = 12;

    /// What a card has around its words, both sides together.
    private static final double FRAME = 24;

    /// @param key `KEY.title` and `KEY.text` are the texts
    public Explanation(String id, String key) {
        setId(id);
        setGraphic(Icons.of("mdi2i-information-outline"));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "explanation");
        setTooltip(Controls.tooltip(Texts.of("explanation.tip")));
        setAccessibleText(Texts.of("explanation.tip"));
        setAccessibleHelp(Texts.of(key + ".text"));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> show(this, Texts.of(key + ".title"), Texts.of(key + ".text")));
    }

    /// Opens a card with an explanation, within the window and as close to `anchor` as it can be; what has no room
    /// there is scrolled. Escape closes it, and nothing else.
    public static void show(Node anchor, String name, String explanation) {
        Label title = Controls.paragraph(name, "explanation-title");
        Label text = Controls.paragraph(explanation);
        VBox words = new VBox(title, text);
        words.getStyleClass().add("explanation-words");
        ScrollPane scroll = new ScrollPane(words);
        scroll.getStyleClass().add("explanation-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        CustomMenuItem item = new CustomMenuItem(scroll, false);
        item.getStyleClass().add("explanation-item");
        ContextMenu card = new ContextMenu(item);
        card.getStyleClass().add("explanation-card");
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            press(card, scroll, event);
            event.consume();
        });
        card.setOnShown(event -> fit(card, scroll, words, anchor));
        scroll.setPrefViewportWidth(1); // until its words are dressed, and so can be measured
        scroll.setPrefViewportHeight(1);
        Bounds window = inside(anchor.getScene());
        card.show(anchor, window.getMinX(), window.getMinY());
    }

    private static void press(ContextMenu card, ScrollPane scroll, KeyEvent event) {
        double page = scroll.getViewportBounds().getHeight();
        double rest = Math.max(1, ((VBox) scroll.getContent()).getHeight() - page);
        switch (event.getCode()) {
            case ESCAPE -> card.hide();
            case UP -> scroll.setVvalue(scroll.getVvalue() - 40 / rest);
            case DOWN -> scroll.setVvalue(scroll.getVvalue() + 40 / rest);
            case PAGE_UP -> scroll.setVvalue(scroll.getVvalue() - page / rest);
            case PAGE_DOWN, SPACE -> scroll.setVvalue(scroll.getVvalue() + page / rest);
            case HOME -> scroll.setVvalue(0);
            case END -> scroll.setVvalue(1);
            default -> {}
        }
    }

    /// As high as its words, as far as the window has room; and where they can be seen.
    private static void fit(ContextMenu card, ScrollPane scroll, VBox words, Node anchor) {
        Bounds window = inside(anchor.getScene());
        double width = Math.min(WIDTH, window.getWidth() - FRAME);
        scroll.setPrefViewportWidth(width);
        scroll.applyCss();
        double high = Math.min(Math.ceil(words.prefHeight(width)), window.getHeight() - FRAME);
        scroll.setPrefViewportHeight(high);
        card.sizeToScene();
        Bounds at = anchor.localToScreen(anchor.getLayoutBounds());
        double height = high + FRAME;
        double below = at.getMaxY();
        double y = below + height <= window.getMaxY() ? below : Math.min(at.getMinY() - height, window.getMaxY());
        card.setAnchorX(Math.clamp(at.getMinX(), window.getMinX(), window.getMaxX() - width - FRAME));
        card.setAnchorY(
                y >= window.getMinY() ? y : Math.max(window.getMinY(), Math.min(below, window.getMaxY() - height)));
    }

    private static Bounds inside(Scene scene) {
        Window window = scene.getWindow();
        return new BoundingBox(
                window.getX() + scene.getX() + MARGIN,
                window.getY() + scene.getY() + MARGIN,
                scene.getWidth() - 2 * MARGIN,
                scene.getHeight() - 2 * MARGIN);
    }
}
