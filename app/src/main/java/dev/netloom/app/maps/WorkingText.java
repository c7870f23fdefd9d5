package dev.netloom.app.maps;

import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.Trace;
import dev.netloom.engine.inspect.Working;
import java.util.List;
import java.util.Locale;

/// A working in words.
final class WorkingText {
    private WorkingText() {}

    /// What the number is.
    static String title(Working working, Trace trace) {
        boolean vector = trace.shapes().get(working.node()).isVector();
        return vector
                ? Texts.of("working.title.vector", working.node(), working.channel() + 1)
                : Texts.of(
                        "working.title",
                        working.node(),
                        working.channel() + 1,
                        working.row() + 1,
                        working.column() + 1);
    }

    /// How the terms become the number, with what follows where that is a ReLU.
    static String result(Working working, Trace trace) {
        String sum = Figures.of(working.sum() - working.bias());
        String result = Figures.of(working.result());
        String said = Texts.of(
                working.kind() == Working.Kind.BACKWARD ? "working.back" : key(working.kind()),
                working.terms().size(),
                sum,
                Figures.of(working.bias()),
                result,
                name(working, trace));
        return said + then(working, trace) + " " + Texts.of("working.actual", Figures.of(working.actual()));
    }

    private static String key(Working.Kind kind) {
        return "working." + kind.name().toLowerCase(Locale.ROOT);
    }

    private static String name(Working working, Trace trace) {
        String key = BlockType.of(trace.graph().node(working.node()).block()).key();
        return Texts.of("block." + key + ".name");
    }

    private static String then(Working working, Trace trace) {
        List<Node> next = trace.graph().consumers(working.node());
        boolean bends = working.kind() != Working.Kind.BACKWARD
                && next.size() == 1
                && next.getFirst().block() instanceof Activation activation
                && activation.form() == Activation.Form.RECTIFYING;
        if (!bends) {
            return "";
        }
        Node relu = next.getFirst();
        float after = trace.value(relu.id(), working.channel(), working.row(), working.column());
        return " " + Texts.of("working.then", relu.id(), Figures.of(after));
    }
}
