package dev.netloom.app.plot;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// Writes the curves to files: as they are seen, or as numbers.
final class CurvesExport {
    private static final double SHARPNESS = 2;

    private final Node plots;
    private final FileSaver saver;
    private final Supplier<Table> tables;

    /// @param tables copies the numbers, so that another thread may write them
    CurvesExport(Node plots, FileSaver saver, Supplier<Table> tables) {
        this.plots = plots;
        this.saver = saver;
        this.tables = tables;
    }

    /// Numbers as comma-separated lines.
    interface Table {
        void write(Writer file) throws IOException;
    }

    /// A button that offers both. The ids are `ID`, `ID-png` and `ID-csv`.
    MenuButton menu(String id) {
        MenuItem picture = new MenuItem(Texts.of("curves.export.png"));
        picture.setId(id + "-png");
        picture.setOnAction(event -> picture());
        MenuItem table = new MenuItem(Texts.of("curves.export.csv"));
        table.setId(id + "-csv");
        table.setOnAction(event -> table());
        MenuButton menu = new MenuButton(Texts.of("curves.export"), Icons.of("mdi2e-export-variant"), picture, table);
        menu.setId(id);
        menu.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText(Texts.of("curves.export.tip"));
        menu.setTooltip(Controls.tooltip(Texts.of("curves.export.tip")));
        return menu;
    }

    /// A PNG of the plots as they are seen, twice as sharp as the screen.
    private void picture() {
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

    private void table() {
        Table table = tables.get();
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
