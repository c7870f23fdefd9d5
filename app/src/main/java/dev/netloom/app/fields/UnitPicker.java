package dev.netloom.app.fields;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.Region;
import java.util.Arrays;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// The places of a block's map, of which one is the unit's: a click or the arrow keys move it.
final class UnitPicker {
    private static final int GROUND = 0x20808080;

    private final FieldModel model;
    private final FieldPicture picture = new FieldPicture("field-unit");

    UnitPicker(FieldModel model) {
        this.model = model;
        picture.setFocusTraversable(true);
        picture.getStyleClass().add("field-unit");
        picture.setAccessibleHelp(Texts.of("fields.unit.tip"));
        Tooltip.install(picture, Controls.tooltip(Texts.of("fields.unit.tip")));
        picture.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, this::take);
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::take);
    }

    FieldPicture picture() {
        return picture;
    }

    void show(FieldState state) {
        Shape shape = state.shape();
        int[] ground = new int[shape.height() * shape.width()];
        Arrays.fill(ground, GROUND);
        picture.show(ground, shape.width());
        picture.frame(Region.at(state.unit().row(), state.unit().column()), "unit");
    }

    private void move(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> model.move(-1, 0);
            case DOWN -> model.move(1, 0);
            case LEFT -> model.move(0, -1);
            case RIGHT -> model.move(0, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take(MouseEvent event) {
        picture.requestFocus();
        model.place((int) (event.getY() / picture.zoom()), (int) (event.getX() / picture.zoom()));
        event.consume();
    }
}
