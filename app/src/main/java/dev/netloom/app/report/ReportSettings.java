package dev.netloom.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.netloom.app.runs.HistoryWords;
import dev.netloom.app.runs.RunWords;
import dev.netloom.app.training.SettingText;
import dev.netloom.app.ui.Markup;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.SettingsChange;
import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Optional;
import java.util.stream.Stream;

/// How a run was trained, on what, and how it is trained again.
record ReportSettings(RunDetails run, Optional<Project> project, Optional<Dataset> images) {
    private static final int MOST_CLASSES = 100;
    /// Characters of the project file: a larger one is left out.
    private static final int LARGEST_PROJECT = 300_000;

    void writeSettings(Markup page) {
        page.open("section").element("h2", Texts.of("report.settings"));
        plan().ifPresent(plan -> page.element("p", SettingText.summary(plan)));
        page.open("div", "class", "wide").open("table").open("tbody");
        TrainingConfigJson.values(run.settings()).forEach((key, value) -> row(page, RunWords.setting(key), value));
        page.close().close().close();
        if (!run.changes().isEmpty()) {
            page.element("h3", Texts.of("report.changes")).open("ul");
            run.changes().forEach(change -> page.element("li", words(change)));
            page.close();
        }
        page.close();
    }

    private static String words(SettingsChange change) {
        return Texts.of(
                "report.change",
                change.step(),
                change.settings().learningRate(),
                change.settings().momentum(),
                change.settings().weightDecay(),
                change.settings().dropoutScale(),
                change.settings().batchSize());
    }

    private Optional<TrainingConfig> plan() {
        return TrainingConfigJson.read(run.settings());
    }

    private static void row(Markup page, String name, String value) {
        page.open("tr").element("th", name, "scope", "row").element("td", value).close();
    }

    void writeData(Markup page) {
        RunSummary summary = run.summary();
        DataIdentity data = summary.data();
        page.open("section").element("h2", Texts.of("report.data"));
        page.open("div", "class", "wide").open("table").open("tbody");
        row(page, Texts.of("runs.data"), HistoryWords.data(summary));
        row(page, Texts.of("report.data.validation"), heldOut());
        row(page, Texts.of("report.data.test"), Texts.of("number", data.testImages()));
        row(page, Texts.of("report.data.hash"), data.isKnown() ? data.hash() : Texts.of("runs.data.unknown"));
        if (!data.settings().isEmpty()) {
            row(page, Texts.of("report.data.read"), data.settings());
        }
        images.ifPresent(set ->
                row(page, Texts.of("report.data.shape"), set.test().shape().toString()));
        page.close().close().close();
        images.ifPresentOrElse(
                set -> writeClasses(page, set),
                () -> page.element("p", Texts.of("report.data.classes-unknown"), "class", "missing"));
        page.close();
    }

    private String heldOut() {
        double share = plan().map(TrainingConfig::validation).orElse(0.0);
        return share == 0 ? Texts.of("report.data.no-validation") : Texts.of("report.data.share", share);
    }

    private static void writeClasses(Markup page, Dataset set) {
        int count = Math.min(MOST_CLASSES, set.classes().size());
        int[] train = counts(set.train(), set);
        int[] test = counts(set.test(), set);
        page.open("details")
                .element(
                        "summary", Texts.of("report.data.classes", set.classes().size()));
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        Stream.of("classes.name", "report.data.train", "report.data.test")
                .forEach(head -> page.element("th", Texts.of(head), "scope", "col"));
        page.close().close().open("tbody");
        for (int k = 0; k < count; k++) {
            page.open("tr").element("th", set.classes().get(k), "scope", "row");
            page.element("td", Texts.of("number", train[k]), "class", "number");
            page.element("td", Texts.of("number", test[k]), "class", "number").close();
        }
        page.close().close().close().close();
    }

    private static int[] counts(LabelledImages part, Dataset set) {
        return part.counts(set.classes().size());
    }

    void writeRepetition(Markup page) {
        RunSummary summary = run.summary();
        String machine = run.kernels().lines().findFirst().orElse("\u2013");
        page.open("section").element("h2", Texts.of("report.repeat"));
        page.element("p", Texts.of("report.repeat.about"));
        page.open("div", "class", "wide").open("table").open("tbody");
        row(page, Texts.of("report.repeat.machine"), machine);
        row(page, Texts.of("runs.setting.threads"), Texts.of("number", run.threads()));
        row(page, Texts.of("runs.setting.precision"), summary.precision());
        row(page, Texts.of("runs.setting.seed"), Long.toString(summary.seed()));
        page.close().close().close();
        String file = project.map(ReportSettings::fileName).orElse("network") + ProjectFile.EXTENSION;
        page.element("p", Texts.of("report.repeat.project", file));
        project.map(known -> known.training().get(Project.DATA))
                .filter(data -> data.startsWith("."))
                .ifPresent(data -> page.element("p", Texts.of("report.repeat.data", data)));
        page.open("pre").element("code", "./netloom train " + file).close();
        project.ifPresent(known -> writeProject(page, known));
        page.close();
    }

    private static String fileName(Project known) {
        String plain = known.name().replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        return plain.replaceAll("^-+|-+$", "").isEmpty() ? "network" : plain;
    }

    private void writeProject(Markup page, Project known) {
        try {
            String text = ProjectFile.text(known);
            if (text.length() <= LARGEST_PROJECT) {
                page.open("details").element("summary", Texts.of("report.repeat.file"));
                page.open("pre").element("code", text).close().close();
                return;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        page.element("p", Texts.of("report.repeat.large"), "class", "missing");
    }
}
