package dev.netloom.app.compare;

import dev.netloom.engine.experiment.Experiment;

/// Something to compare, in words and as an experiment.
///
/// @param text what it asks, in a sentence
/// @param brief the same in one short line
public record Question(String title, String text, String brief, Experiment experiment) {
    /// One that comes with the program.
    static Question prepared(Experiment experiment) {
        String name = experiment.name();
        return new Question(
                ExperimentText.title(name), ExperimentText.question(name), ExperimentText.brief(name), experiment);
    }
}
