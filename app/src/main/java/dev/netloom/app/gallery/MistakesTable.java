package dev.netloom.app.gallery;

import dev.netloom.app.ui.CsvTable;
import dev.netloom.engine.metric.Predictions;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// The mistakes that are shown, a line for each, with the probabilities of all classes where they were kept.
record MistakesTable(List<Mistake> mistakes, Predictions predictions, List<String> classes) implements CsvTable {
    @Override
    public void write(Writer file) throws IOException {
        file.write("index,label,predicted,confidence,loss");
        for (String name : classes) {
            file.write("," + CsvTable.quoted("probability of " + name));
        }
        file.write("\n");
        for (Mistake mistake : mistakes) {
            file.write(mistake.image() + "," + CsvTable.quoted(classes.get(mistake.label())) + ","
                    + CsvTable.quoted(classes.get(mistake.guess())) + "," + mistake.confidence() + ","
                    + mistake.loss());
            float[] probabilities = predictions.probabilities(mistake.image());
            for (int k = 0; k < classes.size(); k++) {
                file.write("," + (k < probabilities.length ? probabilities[k] : ""));
            }
            file.write("\n");
        }
    }
}
