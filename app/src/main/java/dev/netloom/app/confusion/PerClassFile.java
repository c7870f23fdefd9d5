package dev.netloom.app.confusion;

import dev.netloom.app.confusion.PerClassTable.Row;
import dev.netloom.app.confusion.PerClassTable.Share;
import dev.netloom.app.ui.CsvTable;
import dev.netloom.engine.metric.Calibration;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/// A line for each class (`kind` is `class`), then one for each bin of confidence that holds images (`confidence`).
record PerClassFile(List<Row> rows, Calibration calibration) implements CsvTable {
    @Override
    public void write(Writer file) throws IOException {
        file.write("kind,name,images");
        for (String figure : List.of("recall", "precision", "f1", "accuracy")) {
            file.write("," + figure + "," + figure + "_low," + figure + "_high");
        }
        file.write(",confidence\n");
        for (Row row : rows) {
            file.write("class," + CsvTable.quoted(row.name()) + "," + row.images() + share(row.recall())
                    + share(row.precision()) + share(row.f1()) + ",,,,\n");
        }
        for (Calibration.Bin bin : calibration.bins()) {
            if (bin.count() > 0) {
                file.write(String.format(Locale.ROOT, "confidence,%.4f-%.4f,%d", bin.low(), bin.high(), bin.count())
                        + ",".repeat(9) + share(new Share(bin.accuracy(), bin.interval())) + "," + bin.confidence()
                        + "\n");
            }
        }
    }

    /// Nothing where nothing was there to count.
    private static String share(Share share) {
        return Double.isNaN(share.value())
                ? ",,,"
                : "," + share.value() + "," + share.interval().low() + ","
                        + share.interval().high();
    }
}
