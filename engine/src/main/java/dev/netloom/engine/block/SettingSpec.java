package dev.netloom.engine.block;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One setting of a block type: its name, its Java type (`int`, `double`, `boolean` or an enum), its range and its
/// preset.
public record SettingSpec(String name, Class<?> type, double min, double max, Object preset) {

    static SettingSpec of(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(component + " of a block lacks @Setting");
        }
        return new SettingSpec(
                component.getName(),
                component.getType(),
                setting.min(),
                setting.max(),
                parse(component.getType(), setting.preset()));
    }

    /// The value that `text` stands for.
    ///
    /// @throws IllegalArgumentException where it stands for none
    public Object parse(String text) {
        return parse(type, text.strip());
    }

    /// The value as files write it: numbers and booleans as they are, enum constants in lower case.
    public static Object plain(Object value) {
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value;
    }

    public boolean isNumber() {
        return type == int.class || type == double.class;
    }

    /// The constants to choose from, for an enum; else empty.
    public List<Object> choices() {
        return type.isEnum() ? List.of(type.getEnumConstants()) : List.of();
    }

    boolean allows(Object value) {
        if (!(value instanceof Number number)) {
            return value != null;
        }
        double plain = number.doubleValue();
        return plain >= min && plain <= max; // false for NaN
    }

    private static Object parse(Class<?> type, String text) {
        if (type == int.class) {
            double value = Double.parseDouble(text);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new NumberFormatException(text + " is not a whole number");
            }
            return (int) value;
        }
        if (type == double.class) {
            return Double.valueOf(text);
        }
        if (type == boolean.class) {
            return parseBoolean(text);
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " is none of " + choicesOf(type)));
    }

    private static boolean parseBoolean(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(text + " is neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }

    private static List<Object> choicesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(SettingSpec::plain).toList();
    }
}
