package dev.netloom.engine.store;

import dev.netloom.engine.network.Weights;
import java.util.List;

/// What a file has for a network.
///
/// @param weights every parameter that the network asks for
/// @param unused names of what else the file holds
public record StoredWeights(Weights weights, List<String> unused) {
    public StoredWeights {
        unused = List.copyOf(unused);
    }
}
