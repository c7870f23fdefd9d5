package dev.netloom.app.drawing;

import dev.netloom.app.ui.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/// The pad: white ink on black, as in MNIST. Mouse or pen draw; so do the arrow keys, while the pen
/// is down, which the space bar changes. As large as fits, whatever the 280 × 280 pixels of the
/// ink.
final class DrawPad extends Pane {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final double STEP = 10;
    private static final int OPAQUE = 0xff000000;

    private final Drawing drawing;
    private final WritableImage image = new WritableImage(Ink.SIDE, Ink.SIDE);
    private final ImageView view = new ImageView(image);
    private final Circle tip = new Circle();
    private final int[] colours = new int[Ink.SIDE * Ink.SIDE];
    private double x = Ink.SIDE / 2.0;
    private double y = Ink.SIDE / 4.0;
    private boolean down;

    DrawPad(Drawing drawing) {
        this.drawing = drawing;
        setId("draw-pad");
        getStyleClass().add("draw-pad");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("draw.pad"));
        setAccessibleHelp(Texts.of("draw.pad.help"));
        setMinSize(110, 110);
        setMaxSize(Ink.SIDE, Ink.SIDE);
        tip.getStyleClass().add("draw-tip");
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        view.setManaged(false);
        getChildren().addAll(view, tip);
        widthProperty().subscribe(width -> {
            view.setFitWidth(width.doubleValue());
            view.setFitHeight(width.doubleValue());
            place();
        });
        drawing.listen(this::draw);
        drawing.penWidthProperty().subscribe(this::place);
        tip.visibleProperty().bind(focusedProperty());
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> drag(event, false));
        setOnMouseReleased(event -> drag(event, true));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        draw();
    }

    private double scale() {
        return getWidth() <= 0 ? 1 : Ink.SIDE / getWidth();
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.isPrimaryButtonDown()) {
            lift();
            move(event);
            drawing.begin(x, y);
        }
        event.consume();
    }

    private void drag(MouseEvent event, boolean end) {
        move(event);
        if (end) {
            drawing.end();
        } else {
            drawing.extend(x, y);
        }
        event.consume();
    }

    private void move(MouseEvent event) {
        x = Math.clamp(event.getX() * scale(), 0, Ink.SIDE);
        y = Math.clamp(event.getY() * scale(), 0, Ink.SIDE);
        place();
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isArrowKey()) {
            double way = event.isShiftDown() ? STEP / 5 : STEP;
            x = Math.clamp(x + (code == KeyCode.RIGHT ? way : code == KeyCode.LEFT ? -way : 0), 0, Ink.SIDE);
            y = Math.clamp(y + (code == KeyCode.DOWN ? way : code == KeyCode.UP ? -way : 0), 0, Ink.SIDE);
            drawing.extend(x, y);
            place();
            event.consume();
        } else if (code == KeyCode.SPACE) {
            if (down) {
                lift();
            } else {
                down = true;
                drawing.begin(x, y);
            }
            place();
            event.consume();
        }
    }

    private void lift() {
        if (down) {
            down = false;
            drawing.end();
        }
    }

    private void place() {
        tip.setCenterX(x / scale());
        tip.setCenterY(y / scale());
        tip.setRadius(drawing.penWidthProperty().get() / 2 / scale());
        tip.pseudoClassStateChanged(DOWN, down);
    }

    private void draw() {
        float[] ink = drawing.ink().values();
        for (int i = 0; i < ink.length; i++) {
            int grey = Math.round(255 * ink[i]);
            colours[i] = OPAQUE | grey << 16 | grey << 8 | grey;
        }
        image.getPixelWriter()
                .setPixels(0, 0, Ink.SIDE, Ink.SIDE, PixelFormat.getIntArgbInstance(), colours, 0, Ink.SIDE);
    }
}
