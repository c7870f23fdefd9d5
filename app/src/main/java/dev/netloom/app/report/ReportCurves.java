package dev.netloom.app.report;

import dev.netloom.app.plot.LineChart;
import dev.netloom.app.plot.LineChart.Line;
import dev.netloom.app.ui.Markup;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.CurvePoints;
import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.Score;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How a run went: accuracy and loss after each epoch, loss and learning rate of its steps.
record ReportCurves(RunDetails run) {
    void writeInto(Markup page) {
        page.open("section").element("h2", Texts.of("report.curves"));
        if (run.epochs().isEmpty() && run.curve().size() == 0) {
            page.element("p", Texts.of("report.curves.none"), "class", "missing");
        } else {
            page.open("div", "class", "charts");
            write(page, "accuracy", "epochs", ofEpochs(Score::accuracy), share -> Texts.of("report.share", share));
            write(page, "loss", "epochs", ofEpochs(Score::loss), ReportCurves::plain);
            write(page, "batch-loss", "batches", List.of(ofSteps(run.curve().losses())), ReportCurves::plain);
            write(page, "rate", "batches", List.of(ofSteps(run.curve().rates())), ReportCurves::plain);
            page.close();
            writeEpochs(page);
        }
        page.close();
    }

    private static String plain(double value) {
        return Texts.of("report.plain", value);
    }

    private List<Line> ofEpochs(ToDoubleFunction<Score> figure) {
        return List.of(
                line("train", figure, epoch -> Optional.of(epoch.train())),
                line("test", figure, epoch -> Optional.of(epoch.test())),
                line("validation", figure, EpochScores::validation),
                line("averaged", figure, epoch -> epoch.averaged().map(EpochScores.Averaged::test)));
    }

    private Line line(String key, ToDoubleFunction<Score> figure, Function<EpochScores, Optional<Score>> score) {
        return new Line(
                Texts.of("report.line." + key),
                run.epochs().stream().mapToDouble(EpochScores::epoch).toArray(),
                run.epochs().stream()
                        .mapToDouble(epoch ->
                                score.apply(epoch).map(figure::applyAsDouble).orElse(Double.NaN))
                        .toArray());
    }

    private Line ofSteps(float[] values) {
        CurvePoints curve = run.curve();
        return new Line(
                "",
                LongStream.of(curve.steps()).asDoubleStream().toArray(),
                IntStream.range(0, curve.size()).mapToDouble(i -> values[i]).toArray());
    }

    private static void write(Markup page, String key, String across, List<Line> lines, DoubleFunction<String> value) {
        String title = Texts.of("report.chart." + key);
        LineChart chart = new LineChart(title, Texts.of("report.across." + across), lines, value);
        if (chart.isEmpty()) {
            return;
        }
        page.open("figure").element("figcaption", title);
        chart.drawInto(page);
        if (chart.lines().size() > 1) {
            page.open("p", "class", "legend");
            for (int i = 0; i < chart.lines().size(); i++) {
                page.open("span").open("i", "class", "series-" + i).close();
                page.text(chart.lines().get(i).name()).close();
            }
            page.close();
        }
        page.close();
    }

    private void writeEpochs(Markup page) {
        page.open("details").element("summary", Texts.of("report.epochs"));
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        Stream.of("epoch", "train", "validation", "test", "loss", "speed")
                .forEach(head -> page.element("th", Texts.of("report.epoch." + head), "scope", "col"));
        page.close().close().open("tbody");
        for (EpochScores epoch : run.epochs()) {
            page.open("tr").element("th", Texts.of("number", epoch.epoch()), "scope", "row");
            Stream.of(
                            Texts.of("report.percent", epoch.train().accuracy()),
                            epoch.validation()
                                    .map(score -> Texts.of("report.percent", score.accuracy()))
                                    .orElse("\u2013"),
                            accuracy(epoch.test()),
                            plain(epoch.test().loss()),
                            Texts.of("number", Math.round(epoch.imagesPerSecond())))
                    .forEach(figure -> page.element("td", figure, "class", "number"));
            page.close();
        }
        page.close().close().close().close();
    }

    private static String accuracy(Score score) {
        return Texts.of(
                "runs.accuracy.value",
                score.accuracy(),
                100 * score.interval().low(),
                100 * score.interval().high());
    }
}
