package dev.netloom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Columns for a terminal: the first aligned left, all others right.
final class Table {
    private static final String GAP = "   ";
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        row(headings);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(widths[column] - TerminalText.width(row.get(column)));
            line.append(column == 0 ? row.get(0) + padding : GAP + padding + row.get(column));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> TerminalText.width(row.get(column)))
                .max()
                .orElse(0);
    }
}
