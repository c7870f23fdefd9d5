package dev.netloom.app.plot;

import dev.netloom.app.ui.CsvTable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/// The measured values of a run as comma-separated lines, one for each batch that is kept: what was not measured there
/// stays empty. Column names are the command line's. It holds copies, so that another thread may write it.
final class CurvesTable implements CsvTable {
    private static final String HEAD =
            "step,epoch,running_loss,learning_rate,train_loss,train_accuracy,test_loss,test_accuracy,ema_test_loss,ema_test_accuracy,"
                    + "settings_changed\n";

    private final EpochClock clock;
    private final List<Mark> marks;
    private final List<Column> columns;

    CurvesTable(CurvesModel model) {
        clock = model.clock().copy();
        marks = List.copyOf(model.marks());
        columns = Stream.of(
                        model.loss().get(0),
                        model.rate().get(0),
                        model.loss().get(2),
                        model.accuracy().get(0),
                        model.loss().get(3),
                        model.accuracy().get(1),
                        model.loss().get(4),
                        model.accuracy().get(2))
                .map(series -> new Column(series.values()))
                .toList();
    }

    @Override
    public void write(Writer file) throws IOException {
        file.write(HEAD);
        int mark = 0;
        for (double step = next(mark); step < Double.POSITIVE_INFINITY; step = next(mark)) {
            file.write(Math.round(step) + "," + clock.epochAt(step));
            for (Column column : columns) {
                file.write("," + column.take(step));
            }
            file.write(",");
            for (; mark < marks.size() && marks.get(mark).step() <= step; mark++) {
                file.write(CsvTable.quoted(marks.get(mark).text()));
            }
            file.write("\n");
        }
    }

    /// The first batch of which something is left.
    private double next(int mark) {
        double next = mark < marks.size() ? marks.get(mark).step() : Double.POSITIVE_INFINITY;
        for (Column column : columns) {
            next = Math.min(next, column.next());
        }
        return next;
    }

    private static final class Column {
        private final DecimatedSeries values;
        private int place;

        Column(DecimatedSeries values) {
            this.values = values.copy();
        }

        double next() {
            return place < values.size() ? values.point(place).x() : Double.POSITIVE_INFINITY;
        }

        String take(double step) {
            return next() == step ? Double.toString(values.point(place++).y()) : "";
        }
    }
}
