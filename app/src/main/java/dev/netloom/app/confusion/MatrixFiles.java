package dev.netloom.app.confusion;

import dev.netloom.app.ui.CsvTable;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.ConfusionMatrix;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/// A confusion matrix as files: a table with a row for every true class, and a drawing.
record MatrixFiles(ConfusionMatrix matrix, List<String> classes) implements CsvTable {
    private static final int SIDE = 36;
    private static final int HEAD = 60;
    /// Pixels of a character of a class's name.
    private static final int CHARACTER = 7;

    @Override
    public void write(Writer file) throws IOException {
        file.write("label");
        for (String name : classes) {
            file.write("," + CsvTable.quoted(name));
        }
        file.write(",recall,precision,f1\n");
        for (int label = 0; label < matrix.classes(); label++) {
            file.write(CsvTable.quoted(classes.get(label)));
            for (int guess = 0; guess < matrix.classes(); guess++) {
                file.write("," + matrix.count(label, guess));
            }
            file.write("," + share(matrix.recall(label)) + "," + share(matrix.precision(label)) + ","
                    + share(matrix.f1(label)) + "\n");
        }
    }

    /// Empty where nothing was there to count.
    private static String share(double share) {
        return Double.isNaN(share) ? "" : Double.toString(share);
    }

    String svg() {
        int count = matrix.classes();
        int head = head();
        int size = head + count * SIDE + 8;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                .formatted(size, size));
        svg.append(
                "font-size=\"12\" text-anchor=\"middle\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(svg, head + count * SIDE / 2, 16, Texts.of("confusion.svg.guess"), "#57606a", "");
        text(
                svg,
                16,
                head + count * SIDE / 2,
                Texts.of("confusion.svg.label"),
                "#57606a",
                " transform=\"rotate(-90 16 %d)\"".formatted(head + count * SIDE / 2));
        for (int k = 0; k < count; k++) {
            int middle = middle(head, k);
            String upwards =
                    " transform=\"rotate(-90 %d %d)\" style=\"text-anchor:start\"".formatted(middle + 4, head - 8);
            boolean isShort = head == HEAD;
            text(svg, isShort ? middle : middle + 4, head - 8, classes.get(k), "#1f2328", isShort ? "" : upwards);
            text(svg, head - 8, middle + 4, classes.get(k), "#1f2328", " style=\"text-anchor:end\"");
            for (int guess = 0; guess < count; guess++) {
                cell(svg, head, k, guess);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void cell(StringBuilder svg, int head, int label, int guess) {
        int own = matrix.count(label, guess);
        boolean right = label == guess;
        double strength = MatrixCell.strength(own, right ? matrix.images(label) : matrix.mostMistaken());
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\"%s\"/>\n"
                .formatted(
                        head + guess * SIDE,
                        head + label * SIDE,
                        SIDE - 2,
                        SIDE - 2,
                        own == 0 ? "#f6f8fa" : right ? "#1a7f37" : "#cf222e",
                        String.format(Locale.ROOT, "%.3f", own == 0 ? 1 : strength)));
        if (own > 0) {
            text(
                    svg,
                    middle(head, guess),
                    middle(head, label) + 4,
                    Integer.toString(own),
                    strength > 0.6 ? "#ffffff" : "#1f2328",
                    "");
        }
    }

    /// Room for the longest name, which stands upright over its column.
    private int head() {
        int longest = classes.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(HEAD, 32 + CHARACTER * longest);
    }

    private static int middle(int head, int place) {
        return head + place * SIDE + SIDE / 2 - 1;
    }

    private static void text(StringBuilder svg, int x, int y, String text, String colour, String more) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\"%s>%s</text>\n".formatted(x, y, colour, more, escaped));
    }
}
