package dev.netloom.engine.network;

import dev.netloom.engine.block.SettingSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One dimension of a grid.
///
/// @param values in the order of what they cost, the least first
record Axis(String name, List<?> values) {
    /// As many groups as there are channels.
    static final int DEPTHWISE = 0;

    static final int MOST_CHANNELS = 70;

    private static final Map<String, Integer> LARGEST =
            Map.of("stride", 3, "padding", 3, "dilation", 2, "filters", MOST_CHANNELS, "units", MOST_CHANNELS);
    private static final int LARGEST_OTHER = 7;

    static Axis numbers(String name, int from, int to) {
        return new Axis(name, IntStream.rangeClosed(from, to).boxed().toList());
    }

    /// The values of a setting that are tried.
    static Axis of(SettingSpec setting) {
        String name = setting.name();
        if (setting.type() == int.class) {
            Axis numbers = numbers(name, (int) setting.min(), LARGEST.getOrDefault(name, LARGEST_OTHER));
            return name.equals("groups") ? numbers.and(DEPTHWISE) : numbers;
        }
        if (setting.type() == double.class) {
            return new Axis(name, List.of(setting.preset(), setting.min(), setting.max()));
        }
        return new Axis(name, setting.type() == boolean.class ? List.of(false, true) : setting.choices());
    }

    private Axis and(Object value) {
        return new Axis(name, Stream.concat(values.stream(), Stream.of(value)).toList());
    }
}
