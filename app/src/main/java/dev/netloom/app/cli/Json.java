package dev.netloom.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Writes a record as one line of JSON, its components in `snake_case`.
final class Json {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    static String line(Record record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `value`, or nothing for NaN and the infinities, which JSON lacks.
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static Double rounded(double value) {
        return finite(Math.round(value * 10) / 10.0);
    }
}
