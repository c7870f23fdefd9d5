package dev.netloom.app.training;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;

/// A network with what it learned.
///
/// @param test how it does on all test images
public record Learned(Graph graph, Weights weights, Evaluation test) {}
