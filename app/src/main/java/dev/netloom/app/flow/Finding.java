package dev.netloom.app.flow;

import java.util.List;

/// Something that the figures say, and what to try about it.
///
/// @param key of the text, under `flow.find.`
/// @param arguments of the text
/// @param tries keys of what may help, under `flow.try.`, the best first
record Finding(Level level, String key, List<Object> arguments, List<Try> tries) {
    enum Level {
        HEALTHY,
        WATCH,
        ILL
    }

    record Try(String key, List<Object> arguments) {
        static Try of(String key, Object... arguments) {
            return new Try(key, List.of(arguments));
        }
    }

    Finding {
        arguments = List.copyOf(arguments);
        tries = List.copyOf(tries);
    }
}
