package dev.netloom.app.plot;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.LiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A change of settings in words, a line for each that became another.
final class SettingsWords {
    private SettingsWords() {}

    static String of(LiveSettings before, LiveSettings after) {
        List<String> lines = new ArrayList<>();
        compare(lines, "rate", before, after, LiveSettings::learningRate);
        compare(lines, "momentum", before, after, LiveSettings::momentum);
        compare(lines, "decay", before, after, LiveSettings::weightDecay);
        compare(lines, "dropout", before, after, settings -> 100 * settings.dropoutScale());
        compare(lines, "batch", before, after, LiveSettings::batchSize);
        return lines.isEmpty() ? Texts.of("curves.mark.same") : String.join("\n", lines);
    }

    private static void compare(
            List<String> lines,
            String key,
            LiveSettings before,
            LiveSettings after,
            ToDoubleFunction<LiveSettings> value) {
        double old = value.applyAsDouble(before);
        double now = value.applyAsDouble(after);
        if (old != now) {
            lines.add(
                    Texts.of("curves.mark." + key, ShortNumbers.significant(old, 6), ShortNumbers.significant(now, 6)));
        }
    }
}
