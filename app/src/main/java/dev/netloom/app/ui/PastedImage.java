package dev.netloom.app.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// An image from the clipboard, which has no file.
public final class PastedImage {
    private final BufferedImage image;

    public PastedImage(Image image) {
        this.image = SwingFXUtils.fromFXImage(image, null);
    }

    /// Writes it to a file of its own, which is gone when the program ends. Not for the FX thread.
    public Path toFile() throws IOException {
        Path folder = Files.createTempDirectory("netloom");
        Path file = folder.resolve(Texts.of("picture.pasted") + ".png");
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
