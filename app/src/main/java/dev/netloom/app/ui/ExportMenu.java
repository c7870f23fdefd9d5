package dev.netloom.app.ui;

import atlantafx.base.theme.Styles;
import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// A button that writes what a view shows to files: as it is seen, as a drawing, or as numbers. Where writing fails,
/// one sentence says why, and a file that was there before is still there.
public final class ExportMenu extends MenuButton {
    private static final double SHARPNESS = 2;

    private final String id;
    private final Supplier<String> name;
    private final FileSaver saver;

    /// @param id its items are `ID-png`, `ID-svg` and `ID-csv`
    /// @param name proposed for the files, without extension
    public ExportMenu(String id, Supplier<String> name, FileSaver saver) {
        super(Texts.of("export"), Icons.of("mdi2e-export-variant"));
        this.id = id;
        this.name = name;
        this.saver = saver;
        setId(id);
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "export-menu");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(Texts.of("export.tip"));
        setTooltip(Controls.tooltip(Texts.of("export.tip")));
    }

    /// The name of a file that says what is in it: `mistakes-deep-convnet`.
    public static String fileName(String what, String network) {
        String words = network.replaceAll("(\\p{Ll})(\\p{Lu})", "$1-$2");
        return (what + "-" + words).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    /// Offers a PNG of a node as it is seen, twice as sharp as the screen.
    public ExportMenu picture(Supplier<Node> seen) {
        return offer("png", () -> {
            WritableImage image = snapshot(seen.get());
            return out -> {
                if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out)) {
                    throw new IOException("no encoder for PNG");
                }
            };
        });
    }

    /// Offers an SVG.
    public ExportMenu drawing(Supplier<String> svg) {
        return offer("svg", () -> {
            byte[] text = svg.get().getBytes(StandardCharsets.UTF_8);
            return out -> out.write(text);
        });
    }

    /// Offers a CSV.
    public ExportMenu table(Supplier<CsvTable> tables) {
        return offer("csv", () -> {
            CsvTable table = tables.get();
            return out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                table.write(writer);
                writer.flush();
            };
        });
    }

    private WritableImage snapshot(Node seen) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(SHARPNESS, SHARPNESS));
        boolean dark = seen.getScene().getRoot().getStyleClass().contains("dark");
        parameters.setFill(dark ? Color.web("#0d1117") : Color.WHITE);
        return seen.snapshot(parameters, null);
    }

    /// @param contents copies what is to be written, so that another thread may write it
    private ExportMenu offer(String extension, Supplier<SafeFile.Content> contents) {
        MenuItem item = new MenuItem(Texts.of("export." + extension));
        item.setId(id + "-" + extension);
        item.setOnAction(event -> save(extension, contents));
        getItems().add(item);
        return this;
    }

    private void save(String extension, Supplier<SafeFile.Content> contents) {
        SafeFile.Content content = contents.get();
        saver.ask(Texts.of("export." + extension + ".title"), name.get(), extension)
                .ifPresent(file -> {
                    Callable<Path> work = () -> {
                        SafeFile.write(file, content);
                        return file;
                    };
                    Background.run(work, saver::saved, problem -> saver.failed(file, FileReason.of(problem, file)));
                });
    }
}
