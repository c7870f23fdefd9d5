package dev.netloom.app.data;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/// Brings pictures into a set from the clipboard and from what is dropped, and from one class of it to another.
final class PictureTransfer {
    private final SetEditing editing;
    private final Node tiles;
    private final Supplier<List<Path>> chosen;

    /// @param tiles from which pictures are dragged
    /// @param chosen those of them that are
    PictureTransfer(SetEditing editing, Node tiles, Supplier<List<Path>> chosen) {
        this.editing = editing;
        this.tiles = tiles;
        this.chosen = chosen;
        tiles.addEventHandler(MouseEvent.DRAG_DETECTED, this::drag);
    }

    private void drag(MouseEvent event) {
        List<Path> files = chosen.get();
        if (!files.isEmpty()) {
            Dragboard board = tiles.startDragAndDrop(TransferMode.COPY_OR_MOVE);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(files.stream().map(Path::toFile).toList());
            board.setContent(content);
            event.consume();
        }
    }

    /// @return whether what hangs over a class can be taken
    boolean accept(DragEvent event) {
        boolean own = event.getGestureSource() == tiles;
        boolean fits =
                own || event.getDragboard().hasFiles() || event.getDragboard().hasImage();
        if (fits) {
            event.acceptTransferModes(own ? TransferMode.MOVE : TransferMode.COPY);
            event.consume();
        }
        return fits;
    }

    /// Takes what was dropped on a class.
    void take(DragEvent event, String className) {
        if (event.getGestureSource() == tiles) {
            editing.move(chosen.get(), className);
            event.setDropCompleted(true);
        } else {
            event.setDropCompleted(take(event.getDragboard(), className));
        }
        event.consume();
    }

    /// Takes files, or an image without one.
    ///
    /// @return whether there was any
    boolean take(Clipboard clipboard, String className) {
        if (clipboard.hasFiles()) {
            editing.add(
                    className, clipboard.getFiles().stream().map(File::toPath).toList());
        } else if (clipboard.hasImage()) {
            editing.add(className, clipboard.getImage());
        } else {
            return false;
        }
        return true;
    }
}
