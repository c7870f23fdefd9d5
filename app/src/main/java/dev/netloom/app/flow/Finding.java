package dev.netloom.app.flow;

import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.stream.Collectors;

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

    /// In whole sentences.
    String words() {
        String said = Texts.of("flow.find." + key(), arguments());
        if (tries().isEmpty()) {
            return said;
        }
        String tries = tries().stream()
                .map(one -> Texts.of("flow.try." + one.key(), one.arguments()))
                .collect(Collectors.joining(Texts.of("flow.try.or")));
        return said + " " + Texts.of("flow.try", tries);
    }
}
