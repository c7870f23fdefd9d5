package dev.netloom.app.plot;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// Writes the curves to files: as they are seen, or as numbers.
final class CurvesExport {
    private static final double SHARPNESS = 2;

    private final CurvesModel model;
    private final Node plots;
    private final FileSaver saver;

    CurvesExport(CurvesModel model, Node plots, FileSaver saver) {
        this.model = model;
        this.plots = plots;
        this.saver = saver;
    }

    /// A PNG of the plots as they are seen, twice as sharp as the screen.
    void picture() {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(SHARPNESS, SHARPNESS));
        boolean dark = plots.getScene().getRoot().getStyleClass().contains("dark");
        parameters.setFill(dark ? Color.web("#0d1117") : Color.WHITE);
        WritableImage image = plots.snapshot(parameters, null);
        save(Texts.of("curves.export.png.title"), "png", file -> {
            if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
                throw new IOException("no encoder for PNG");
            }
        });
    }

    /// A CSV file: see [CurvesTable].
    void table() {
        CurvesTable table = new CurvesTable(model);
        save(Texts.of("curves.export.csv.title"), "csv", file -> {
            try (Writer writer = Files.newBufferedWriter(file)) {
                table.write(writer);
            }
        });
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void save(String title, String extension, Writing writing) {
        saver.ask(title, Texts.of("curves.export.name"), extension).ifPresent(file -> {
            Callable<Path> work = () -> {
                writing.to(file);
                return file;
            };
            Background.run(work, saver::saved, problem -> saver.failed(file, FileReason.of(problem, file)));
        });
    }
}
