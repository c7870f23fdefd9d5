package dev.netloom.engine.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.OptionalInt;

/// The columns of a row, each held to what it may be: SQLite keeps whatever stands there, and a bit that flipped on a
/// disk makes a text of a number, or another word of a word.
record Columns(ResultSet row) {
    /// A value that cannot be.
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final int LONGEST = 40;

        Damaged(String column, Object value) {
            super(column + ": " + shortened(String.valueOf(value)), null, false, false);
        }

        private static String shortened(String value) {
            String plain = value.replaceAll("\\p{Cntrl}", "?");
            return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "\u2026";
        }
    }

    String text(String column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof String text) {
            return text;
        }
        throw new Damaged(column, value);
    }

    long number(String column, long least, long most) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new Damaged(column, value);
    }

    /// A number of things, from 0.
    int count(String column) throws SQLException {
        return (int) number(column, 0, Integer.MAX_VALUE);
    }

    OptionalInt optionalCount(String column) throws SQLException {
        return isNull(column) ? OptionalInt.empty() : OptionalInt.of(count(column));
    }

    /// A finite number; NaN for NULL.
    double real(String column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new Damaged(column, value);
    }

    double seconds(String column) throws SQLException {
        double seconds = real(column);
        if (seconds >= 0) {
            return seconds;
        }
        throw new Damaged(column, seconds);
    }

    /// A word that stands for a constant, in lower case.
    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        String word = text(column);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return constant;
            }
        }
        throw new Damaged(column, word);
    }

    boolean isNull(String column) throws SQLException {
        return row.getObject(column) == null;
    }
}
