package dev.netloom.app.cli;

import dev.netloom.app.report.HtmlReport;
import dev.netloom.app.runs.RunProject;
import dev.netloom.app.workbench.OffScreen;
import dev.netloom.engine.history.RunBundle;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunHistory;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What a run of the history can be exported as, with all that is known of it.
enum RunFormat {
    /// One page for any browser.
    HTML(".html"),
    /// One file for another machine.
    BUNDLE(RunBundle.EXTENSION);

    private final String ending;

    RunFormat(String ending) {
        this.ending = ending;
    }

    /// Empty where it is the name of no such format.
    static Optional<RunFormat> named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Of its files.
    String ending() {
        return ending;
    }

    /// @param named the number or the name of a run
    void write(RunHistory history, String named, Path file) throws CommandFailure, FileProblem, IOException {
        RunDetails run = Resumed.run(history, named);
        switch (this) {
            case HTML -> writePage(run, file);
            case BUNDLE -> RunBundle.write(file, history, run, RunProject.of(run));
        }
    }

    private static void writePage(RunDetails run, Path file) throws IOException {
        ScreenshotCommand.drawWithoutDisplay();
        try {
            OffScreen.start();
            Callable<String> page = OffScreen.call(() -> HtmlReport.of(run, Optional.empty()));
            byte[] text = page.call().getBytes(StandardCharsets.UTF_8);
            SafeFile.write(file, out -> out.write(text));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
