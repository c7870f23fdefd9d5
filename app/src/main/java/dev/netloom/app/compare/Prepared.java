package dev.netloom.app.compare;

import dev.netloom.app.ui.FileReason;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentFile;
import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The experiments that come with the program.
///
/// @param unread why some are missing, a sentence each
record Prepared(List<Question> questions, List<String> unread) {
    /// Where experiments are; tests have others.
    interface Source {
        List<String> names() throws IOException;

        Experiment named(String name) throws FileProblem;

        Source SAMPLES = new Source() {
            @Override
            public List<String> names() throws IOException {
                return ExperimentFile.names();
            }

            @Override
            public Experiment named(String name) throws FileProblem {
                return ExperimentFile.named(name);
            }
        };
    }

    /// Reads all that can be read: a damaged one takes no other with it.
    static Prepared read(Source source) {
        List<Question> questions = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        try {
            for (String name : source.names()) {
                try {
                    questions.add(Question.prepared(source.named(name)));
                } catch (FileProblem e) {
                    unread.add(FileReason.of(e));
                }
            }
        } catch (IOException e) {
            unread.add(FileReason.of(e));
        }
        return new Prepared(questions, unread);
    }
}
