package dev.netloom.app.training;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import java.util.Optional;

/// A network with what it learned.
///
/// @param test how it does on all test images
/// @param source where its weights are from, if the user asked for them: the name of a file, or of what they were made
// of
public record Learned(Graph graph, Weights weights, Evaluation test, Optional<String> source) {}
