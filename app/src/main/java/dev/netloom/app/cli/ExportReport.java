package dev.netloom.app.cli;

import dev.netloom.app.report.HtmlReport;
import dev.netloom.app.workbench.OffScreen;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Writes a run of the history as one HTML page, without a display.
final class ExportReport {
    private ExportReport() {}

    static void write(RunDetails run, Path file) throws IOException {
        ScreenshotCommand.drawWithoutDisplay();
        try {
            OffScreen.start();
            Callable<String> page = OffScreen.call(() -> HtmlReport.of(run, Optional.empty()));
            byte[] text = page.call().getBytes(StandardCharsets.UTF_8);
            SafeFile.write(file, out -> out.write(text));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
