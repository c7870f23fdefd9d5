package dev.netloom.engine.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of a network at one moment, as plain arrays: what files hold and views look at.
///
/// Names are `NODE.PARAMETER`: `conv1.weight` (output channels, input channels, rows, columns), `conv1.bias`,
/// `dense1.weight` (outputs, inputs in channel, row, column order).
///
/// @param input what images they were trained on, in the words of the data set; empty where nobody said
public record Weights(Map<String, Values> arrays, String input) {
    /// One array, in row-major (C) order. Who takes it must not write to it.
    public record Values(List<Integer> dims, float[] values) {
        public Values {
            dims = List.copyOf(dims);
        }
    }

    /// Of images that nothing is known of.
    public Weights(Map<String, Values> arrays) {
        this(arrays, "");
    }

    public Weights {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    public Optional<Values> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }
}
