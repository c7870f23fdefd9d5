package dev.netloom.engine.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One choice of all settings that are varied.
///
/// @param number from 1
/// @param values by key, in the order of the axes
public record SweepPoint(int number, Map<String, String> values) {
    public SweepPoint {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// `learning-rate 0.01, conv1.filters 8`
    public String label() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
