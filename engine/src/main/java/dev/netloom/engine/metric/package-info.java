/// How well a network does: accuracy, its interval, and which images it misses.
///
/// Read `Predictions` (what it said of each image) first, then `Evaluation`, `ConfusionMatrix` (per class),
/// `Calibration` (is it as often right as it is sure), `LabelDoubts` (is the network wrong, or
/// the label), `Misclassified` and `Interval`.
package dev.netloom.engine.metric;
