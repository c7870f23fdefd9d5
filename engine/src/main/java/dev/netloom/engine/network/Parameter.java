package dev.netloom.engine.network;

import dev.netloom.engine.block.ParameterSpec;

/// One array of a network: whose it is, what it is, and where it begins in the network's flat vector.
public record Parameter(String node, ParameterSpec spec, long offset) {
    /// `conv1.weight`
    public String name() {
        return node + "." + spec.name();
    }
}
