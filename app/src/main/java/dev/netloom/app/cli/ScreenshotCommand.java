package dev.netloom.app.cli;

import dev.netloom.app.workbench.Screenshots;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `screenshot DIR`: draws the window's main states into files.
final class ScreenshotCommand extends Command {
    @Parameters(paramLabel = "DIR", descriptionKey = "cli.option.screenshots")
    private Path folder;

    /// The JSON that is printed.
    private record Line(List<String> files) {}

    ScreenshotCommand(Console console) {
        super(console);
    }

    /// Call it before the first drawing.
    static void drawWithoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    @Override
    void run() throws FileProblem, IOException {
        drawWithoutDisplay();
        try {
            List<String> files =
                    Screenshots.write(folder).stream().map(Path::toString).toList();
            if (isJson()) {
                console.say(Json.line(new Line(files)));
            } else {
                files.forEach(console::say);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
