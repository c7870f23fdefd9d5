package dev.netloom.engine.network;

import java.util.List;

/// Weights are not those of this network.
public final class WeightsMismatch extends Exception {
    private final transient Parameter parameter;
    private final transient List<Integer> found;

    WeightsMismatch(Parameter parameter, List<Integer> found) {
        super(parameter.name() + " should be " + parameter.spec().dims() + " and is "
                + (found.isEmpty() ? "missing" : found));
        this.parameter = parameter;
        this.found = List.copyOf(found);
    }

    public Parameter parameter() {
        return parameter;
    }

    /// The dimensions that were found; empty where there is no such array.
    public List<Integer> found() {
        return found;
    }
}
