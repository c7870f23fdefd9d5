package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on images of one's own.
class OwnDataTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Commands.run(
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), Optional.empty()), arguments);
    }

    /// Two pictures of 32 × 32 for each of ten classes, each class with its own colour.
    private void paint(String part) throws IOException {
        for (int label = 0; label < 10; label++) {
            Path home = Files.createDirectories(folder.resolve(part).resolve("class" + label));
            for (int i = 0; i < 2; i++) {
                BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
                for (int at = 0; at < 32 * 32; at++) {
                    picture.setRGB(at % 32, at / 32, 0x180c06 * label + i);
                }
                ImageIO.write(picture, "png", home.resolve(i + ".png").toFile());
            }
        }
    }

    @Test
    void aVariantForColourLearnsFromPicturesInFolders() throws Exception {
        paint("train");
        paint("test");
        int status = run(
                "train",
                "resnet20-32",
                "--data",
                folder.toString(),
                "--epochs",
                "1",
                "--batch",
                "10",
                "--precision",
                "float32",
                "--out",
                folder.resolve("run").toString(),
                "--format",
                "json");
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("\"event\":\"done\"").contains("\"test_total\":20");
    }

    @Test
    void aNetworkForOtherImagesSaysWhatItTakes() throws Exception {
        paint("train");
        paint("test");
        assertThat(run("train", "deep-convnet", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("1 × 28 × 28").contains("3 × 32 × 32");
    }

    @Test
    void aFolderWithoutADataSetSaysWhatWouldBeOne() {
        assertThat(run("train", "deep-convnet", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains(folder.toString())
                .contains("MNIST's")
                .contains("train/CLASS/");
    }
}
