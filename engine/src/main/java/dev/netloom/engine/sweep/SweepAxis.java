package dev.netloom.engine.sweep;

import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A setting that a sweep varies.
///
/// @param key see [PointSettings]
public record SweepAxis(String key, AxisValues values) {
    private static final Pattern RANGE =
            Pattern.compile("([-+0-9.eE]+?)\\s*\\.\\.\\s*([-+0-9.eE]+)(\\s+log)?(?:\\s+(\\d{1,3}))?");

    /// A key, a space, and its values.
    ///
    /// @throws InvalidAxis where it cannot be
    public static SweepAxis parse(String text, PointSettings base) {
        String[] parts = text.strip().split("\\s+", 2);
        if (parts.length < 2) {
            throw new InvalidAxis("syntax", text);
        }
        return of(parts[0], parts[1], base);
    }

    /// @param values a list, `8, 16, 32` (with semicolons, where values have commas in them); or a range, `8..64` or
    ///               `1e-4..1e-1 log`, and after it how many values a grid takes of it, where it is not 5
    /// @throws InvalidAxis where they cannot be
    public static SweepAxis of(String key, String values, PointSettings base) {
        base.text(key); // says what is wrong with the key
        if (key.equals(TrainingFields.VALIDATION.key())) {
            throw new InvalidAxis("validation");
        }
        SweepAxis axis =
                new SweepAxis(key, values.contains("..") ? interval(key, values.strip(), base) : listed(key, values));
        Set<String> plain = new LinkedHashSet<>();
        axis.values.grid().forEach(value -> plain.add(base.with(key, value).text(key)));
        return axis.values instanceof AxisValues.Listed
                ? new SweepAxis(key, new AxisValues.Listed(new ArrayList<>(plain)))
                : axis;
    }

    private static AxisValues listed(String key, String values) {
        boolean rules = PointSettings.field(key)
                .map(TrainingField::kind)
                .filter(TrainingField.Kind::isList)
                .isPresent();
        List<String> all = Arrays.stream(values.split(rules || values.contains(";") ? ";" : ","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (all.isEmpty()) {
            throw new InvalidAxis("empty", key);
        }
        return new AxisValues.Listed(all);
    }

    private static AxisValues interval(String key, String text, PointSettings base) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new InvalidAxis("range", key, text);
        }
        if (!base.isNumber(key)) {
            throw new InvalidAxis("range-kind", key);
        }
        double low = number(key, text, range.group(1));
        double high = number(key, text, range.group(2));
        boolean logarithmic = range.group(3) != null;
        int steps = range.group(4) == null ? AxisValues.Interval.USUAL_STEPS : Integer.parseInt(range.group(4));
        if (!(low < high) || steps < 2) {
            throw new InvalidAxis("range", key, text);
        }
        if (logarithmic && low <= 0) {
            throw new InvalidAxis("range-log", key, text);
        }
        return new AxisValues.Interval(low, high, logarithmic, base.isWhole(key), steps);
    }

    private static double number(String key, String text, String part) {
        try {
            return new BigDecimal(part).doubleValue();
        } catch (NumberFormatException e) {
            throw new InvalidAxis("range", key, text);
        }
    }
}
