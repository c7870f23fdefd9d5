package dev.netloom.app.report;

import dev.netloom.app.ui.Markup;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.history.Mistakes;
import dev.netloom.engine.history.Mistakes.Mistake;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.metric.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which images the best epoch takes for another class: as a matrix, class by class, and each.
final class ReportMistakes {
    private static final int MOST_PICTURES = 200;
    /// Characters of all pictures together.
    private static final int PICTURES_ROOM = 1_000_000;

    /// Of more classes nobody reads a matrix.
    private static final int MOST_CLASSES = 30;

    private static final int MOST_PAIRS = 20;
    private static final double ENOUGH_FOR_WHITE = 0.75;

    private final Optional<Mistakes> mistakes;
    private final Optional<Dataset> images;
    private final Optional<ConfusionMatrix> matrix;

    ReportMistakes(RunDetails run, Optional<Dataset> images) {
        this.mistakes = run.mistakes();
        this.images = images;
        this.matrix = mistakes.flatMap(known -> images.flatMap(
                set -> known.matrix(set.test().counts(set.classes().size()))));
    }

    void writeInto(Markup page) {
        page.open("section").element("h2", Texts.of("report.mistakes"));
        if (mistakes.isEmpty()) {
            page.element("p", Texts.of("report.mistakes.unmeasured"), "class", "missing");
            page.close();
            return;
        }
        page.element(
                "p",
                Texts.of(
                        "report.mistakes.count",
                        mistakes.get().all().size(),
                        mistakes.get().images()));
        matrix.ifPresent(known -> {
            if (known.classes() <= MOST_CLASSES) {
                writeMatrix(page, known);
            }
        });
        if (matrix.map(ConfusionMatrix::classes).orElse(Integer.MAX_VALUE) > MOST_CLASSES) {
            writePairs(page);
        }
        matrix.ifPresent(known -> writeClasses(page, known));
        page.close();
        images.ifPresent(set -> writePictures(page, set.test()));
    }

    /// A network may end in more classes than the data has; without the data they have no names.
    private String name(int k) {
        return images.map(Dataset::classes)
                .filter(names -> k < names.size())
                .map(names -> names.get(k))
                .orElse(Integer.toString(k));
    }

    private void writeMatrix(Markup page, ConfusionMatrix known) {
        page.element("h3", Texts.of("report.matrix")).element("p", Texts.of("report.matrix.about"), "class", "muted");
        page.open("div", "class", "wide").open("table", "class", "matrix").open("tr");
        page.element("td", Texts.of("confusion.corner"), "class", "muted");
        for (int guess = 0; guess < known.classes(); guess++) {
            page.element("th", name(guess), "scope", "col");
        }
        page.close();
        for (int label = 0; label < known.classes(); label++) {
            page.open("tr").element("th", name(label), "scope", "row");
            for (int guess = 0; guess < known.classes(); guess++) {
                writeCell(page, known, label, guess);
            }
            page.close();
        }
        page.close().close();
    }

    private static void writeCell(Markup page, ConfusionMatrix known, int label, int guess) {
        int count = known.count(label, guess);
        if (count == 0) {
            page.element("td", "");
            return;
        }
        int most = label == guess ? known.images(label) : known.mostMistaken();
        double strength = 0.14 + 0.86 * Math.log1p(count) / Math.log1p(most);
        String shade = String.format(Locale.ROOT, "--s:%.2f", strength);
        String kind = (label == guess ? "right" : "wrong") + (strength > ENOUGH_FOR_WHITE ? " strong" : "");
        page.element("td", Integer.toString(count), "class", kind, "style", shade);
    }

    private void writePairs(Markup page) {
        Map<List<Integer>, Long> counts = mistakes.orElseThrow().all().stream()
                .collect(Collectors.groupingBy(one -> List.of(one.label(), one.guess()), Collectors.counting()));
        page.element("h3", Texts.of("report.pairs")).open("ul");
        counts.entrySet().stream()
                .sorted(Map.Entry.<List<Integer>, Long>comparingByValue().reversed())
                .limit(MOST_PAIRS)
                .forEach(pair -> page.element(
                        "li",
                        Texts.of(
                                "report.pair",
                                name(pair.getKey().getFirst()),
                                name(pair.getKey().getLast()),
                                pair.getValue())));
        page.close();
    }

    private void writeClasses(Markup page, ConfusionMatrix known) {
        page.element("h3", Texts.of("report.classes"))
                .open("div", "class", "wide")
                .open("table");
        page.open("thead").open("tr");
        for (String head : List.of("name", "support", "recall", "precision", "f1")) {
            page.element("th", Texts.of("classes." + head), "scope", "col");
        }
        page.close().close().open("tbody");
        for (int k = 0; k < known.classes(); k++) {
            page.open("tr").element("th", name(k), "scope", "row");
            page.element("td", Texts.of("number", known.images(k)), "class", "number");
            page.element("td", share(known.recall(k), known.recallInterval(k)), "class", "number");
            page.element("td", share(known.precision(k), known.precisionInterval(k)), "class", "number");
            page.element("td", share(known.f1(k), known.f1Interval(k)), "class", "number");
            page.close();
        }
        page.close().close().close();
        page.element(
                "p",
                Texts.of("classes.macro", known.balancedAccuracy(), known.macroPrecision(), known.macroF1()),
                "class",
                "muted");
    }

    private static String share(double share, Interval interval) {
        return Double.isNaN(share)
                ? "\u2013"
                : Texts.of("classes.share", share, 100 * interval.low(), 100 * interval.high());
    }

    /// Those that the network was surest of come first.
    private void writePictures(Markup page, LabelledImages test) {
        List<Mistake> all = mistakes.orElseThrow().all().stream()
                .filter(one -> one.image() < test.size())
                .sorted(Comparator.comparing(Mistake::confidence, Comparator.reverseOrder())
                        .thenComparing(Mistake::image))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        Markup pictures = new Markup();
        int shown = 0;
        while (shown < Math.min(all.size(), MOST_PICTURES) && pictures.length() < PICTURES_ROOM) {
            writePicture(pictures, all.get(shown++), test);
        }
        page.open("section").element("h2", Texts.of("report.pictures"));
        page.element("p", Texts.of("report.pictures.about", shown, all.size()), "class", "muted");
        page.open("div", "class", "pictures").raw(pictures.toString()).close().close();
    }

    private void writePicture(Markup page, Mistake one, LabelledImages test) {
        String words = Texts.of("report.picture", one.image(), name(one.label()), name(one.guess()), one.confidence());
        page.open(
                "figure",
                "title",
                test.file(one.image()).map(file -> words + " (" + file + ")").orElse(words));
        page.empty("img", "src", ImageData.png(test, one.image()), "alt", words, "loading", "lazy");
        page.open("figcaption");
        page.element("b", name(one.label()), "class", "right");
        page.text(" \u2192 ").element("b", name(one.guess()), "class", "wrong");
        page.element("span", Texts.of("report.sure", one.confidence()), "class", "muted");
        page.close().close();
    }
}
