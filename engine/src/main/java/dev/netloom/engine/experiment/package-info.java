/// Experiments: networks that learn side by side from the same digits in the same order, and what may be said of the
/// difference between them. Read [dev.netloom.engine.experiment.Experiment], then
/// [dev.netloom.engine.experiment.ExperimentRunner], then [dev.netloom.engine.experiment.Verdict].
package dev.netloom.engine.experiment;
