package dev.netloom.engine.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Statements on one connection, without JDBC's ceremony.
record Sql(Connection connection) {
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    interface Work<T> {
        T with(Sql sql) throws SQLException;
    }

    <T> List<T> list(String query, Row<T> map, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(query, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(map.of(rows));
            }
            return list;
        }
    }

    <T> Optional<T> one(String query, Row<T> map, Object... arguments) throws SQLException {
        return list(query, map, arguments).stream().findFirst();
    }

    long number(String query, Object... arguments) throws SQLException {
        return one(query, row -> row.getLong(1), arguments).orElse(0L);
    }

    int run(String update, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(update, arguments)) {
            return statement.executeUpdate();
        }
    }

    /// All of it or nothing; what another process writes meanwhile waits, or is waited for.
    <T> T transaction(Work<T> work) throws SQLException {
        run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            T result = work.with(this);
            run("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /// After some errors SQLite has done it already.
    private void rollBack() {
        try {
            run("ROLLBACK");
        } catch (SQLException e) {
            // Why the work failed is on its way up; this says nothing more.
        }
    }

    private PreparedStatement prepared(String query, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /// NULL for none.
    static Integer orNull(OptionalInt value) {
        return value.isPresent() ? Integer.valueOf(value.getAsInt()) : null;
    }

    /// NULL for NaN and the infinities, which SQLite cannot put in order.
    static Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /// NaN for NULL.
    static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
