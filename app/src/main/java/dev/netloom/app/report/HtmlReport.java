package dev.netloom.app.report;

import dev.netloom.app.canvas.CanvasExport;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.runs.HistoryWords;
import dev.netloom.app.runs.RunProject;
import dev.netloom.app.runs.RunWords;
import dev.netloom.app.ui.Markup;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.history.DamagedRow;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// A run of the history as a page: network, curves, settings, data, matrix, mistakes, and how to repeat it. What needs
/// the images is left out where they are not there, and the page says so.
public final class HtmlReport {
    /// Characters of both drawings of a network together; larger ones are left out.
    private static final int LARGEST_DRAWING = 600_000;

    private static final int MOST_BLOCKS = 500;

    private final RunDetails run;
    private final Optional<Project> project;
    private final Optional<Dataset> images;
    private final List<String> drawings;
    private final Markup page = new Markup();

    private HtmlReport(RunDetails run, Optional<Project> project, Optional<Dataset> images, List<String> drawings) {
        this.run = run;
        this.project = project;
        this.images = images;
        this.drawings = drawings;
    }

    /// Draws the network, on the FX thread; what is handed back writes the page, on any other.
    ///
    /// @param here images that are loaded; where they are not those of the run, these are looked for
    public static Callable<String> of(RunDetails run, Optional<Dataset> here) {
        Optional<Project> project = project(run);
        List<String> drawings = project.map(HtmlReport::drawings).orElse(List.of());
        return () -> new HtmlReport(run, project, RunImages.of(run.summary().data(), here), drawings).write();
    }

    private static Optional<Project> project(RunDetails run) {
        try {
            return Optional.of(RunProject.of(run));
        } catch (FileProblem newer) {
            return Optional.empty();
        }
    }

    /// Light and dark.
    private static List<String> drawings(Project project) {
        Diagram diagram = Diagram.of(project);
        String light = CanvasExport.svg(diagram, Theme.LIGHT);
        return 2 * light.length() > LARGEST_DRAWING ? List.of() : List.of(light, CanvasExport.svg(diagram, Theme.DARK));
    }

    private String write() throws IOException {
        RunSummary summary = run.summary();
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", summary.name() + " \u00b7 Netloom");
        page.open("style").raw(style()).close().close();
        page.open("body").open("main");
        writeHead(summary);
        ReportVerdict.of(run).writeInto(page);
        writeNetwork();
        new ReportCurves(run).writeInto(page);
        ReportSettings settings = new ReportSettings(run, project, images);
        settings.writeSettings(page);
        settings.writeData(page);
        new ReportMistakes(run, images).writeInto(page);
        settings.writeRepetition(page);
        writeReferences();
        return page.close().close().close().toString();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/report/report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeHead(RunSummary summary) {
        page.open("header");
        page.element("p", Texts.of("report.kind"), "class", "kind");
        page.element("h1", summary.name());
        page.element("p", RunWords.accuracy(summary), "class", "figure");
        page.element("p", outcome(summary), "class", "muted");
        page.open("dl", "class", "facts");
        fact("runs.network", summary.network());
        fact("runs.parameters", RunWords.count(summary.parameters()));
        fact("runs.multiply-adds", RunWords.count(summary.multiplyAdds()));
        fact("runs.data", HistoryWords.data(summary));
        fact("runs.when", RunWords.when(summary.started()));
        fact("runs.time", RunWords.time(summary.seconds()));
        page.close();
        if (!summary.notes().isBlank()) {
            page.element("p", summary.notes(), "class", "notes");
        }
        warn(run.failure());
        warn(
                run.damaged().isEmpty()
                        ? ""
                        : Texts.of(
                                "runs.damaged.parts",
                                run.damaged().stream().map(DamagedRow::what).collect(Collectors.joining("; "))));
        warn(
                images.isPresent()
                        ? ""
                        : Texts.of("report.no-images", summary.data().name()));
        page.close();
    }

    private static String outcome(RunSummary summary) {
        return summary.best().isEmpty()
                ? RunWords.state(summary)
                : Texts.of(
                        "report.outcome",
                        summary.best().get().correct(),
                        summary.best().get().total(),
                        summary.bestEpoch().orElse(0),
                        RunWords.state(summary));
    }

    private void fact(String key, String value) {
        page.open("div").element("dt", Texts.of(key)).element("dd", value).close();
    }

    private void warn(String text) {
        if (!text.isEmpty()) {
            page.element("p", text, "class", "missing");
        }
    }

    private void writeNetwork() {
        page.open("section").element("h2", Texts.of("report.network"));
        if (project.isEmpty()) {
            warn(Texts.of("report.network.newer"));
        } else if (drawings.isEmpty()) {
            warn(Texts.of("report.network.large"));
        } else {
            for (int i = 0; i < drawings.size(); i++) {
                page.open("div", "class", i == 0 ? "drawing light" : "drawing dark");
                page.raw(drawings.get(i)).close();
            }
        }
        project.ifPresent(this::writeBlocks);
        page.close();
    }

    private void writeBlocks(Project known) {
        List<Summary.Layer> layers = Summary.of(known.graph()).layers();
        page.open("details").element("summary", Texts.of("report.blocks", layers.size()));
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        for (String head : List.of("name", "kind", "output", "parameters", "multiply-adds")) {
            page.element("th", Texts.of("report.block." + head), "scope", "col");
        }
        page.close().close().open("tbody");
        for (Summary.Layer layer : layers.stream().limit(MOST_BLOCKS).toList()) {
            page.open("tr").element("th", layer.id(), "scope", "row");
            page.element("td", Texts.of("block." + layer.type() + ".name"));
            page.element("td", layer.output().toString());
            page.element("td", Texts.of("number", layer.parameters()), "class", "number");
            page.element("td", Texts.of("number", layer.multiplyAdds()), "class", "number");
            page.close();
        }
        page.close().close().close().close();
    }

    private void writeReferences() {
        page.open("section").element("h2", Texts.of("report.references")).open("ul");
        for (String reference : List.of("book", "wilson", "mnist")) {
            boolean meant =
                    !reference.equals("mnist") || run.summary().data().name().equals("MNIST");
            if (meant) {
                page.element("li", Texts.of("report.reference." + reference));
            }
        }
        page.close().close();
        page.open("footer").element("p", Texts.of("report.footer")).close();
    }
}
