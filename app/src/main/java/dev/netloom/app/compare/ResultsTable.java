package dev.netloom.app.compare;

import dev.netloom.app.ui.CsvTable;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.ArmFacts;
import dev.netloom.engine.experiment.ArmRun;
import dev.netloom.engine.experiment.Experiment;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// What the networks of an experiment are, and what each of their runs has come to: a line for each run, or for a
/// network that has none yet.
final class ResultsTable implements CsvTable {
    private final List<String> lines = new ArrayList<>();

    ResultsTable(Experiment experiment, CompareModel model) {
        for (Arm arm : experiment.arms()) {
            ArmFacts facts = ArmFacts.of(arm.graph());
            String head = CsvTable.quoted(arm.title()) + "," + facts.parameters() + "," + facts.multiplyAdds() + ","
                    + facts.nonLinearities() + "," + facts.field().height() + ","
                    + facts.field().width();
            List<ArmRun> runs = model.runs(arm.id());
            if (runs.isEmpty()) {
                lines.add(head + ",,,,");
            }
            for (ArmRun run : runs) {
                lines.add(head + "," + run.seed() + "," + run.digits() + ","
                        + run.test().accuracy() + "," + run.seconds());
            }
        }
    }

    @Override
    public void write(Writer file) throws IOException {
        file.write("network,parameters,multiply_adds,non_linearities,field_height,field_width,"
                + "seed,digits,test_accuracy,seconds\n");
        for (String line : lines) {
            file.write(line + "\n");
        }
    }
}
