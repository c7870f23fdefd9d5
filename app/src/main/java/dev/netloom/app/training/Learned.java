package dev.netloom.app.training;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import java.nio.file.Path;
import java.util.Optional;

/// A network with what it learned.
///
/// @param test how it does on all test images
/// @param file where its weights were read from, if the user chose that
public record Learned(Graph graph, Weights weights, Evaluation test, Optional<Path> file) {}
