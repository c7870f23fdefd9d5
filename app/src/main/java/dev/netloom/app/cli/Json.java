package dev.netloom.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;

/// Writes a record as one line of JSON, its components in `snake_case`.
final class Json {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Pattern LATER_CONTROLS = Pattern.compile("[\\x7f-\\x9f]");

    private Json() {}

    static String line(Record record) {
        try {
            return escaped(JSON.writeValueAsString(record));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The record that a [#line] was made of.
    static <T extends Record> T read(String line, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(line, type);
    }

    /// Jackson escapes the control characters up to the space; a terminal obeys those after the tilde, too.
    private static String escaped(String line) {
        return LATER_CONTROLS
                .matcher(line)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /// `value`, or nothing for NaN and the infinities, which JSON lacks.
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static Double rounded(double value) {
        return finite(Math.round(value * 10) / 10.0);
    }

    /// Milliseconds, with enough digits for the smallest of layers.
    static Double milliseconds(double seconds) {
        return finite(Math.round(seconds * 1e7) / 1e4);
    }
}
