package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.UserFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Parameters;

/// `report RUN FILE`: a run of the history as one HTML page.
final class ReportCommand extends Command {
    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "cli.option.run")
    private String run;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "cli.option.report")
    private Path file;

    /// The JSON that is printed.
    private record Line(String format, String file, long bytes) {}

    ReportCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, IOException {
        try (HistorySource history = new HistorySource(
                HistorySource.folder(UserFolder.ofUser()),
                InstantSource.system(),
                aside -> console.note(Texts.of("runs.moved", aside)))) {
            RunDetails found = Resumed.run(history.get(), run);
            ExportReport.write(found, file);
        }
        console.say(
                isJson()
                        ? Json.line(new Line("html", file.toString(), Files.size(file)))
                        : Texts.of("cli.report.done", file, Files.size(file) / 1000));
    }
}
