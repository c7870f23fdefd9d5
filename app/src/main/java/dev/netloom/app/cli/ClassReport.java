package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Calibration;
import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What accuracy hides: how well each class is told, and whether the network is right as often as it is sure.
final class ClassReport {
    private final ConfusionMatrix matrix;
    private final Calibration calibration;
    private final IntFunction<String> names;

    /// A class in JSON; nothing stands where there was nothing to count.
    ///
    /// @param support images of the class
    record Row(String name, Double precision, Double recall, Double f1, int support) {}

    /// @param names of the classes, by their number
    ClassReport(Predictions predictions, IntFunction<String> names) {
        this.matrix = ConfusionMatrix.of(predictions);
        this.calibration = Calibration.of(predictions, Calibration.USUAL_BINS);
        this.names = names;
    }

    List<Row> rows() {
        return IntStream.range(0, matrix.classes())
                .mapToObj(k -> new Row(
                        names.apply(k),
                        Json.finite(matrix.precision(k)),
                        Json.finite(matrix.recall(k)),
                        Json.finite(matrix.f1(k)),
                        matrix.images(k)))
                .toList();
    }

    Double balancedAccuracy() {
        return Json.finite(matrix.balancedAccuracy());
    }

    Double calibrationError() {
        return Json.finite(calibration.error());
    }

    /// A table for a terminal, and what follows from it.
    List<String> lines() {
        Table table = new Table(
                Texts.of("cli.classes.name"),
                Texts.of("cli.classes.precision"),
                Texts.of("cli.classes.recall"),
                Texts.of("cli.classes.f1"),
                Texts.of("cli.classes.support"));
        for (int k = 0; k < matrix.classes(); k++) {
            table.row(
                    names.apply(k),
                    share(matrix.precision(k), matrix.precisionInterval(k)),
                    share(matrix.recall(k), matrix.recallInterval(k)),
                    share(matrix.f1(k), matrix.f1Interval(k)),
                    Texts.of("number", matrix.images(k)));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(Texts.of("cli.classes.macro", matrix.balancedAccuracy(), matrix.macroPrecision(), matrix.macroF1()));
        lines.add(Texts.of("cli.classes.ece", calibration.error(), Calibration.USUAL_BINS));
        return lines;
    }

    private static String share(double share, Interval interval) {
        return Double.isNaN(share) ? "-" : Texts.of("cli.classes.share", share, 100 * interval.low(), interval.high());
    }
}
