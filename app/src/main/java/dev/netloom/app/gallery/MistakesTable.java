package dev.netloom.app.gallery;

import dev.netloom.app.results.LabelVerdict;
import dev.netloom.app.ui.CsvTable;
import dev.netloom.engine.metric.Predictions;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The mistakes that are shown, a line for each, with the user's verdict on the label, and the probabilities of all
/// classes where they were kept.
record MistakesTable(
        List<Mistake> mistakes, Predictions predictions, Map<Integer, LabelVerdict> verdicts, List<String> classes)
        implements CsvTable {
    @Override
    public void write(Writer file) throws IOException {
        file.write("index,label,predicted,confidence,loss");
        for (String name : classes) {
            file.write("," + CsvTable.quoted("probability of " + name));
        }
        file.write(",verdict,verdict_class\n");
        for (Mistake mistake : mistakes) {
            file.write(mistake.image() + "," + CsvTable.quoted(classes.get(mistake.label())) + ","
                    + CsvTable.quoted(classes.get(mistake.guess())) + "," + mistake.confidence() + ","
                    + mistake.loss());
            float[] probabilities = predictions.probabilities(mistake.image());
            for (int k = 0; k < classes.size(); k++) {
                file.write("," + (k < probabilities.length ? probabilities[k] : ""));
            }
            file.write("," + verdict(verdicts.get(mistake.image())) + "\n");
        }
    }

    private String verdict(LabelVerdict verdict) {
        if (verdict == null) {
            return ",";
        }
        String is = verdict.kind() == LabelVerdict.Kind.WRONG ? CsvTable.quoted(classes.get(verdict.is())) : "";
        return verdict.kind().name().toLowerCase(Locale.ROOT) + "," + is;
    }
}
