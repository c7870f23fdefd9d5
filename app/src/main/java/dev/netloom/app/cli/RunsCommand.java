package dev.netloom.app.cli;

import dev.netloom.app.runs.HistoryWords;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.FoundRuns;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunHistory;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.RunsCsv;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Option;

/// `runs`: the history of runs, the newest first. Computes nothing.
final class RunsCommand extends Command {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @Option(names = "--search", paramLabel = "WORDS", defaultValue = "", descriptionKey = "cli.option.search")
    private String search = "";

    @Option(names = "--last", paramLabel = "N", descriptionKey = "cli.option.last")
    private Integer last;

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "cli.option.csv")
    private Path csv;

    /// The JSON that is printed for a run.
    private record Line(
            long id,
            String name,
            String started,
            String origin,
            String state,
            String network,
            int epochsDone,
            int epochs,
            Integer testCorrect,
            Integer testTotal,
            Double testAccuracy,
            double seconds,
            long parameters,
            long multiplyAdds,
            long seed,
            String precision,
            List<String> tags,
            String notes,
            String data,
            int trainImages,
            int dataImages,
            int testImages,
            String dataHash,
            String dataWhere,
            String dataSettings) {}

    RunsCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws FileProblem, IOException {
        requirePositive("--last", last == null ? 1 : last);
        List<RunSummary> runs = find();
        if (csv != null) {
            try (Writer out = Files.newBufferedWriter(csv)) {
                RunsCsv.write(out, runs);
            }
            console.note(Texts.of("cli.runs.written", runs.size(), csv));
        } else if (isJson()) {
            runs.forEach(run -> console.say(Json.line(json(run))));
        } else if (runs.isEmpty()) {
            console.note(Texts.of(search.isBlank() ? "cli.runs.none" : "cli.runs.none-found"));
        } else {
            print(runs);
        }
    }

    private List<RunSummary> find() throws FileProblem {
        try (HistorySource source = history()) {
            RunHistory history = source.get();
            FoundRuns found = history.find(
                    RunQuery.newest(last == null ? Integer.MAX_VALUE : last).searching(search));
            HistoryWords.damaged(found.damaged()).ifPresent(console::note);
            return found.runs();
        }
    }

    private static Line json(RunSummary run) {
        return new Line(
                run.id(),
                run.name(),
                run.started().toString(),
                run.origin().key(),
                run.state().key(),
                run.network(),
                run.epochsDone(),
                run.epochs(),
                run.best().map(Score::correct).orElse(null),
                run.best().map(Score::total).orElse(null),
                run.best().map(Score::accuracy).orElse(null),
                run.seconds(),
                run.parameters(),
                run.multiplyAdds(),
                run.seed(),
                run.precision(),
                run.tags(),
                run.notes(),
                run.data().name(),
                run.trainImages(),
                run.data().trainImages(),
                run.data().testImages(),
                run.data().hash(),
                run.data().where(),
                run.data().settings());
    }

    private void print(List<RunSummary> runs) {
        Table table = new Table(
                Texts.of("runs.number"),
                Texts.of("runs.name"),
                Texts.of("runs.when"),
                Texts.of("runs.accuracy"),
                Texts.of("runs.time"),
                Texts.of("runs.data"),
                Texts.of("runs.parameters"),
                Texts.of("runs.multiply-adds"),
                Texts.of("runs.state"));
        for (RunSummary run : runs) {
            table.row(
                    Long.toString(run.id()),
                    run.name(),
                    WHEN.format(run.started()),
                    run.best().map(RunsCommand::accuracy).orElse(""),
                    Texts.of("runs.time.seconds", run.seconds()),
                    HistoryWords.data(run),
                    Texts.of("cli.count", run.parameters()),
                    Texts.of("cli.count", run.multiplyAdds()),
                    Texts.of("runs.state." + run.state().key(), run.epochsDone(), run.epochs()));
        }
        table.lines().forEach(console::say);
    }

    private static String accuracy(Score score) {
        return Texts.of(
                "runs.accuracy.value",
                score.accuracy(),
                100 * score.interval().low(),
                100 * score.interval().high());
    }
}
