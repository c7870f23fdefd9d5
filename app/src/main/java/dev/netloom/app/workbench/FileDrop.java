package dev.netloom.app.workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Lets files be dropped anywhere on the window, from the system's file manager.
final class FileDrop {
    private FileDrop() {}

    static void install(Scene scene, Consumer<List<Path>> take) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                List<Path> files = event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .toList();
                event.setDropCompleted(true);
                event.consume();
                take.accept(files);
            }
        });
    }
}
