package dev.netloom.app.workbench;

import dev.netloom.app.canvas.CanvasExport;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.export.ExportCheck;
import dev.netloom.engine.export.OnnxExport;
import dev.netloom.engine.export.PyTorchExport;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.store.interop.Safetensors;
import dev.netloom.engine.train.TrainingFailure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javax.imageio.ImageIO;

/// What a network can be exported as. What computes is read again and compared with the network.
public enum ExportFormat {
    ONNX("onnx", ExportFormat::writeOnnx),
    PYTORCH("py", ExportFormat::writePyTorch),
    SAFETENSORS("safetensors", ExportFormat::writeSafetensors),
    NPZ("npz", ExportFormat::writeNumpy),
    SVG("svg", ExportFormat::writeDrawing),
    PNG("png", ExportFormat::writePicture);

    private final String extension;
    private final Writer writer;

    /// Writes one format, off the FX thread.
    private interface Writer {
        Optional<ExportCheck> write(ExportJob job, Path file) throws IOException, FileProblem, TrainingFailure;
    }

    ExportFormat(String extension, Writer writer) {
        this.extension = extension;
        this.writer = writer;
    }

    /// Of its files, without a dot.
    public String extension() {
        return extension;
    }

    /// Whether one file may hold several networks.
    public boolean takesEnsembles() {
        return this == ONNX;
    }

    /// Whether it shows the network and holds no weights.
    public boolean isDrawn() {
        return this == SVG || this == PNG;
    }

    /// Writes the file, off the FX thread.
    ///
    /// @return how closely it agrees; empty for what computes nothing
    /// @throws FileProblem where the format cannot hold the networks
    /// @throws TrainingFailure where they put out NaN or infinity
    public Optional<ExportCheck> write(ExportJob job, Path file) throws IOException, FileProblem, TrainingFailure {
        return writer.write(job, file);
    }

    private static Optional<ExportCheck> writeOnnx(ExportJob job, Path file)
            throws IOException, FileProblem, TrainingFailure {
        OnnxExport.Beginning beginning = job.preprocessing() ? OnnxExport.Beginning.PIXELS : OnnxExport.Beginning.IMAGE;
        OnnxExport.write(file, job.networks(), beginning);
        return Optional.of(ExportCheck.ofOnnx(file, job.networks(), job.images()));
    }

    private static Optional<ExportCheck> writePyTorch(ExportJob job, Path file)
            throws IOException, FileProblem, TrainingFailure {
        Path weights = PyTorchExport.write(file, job.network(), job.config());
        return Optional.of(ExportCheck.ofWeights(weights, job.network(), job.images()));
    }

    private static Optional<ExportCheck> writeSafetensors(ExportJob job, Path file)
            throws IOException, FileProblem, TrainingFailure {
        Safetensors.write(file, job.network().weights(), Map.of());
        return Optional.of(ExportCheck.ofWeights(file, job.network(), job.images()));
    }

    private static Optional<ExportCheck> writeNumpy(ExportJob job, Path file)
            throws IOException, FileProblem, TrainingFailure {
        WeightsFile.write(file, job.network().weights());
        return Optional.of(ExportCheck.ofWeights(file, job.network(), job.images()));
    }

    private static Optional<ExportCheck> writeDrawing(ExportJob job, Path file) throws IOException {
        Diagram diagram = diagram(job);
        String svg = OffScreen.call(() -> CanvasExport.svg(diagram, Theme.LIGHT));
        SafeFile.write(file, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
        return Optional.empty();
    }

    private static Optional<ExportCheck> writePicture(ExportJob job, Path file) throws IOException {
        Diagram diagram = diagram(job);
        BufferedImage picture =
                SwingFXUtils.fromFXImage(OffScreen.call(() -> CanvasExport.picture(diagram, Theme.LIGHT)), null);
        SafeFile.write(file, out -> ImageIO.write(picture, "png", out));
        return Optional.empty();
    }

    private static Diagram diagram(ExportJob job) throws IOException {
        try {
            OffScreen.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return Diagram.of(job.project());
    }
}
