package dev.netloom.app.costs;

import java.util.List;
import java.util.Locale;

/// Writes rows as Markdown, each compared with the nearest ones without a view of training.
final class CostTable {
    private CostTable() {}

    static String of(List<Row> rows, double alone) {
        StringBuilder text = new StringBuilder("""
                | tab shown | FX thread | renderer | background | frames: median / 95% / worst, ms \
                | clicks: median / 95% / worst, ms | steps/s | against Layers | against no window |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f%% | %.1f%% | %.1f%% | %s | %s | %.1f | %s | %s |%n",
                    row.tab(),
                    100 * row.fx(),
                    100 * row.renderer(),
                    100 * row.background(),
                    row.frames(),
                    row.clicks(),
                    row.steps(),
                    row.plain() ? "" : change(row.steps(), plain(rows, i)),
                    change(row.steps(), alone)));
        }
        return text.toString();
    }

    /// Steps per second without a view of training: between the measurements before and after row `at`.
    private static double plain(List<Row> rows, int at) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).plain() && i < at) {
                before = rows.get(i).steps();
            } else if (rows.get(i).plain() && after == 0) {
                after = rows.get(i).steps();
            }
        }
        return after == 0 ? before : before == 0 ? after : (before + after) / 2;
    }

    private static String change(double steps, double without) {
        return String.format(Locale.ROOT, "%+.1f%%", 100 * (steps / without - 1));
    }
}
