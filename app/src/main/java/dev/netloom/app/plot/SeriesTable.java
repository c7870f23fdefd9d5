package dev.netloom.app.plot;

import dev.netloom.app.ui.CsvTable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Points of curves as comma-separated lines: which curve, of which network or run, and where it goes through. It holds
/// copies, so that another thread may write it.
final class SeriesTable implements CsvTable {
    private record Curve(String measure, String name, DecimatedSeries values) {}

    private final List<Curve> curves = new ArrayList<>();

    /// @param measure what was measured, in the words of the column
    /// @param name whose it is
    void add(String measure, String name, DecimatedSeries values) {
        curves.add(new Curve(measure, name, values.copy()));
    }

    @Override
    public void write(Writer file) throws IOException {
        file.write("curve,name,x,y\n");
        for (Curve curve : curves) {
            String head = CsvTable.quoted(curve.measure()) + "," + CsvTable.quoted(curve.name()) + ",";
            for (int i = 0; i < curve.values().size(); i++) {
                DecimatedSeries.Point point = curve.values().point(i);
                file.write(head + point.x() + "," + point.y() + "\n");
            }
        }
    }
}
