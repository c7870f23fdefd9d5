package dev.netloom.app.inspector;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Sizes and numbers of parameters, worked out with the numbers of one block.
final class Worked {
    private Worked() {}

    static List<String> of(Block block, List<Shape> inputs, Shape output) {
        return switch (block) {
            case Conv conv -> conv(conv, inputs.getFirst(), output);
            case Pool pool -> pool(pool, inputs.getFirst(), output);
            case Dense dense -> List.of(dense(dense, inputs.getFirst()));
            case BatchNorm _, GroupNorm _ ->
                List.of(Texts.of("worked.batch-norm", output.channels(), 2 * output.channels()));
            case Flatten flatten -> List.of(Texts.of("worked.flatten", product(inputs.getFirst()), output.channels()));
            case GlobalAveragePool pool -> List.of(each(inputs.getFirst()));
            case GlobalMaxPool pool -> List.of(each(inputs.getFirst()));
            case Concat concat -> List.of(Texts.of("worked.concat", channels(inputs), output.channels()));
            case Dropout dropout -> List.of(Texts.of("worked.dropout", dropout.rate(), 1 / (1 - dropout.rate())));
            case Input _, Activation _, LocalResponseNorm _, Add _, Output _ -> List.of();
        };
    }

    private static List<String> conv(Conv conv, Shape input, Shape output) {
        List<String> lines = new ArrayList<>();
        if (conv.dilation() > 1) {
            lines.add(Texts.of("worked.extent", conv.kernel(), conv.dilation(), conv.extent()));
        }
        lines.addAll(sides(input, output, conv.padding(), conv.extent(), conv.stride(), "worked.side"));
        int read = input.channels() / conv.groups();
        long weights = (long) conv.kernel() * conv.kernel() * read * conv.filters();
        lines.add(
                conv.bias()
                        ? Texts.of("worked.conv.bias", conv.kernel(), read, conv.filters(), weights + conv.filters())
                        : Texts.of("worked.conv", conv.kernel(), read, conv.filters(), weights));
        return lines;
    }

    /// A last window over the edge that would start behind the image is left out: then the plain formula does not say
    /// it all, and nothing is said.
    private static List<String> pool(Pool pool, Shape input, Shape output) {
        int room = input.height() + 2 * pool.padding() - pool.kernel();
        int plain = (pool.ceil() ? Math.ceilDiv(room, pool.stride()) : room / pool.stride()) + 1;
        return plain != output.height()
                ? List.of()
                : sides(
                        input,
                        output,
                        pool.padding(),
                        pool.kernel(),
                        pool.stride(),
                        pool.ceil() ? "worked.side.ceil" : "worked.side");
    }

    /// One line where the image is square, else one for rows and one for columns.
    private static List<String> sides(Shape input, Shape output, int padding, int window, int stride, String key) {
        if (input.height() == input.width()) {
            return List.of(side(key, "both", input.height(), output.height(), padding, window, stride));
        }
        return List.of(
                side(key, "rows", input.height(), output.height(), padding, window, stride),
                side(key, "columns", input.width(), output.width(), padding, window, stride));
    }

    private static String side(String key, String which, int in, int out, int padding, int window, int stride) {
        return Texts.of(key, Texts.of("worked." + which), in, padding, window, stride, out);
    }

    private static String dense(Dense dense, Shape input) {
        long weights = (long) input.size() * dense.units();
        return dense.bias()
                ? Texts.of("worked.dense.bias", input.size(), dense.units(), weights + dense.units())
                : Texts.of("worked.dense", input.size(), dense.units(), weights);
    }

    private static String each(Shape input) {
        return Texts.of("worked.each", input.height(), input.width(), input.height() * input.width());
    }

    private static String product(Shape shape) {
        return shape.channels() + "\u00b7" + shape.height() + "\u00b7" + shape.width();
    }

    private static String channels(List<Shape> inputs) {
        return inputs.stream().map(shape -> Integer.toString(shape.channels())).collect(Collectors.joining(" + "));
    }
}
