/// How well a network does: accuracy, its interval, and which images it misses.
///
/// Read `Predictions` (what it said of each image) first, then `Evaluation`, `ConfusionMatrix`, `Misclassified` and
/// `Interval`.
package dev.netloom.engine.metric;
