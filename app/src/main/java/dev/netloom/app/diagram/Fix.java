package dev.netloom.app.diagram;

import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.function.UnaryOperator;

/// One way out of a problem.
///
/// @param key of its name in the texts, under `fix.`
/// @param arguments the numbers and names that go into it
public record Fix(String key, List<Object> arguments, UnaryOperator<Diagram> edit) {
    static Fix of(String key, UnaryOperator<Diagram> edit, Object... arguments) {
        return new Fix(key, List.of(arguments), edit);
    }

    /// As a button says it: "Use padding 2".
    public String name() {
        return Texts.of("fix." + key, arguments);
    }
}
