package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.SvgPicture;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// Writes all of the network to a file as it is drawn, in the theme that is worn: no part is left out, and nothing is
/// selected.
public final class CanvasExport {
    private static final double MARGIN = 24;
    private static final double SHARPNESS = 2;
    /// Pixels; of a larger network the picture is less sharp.
    private static final double LARGEST = 64e6;

    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final FileSaver saver;

    public CanvasExport(DiagramCanvas canvas, DiagramModel model, FileSaver saver) {
        this.canvas = canvas;
        this.model = model;
        this.saver = saver;
    }

    public List<MenuItem> items() {
        return List.of(item("png", this::savePicture), item("svg", this::saveDrawing));
    }

    private static MenuItem item(String extension, Runnable action) {
        MenuItem item = new MenuItem(Texts.of("canvas.export." + extension), Icons.of("mdi2e-export-variant"));
        item.setId("canvas-export-" + extension);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void savePicture() {
        WritableImage image = picture(drawing());
        save("png", file -> {
            if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
                throw new IOException("no encoder for PNG");
            }
        });
    }

    private void saveDrawing() {
        String svg = SvgPicture.of(drawing());
        save("svg", file -> Files.writeString(file, svg));
    }

    /// All of a network as an SVG, whatever theme the program wears. For the FX thread.
    public static String svg(Diagram diagram, Theme theme) {
        return SvgPicture.of(drawing(diagram, theme, false));
    }

    /// All of a network as pixels, whatever theme the program wears. For the FX thread.
    public static WritableImage picture(Diagram diagram, Theme theme) {
        return picture(drawing(diagram, theme, false));
    }

    private static WritableImage picture(DiagramCanvas drawing) {
        double area = drawing.getWidth() * drawing.getHeight();
        double scale = Math.min(SHARPNESS, Math.sqrt(LARGEST / area));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        return drawing.snapshot(parameters, null);
    }

    private DiagramCanvas drawing() {
        boolean costs = canvas.settings().costsProperty().get();
        return drawing(model.diagram(), Theme.of(canvas.getScene().getRoot()), costs);
    }

    /// Another canvas with the same network, as large as that.
    private static DiagramCanvas drawing(Diagram diagram, Theme theme, boolean costs) {
        ViewSettings plain = new ViewSettings();
        plain.previewsProperty().set(false);
        plain.costsProperty().set(costs);
        DiagramCanvas drawing = new DiagramCanvas(new DiagramModel(diagram), plain);
        StackPane root = new StackPane(drawing);
        theme.dressWhole(root);
        place(root, 1000, 1000); // gives blocks their sizes
        Bounds all = drawing.extent();
        place(root, Math.ceil(all.getWidth() + 2 * MARGIN), Math.ceil(all.getHeight() + 2 * MARGIN));
        drawing.view().fit(Set.of());
        root.layout();
        return drawing;
    }

    /// Without a window, a scene cannot change its size: each size has one of its own.
    private static void place(StackPane root, double width, double height) {
        if (root.getScene() != null) {
            root.getScene().setRoot(new Group());
        }
        new Scene(root, width, height);
        root.resize(width, height);
        root.applyCss();
        root.layout();
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void save(String extension, Writing writing) {
        saver.ask(Texts.of("canvas.export.title"), model.diagram().name(), extension)
                .ifPresent(file -> Background.run(
                        () -> {
                            writing.to(file);
                            return file;
                        },
                        saver::saved,
                        problem -> saver.failed(file, FileReason.of(problem, file))));
    }
}
