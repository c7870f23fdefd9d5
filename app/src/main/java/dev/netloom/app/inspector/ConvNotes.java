package dev.netloom.app.inspector;

import dev.netloom.app.diagram.StackedConvs;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Shape;
import java.util.List;
import javafx.scene.Node;

/// What there is to say about the size of a convolution's window.
final class ConvNotes {
    private ConvNotes() {}

    /// All that the notes depend on.
    static List<Object> subject(Conv conv, List<Shape> inputs) {
        return List.of(
                conv.kernel(),
                conv.filters(),
                conv.dilation(),
                conv.groups(),
                conv.bias(),
                inputs.stream().map(Shape::channels).toList());
    }

    /// The comparison with stacked 3×3 for a window that has one; for a 3×3, what two of them would replace; else why
    /// there is nothing to compare.
    static List<Node> of(Conv conv, int in) {
        int kernel = conv.kernel();
        if (conv.groups() > 1) {
            return in % conv.groups() == 0 ? List.of(grouped(conv, in)) : List.of();
        }
        if (conv.dilation() > 1 && kernel > 1) {
            return List.of(note("stacked.dilated", kernel, conv.extent(), conv.dilation()));
        }
        if (StackedConvs.comparable(kernel)) {
            return List.of(panel(kernel, conv, in));
        }
        if (kernel == 3) {
            return List.of(note("stacked.three"), panel(5, conv, in));
        }
        return List.of(
                kernel == 1 ? note("stacked.one", in, conv.filters()) : note("stacked.even", kernel, kernel + 1));
    }

    /// Groups change what a pair of channels costs: there is nothing to compare, and what they save is said instead.
    private static Node grouped(Conv conv, int in) {
        int read = in / conv.groups();
        long all = (long) conv.kernel() * conv.kernel() * in * conv.filters();
        String key = read == 1 ? "stacked.depthwise" : "stacked.grouped";
        return note(key, conv.groups(), read, in, all / conv.groups(), all);
    }

    private static Node panel(int kernel, Conv conv, int in) {
        return new StackedConvsPanel(new StackedConvs(kernel, in, conv.filters(), conv.filters(), conv.bias()));
    }

    private static Node note(String key, Object... arguments) {
        Node note = Controls.paragraph(Texts.of(key, arguments), "comparison-why");
        note.setId("conv-note");
        return note;
    }
}
