package dev.netloom.engine.sweep;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.store.FileProblem;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where a sweep goes on.
///
/// @param data all of it: a point says how much of it is used
/// @param words say why a point failed: a [TrainingFailure] or an [InvalidAxis]
/// @param problems say what is wrong with a network
/// @param trouble is told, on another thread, why something is not kept
public record SweepSurroundings(
        Dataset data,
        HistorySource history,
        Origin origin,
        InstantSource clock,
        Function<Exception, String> words,
        Function<GraphCheck, String> problems,
        Consumer<FileProblem> trouble) {}
