package dev.netloom.engine.history;

import dev.netloom.engine.data.DataIdentity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalInt;

/// Runs as comma-separated lines (RFC 4180), names of the columns first.
public final class RunsCsv {
    private static final String HEAD = "id,name,started,origin,state,network,seed,precision,epochs_done,epochs,"
            + "best_epoch,correct,total,accuracy,accuracy_low,accuracy_high,loss,seconds,parameters,multiply_adds,tags,"
            + "notes,data,train_images,data_images,test_images,data_hash,data_where,data_settings\n";

    private RunsCsv() {}

    public static void write(Writer out, List<RunSummary> runs) throws IOException {
        out.write(HEAD);
        for (RunSummary run : runs) {
            out.write(run.id() + "," + quoted(run.name()) + "," + run.started() + ","
                    + run.origin().key() + "," + run.state().key() + "," + quoted(run.network()) + "," + run.seed()
                    + "," + run.precision() + "," + run.epochsDone() + "," + run.epochs() + ","
                    + number(run.bestEpoch()) + ","
                    + run.best().map(RunsCsv::score).orElse(",,,,,") + ","
                    + run.seconds() + "," + run.parameters() + "," + run.multiplyAdds() + ","
                    + quoted(Tags.text(run.tags())) + "," + quoted(run.notes()) + ","
                    + data(run.data(), run.trainImages()) + "\n");
        }
    }

    private static String data(DataIdentity data, int trainImages) {
        return quoted(data.name()) + "," + trainImages + "," + data.trainImages() + "," + data.testImages() + ","
                + data.hash() + "," + quoted(data.where()) + "," + quoted(data.settings());
    }

    private static String score(Score score) {
        String loss = Double.isFinite(score.loss()) ? Double.toString(score.loss()) : "";
        return score.correct() + "," + score.total() + "," + score.accuracy() + ","
                + score.interval().low() + "," + score.interval().high() + "," + loss;
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    /// A text that a spreadsheet would take for a formula is kept from being one.
    private static String quoted(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("(?s).*[\",\n\r].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
