package dev.netloom.app.palette;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.palette.OwnEntries.Entry;
import dev.netloom.app.ui.ChoiceLine;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// An entry of the palette that the user made. Its menu, F2 and Delete rename and delete it.
final class OwnLine {
    private final Entry entry;
    private final OwnEntries own;
    private final List<Node> shelf;
    private final ChoiceLine choice;

    /// @param shelf what the palette shows, this line among it
    OwnLine(Entry entry, OwnEntries own, DiagramCanvas canvas, List<Node> shelf) {
        this.entry = entry;
        this.own = own;
        this.shelf = shelf;
        int blocks = entry.project().graph().nodes().size();
        choice = new ChoiceLine(
                "network", entry.name(), Texts.of("own.blocks", blocks), 2, () -> canvas.add(entry.project()));
        choice.setId("own-" + entry.name());
        choice.explain(Texts.of("own.tip", entry.name()));
        choice.setCursor(Cursor.OPEN_HAND);
        ContextMenu menu = new ContextMenu(
                item("own.rename", "mdi2r-rename-box", this::edit),
                item("own.delete", "mdi2d-delete-outline", () -> own.delete(entry)));
        choice.setOnContextMenuRequested(event -> menu.show(choice, event.getScreenX(), event.getScreenY()));
        choice.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> canvas.dragOver(entry.project(), point(event)));
        choice.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (!event.isStillSincePress()) {
                canvas.drop(entry.project(), point(event));
            }
        });
        choice.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2) {
                edit();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                own.delete(entry);
                event.consume();
            }
        });
    }

    ChoiceLine choice() {
        return choice;
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getSceneX(), event.getSceneY());
    }

    private static MenuItem item(String key, String icon, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key), Icons.of(icon));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }

    /// Lets the name be changed in the place of the line. Enter keeps the change, Escape does not.
    private void edit() {
        TextField field = new TextField(entry.name());
        field.setId("own-name");
        field.setAccessibleText(Texts.of("own.name"));
        field.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() > OwnEntries.LONGEST_NAME ? null : change));
        field.setOnAction(event -> end(field, true));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end(field, false);
                event.consume();
            }
        });
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                end(field, true);
            }
        });
        shelf.set(shelf.indexOf(choice), field);
        field.requestFocus();
        field.selectAll();
    }

    private void end(TextField field, boolean keep) {
        int place = shelf.indexOf(field);
        if (place >= 0) {
            shelf.set(place, choice);
            choice.requestFocus();
            String name = field.getText().strip();
            if (keep && !name.isEmpty() && !name.equals(entry.name())) {
                own.rename(entry, name);
            }
        }
    }
}
