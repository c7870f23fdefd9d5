package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.LiveSettings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/// What a user types into the settings that may change while a run goes on, and what is wrong with it.
final class LiveForm {
    /// One setting: `live.KEY` in the texts.
    enum Field {
        RATE(LiveSettings::learningRate, value -> value > 0 && value <= 100),
        MOMENTUM(LiveSettings::momentum, value -> value >= 0 && value < 1),
        DECAY(LiveSettings::weightDecay, value -> value >= 0 && value <= 1),
        DROPOUT(settings -> settings.dropoutScale() * 100, value -> value >= 0 && value <= 100),
        BATCH(LiveSettings::batchSize, value -> value >= 1 && value <= 10_000 && value == Math.rint(value));

        private final ToDoubleFunction<LiveSettings> get;
        private final DoublePredicate range;

        Field(ToDoubleFunction<LiveSettings> get, DoublePredicate range) {
            this.get = get;
            this.range = range;
        }

        String key() {
            return "live." + name().toLowerCase(java.util.Locale.ROOT);
        }

        double of(LiveSettings settings) {
            return get.applyAsDouble(settings);
        }

        /// As one would type it.
        String text(LiveSettings settings) {
            return new BigDecimal(Float.toString((float) of(settings)))
                    .stripTrailingZeros()
                    .toPlainString();
        }

        Optional<Double> read(String typed) {
            try {
                return Optional.of(new BigDecimal(typed.strip().replace("%", "")).doubleValue())
                        .filter(range::test);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    private final Map<Field, String> typed = new EnumMap<>(Field.class);

    /// Fills in what is in force.
    LiveForm(LiveSettings settings) {
        Arrays.stream(Field.values()).forEach(field -> typed.put(field, field.text(settings)));
    }

    void type(Field field, String text) {
        typed.put(field, text);
    }

    String text(Field field) {
        return typed.get(field);
    }

    /// What is wrong with a field, in words; empty where nothing is.
    Optional<String> problem(Field field) {
        return field.read(typed.get(field)).isPresent()
                ? Optional.empty()
                : Optional.of(Texts.of(field.key() + ".invalid"));
    }

    /// Empty where something is wrong.
    Optional<LiveSettings> read() {
        if (!Arrays.stream(Field.values()).allMatch(field -> problem(field).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new LiveSettings(
                value(Field.RATE), value(Field.MOMENTUM), value(Field.DECAY), value(Field.DROPOUT) / 100, (int)
                        value(Field.BATCH)));
    }

    private double value(Field field) {
        return field.read(typed.get(field)).orElseThrow();
    }
}
