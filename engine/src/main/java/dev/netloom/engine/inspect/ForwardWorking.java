package dev.netloom.engine.inspect;

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
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.Working.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// How one output of a block follows from the block's inputs: the blocks' formulas, for one place.
public final class ForwardWorking {
    private final Trace trace;
    private final Node node;
    private final int channel;
    private final int row;
    private final int column;

    private ForwardWorking(Trace trace, String node, int channel, int row, int column) {
        this.trace = trace;
        this.node = trace.graph().node(node);
        this.channel = channel;
        this.row = row;
        this.column = column;
    }

    public static Working of(Trace trace, String node, int channel, int row, int column) {
        return new ForwardWorking(trace, node, channel, row, column).work();
    }

    private Working work() {
        return switch (node.block()) {
            case Input input -> working(Kind.PIXEL, List.of(), actual());
            case Conv conv -> conv(conv);
            case Dense dense -> dense();
            case Pool pool -> pool(pool);
            case GlobalAveragePool pool -> pooled(Kind.MEAN, all());
            case GlobalMaxPool pool -> pooled(Kind.LARGEST, all());
            case Activation activation -> function(activation);
            case BatchNorm norm -> batchNorm(norm);
            case GroupNorm norm -> groupNorm(norm);
            case LocalResponseNorm norm ->
                working(Kind.NORMALIZED, List.of(Terms.one(input(), channel, own(), scale(norm))), 0);
            case Add add -> sum();
            case Concat concat -> same(concat());
            case Flatten flatten -> same(unflattened());
            case Dropout dropout -> same(Terms.one(input(), channel, own(), 1));
            case Output output -> same(Terms.one(input(), channel, own(), 1));
        };
    }

    private String input() {
        return node.inputs().getFirst();
    }

    private Shape inputShape() {
        return trace.shapes().get(input());
    }

    private float own() {
        return trace.value(input(), channel, row, column);
    }

    private double actual() {
        return trace.values().containsKey(node.id()) ? trace.value(node.id(), channel, row, column) : own();
    }

    private Working conv(Conv conv) {
        float[] weights = parameter("weight");
        int channels = inputShape().channels() / conv.groups();
        int first = channel / (conv.filters() / conv.groups()) * channels;
        List<Terms> terms = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            int kernel = (channel * channels + c) * conv.kernel() * conv.kernel();
            terms.add(window(
                    first + c,
                    conv.kernel(),
                    conv.stride(),
                    conv.padding(),
                    conv.dilation(),
                    cell -> weights[kernel + (int) cell]));
        }
        return working(Kind.PRODUCTS, terms, conv.bias() ? parameter("bias")[channel] : 0);
    }

    /// @param factor of a cell of the window, counted in row, column order
    private Terms window(int from, int kernel, int stride, int padding, int dilation, DoubleUnaryOperator factor) {
        Terms terms = Terms.empty(input(), from, kernel, kernel);
        for (int p = 0; p < kernel; p++) {
            for (int q = 0; q < kernel; q++) {
                int y = row * stride - padding + p * dilation;
                int x = column * stride - padding + q * dilation;
                int cell = p * kernel + q;
                terms.factors()[cell] = (float) factor.applyAsDouble(cell);
                if (y >= 0
                        && x >= 0
                        && y < inputShape().height()
                        && x < inputShape().width()) {
                    terms.put(p, q, trace.value(input(), from, y, x), factor.applyAsDouble(cell));
                }
            }
        }
        return terms;
    }

    private Working dense() {
        float[] weights = parameter("weight");
        float[] values = trace.values().get(input());
        List<Terms> terms = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            terms.add(Terms.one(input(), i, values[i], weights[channel * values.length + i]));
        }
        boolean biased = trace.weights().find(node.id() + ".bias").isPresent();
        return working(Kind.PRODUCTS, terms, biased ? parameter("bias")[channel] : 0);
    }

    private Working pool(Pool pool) {
        boolean max = pool.kind() == Pool.Kind.MAX;
        int covered = pool.covered(row, inputShape().height())
                * pool.covered(column, inputShape().width());
        Terms cells = window(channel, pool.kernel(), pool.stride(), pool.padding(), 1, cell -> max ? 0 : 1.0 / covered);
        return pooled(max ? Kind.LARGEST : Kind.MEAN, cells);
    }

    private Terms all() {
        Shape shape = inputShape();
        Terms all = Terms.empty(input(), channel, shape.height(), shape.width());
        boolean max = node.block() instanceof GlobalMaxPool;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                all.put(y, x, trace.value(input(), channel, y, x), max ? 0 : 1.0 / (shape.height() * shape.width()));
            }
        }
        return all;
    }

    private Working pooled(Kind kind, Terms cells) {
        if (kind == Kind.LARGEST) {
            cells.factors()[Windows.winner(cells)] = 1;
        }
        return working(kind, List.of(cells), 0);
    }

    private Working function(Activation activation) {
        double factor = activation.form() == Activation.Form.RECTIFYING ? activation.slope(own()) : 1;
        Terms term = Terms.one(input(), channel, own(), factor);
        double result = activation.value(own());
        return new Working(
                node.id(), channel, row, column, Kind.FUNCTION, List.of(term), 0, own(), result, actual(), place());
    }

    /// As a product and a bias: y = x · w/√(σ² + ε) + (b − μ · w/√(σ² + ε)).
    private Working batchNorm(BatchNorm norm) {
        double scale = Windows.scale(norm, trace.weights(), node.id(), channel);
        double shift = parameter("bias")[channel] - parameter("running_mean")[channel] * scale;
        return working(Kind.NORMALIZED, List.of(Terms.one(input(), channel, own(), scale)), shift);
    }

    /// As above, with μ and σ² of the group.
    private Working groupNorm(GroupNorm norm) {
        GroupMoments group = GroupMoments.of(norm, trace, input(), channel);
        double scale = parameter("weight")[channel] / group.deviation();
        double shift = parameter("bias")[channel] - group.mean() * scale;
        return working(Kind.NORMALIZED, List.of(Terms.one(input(), channel, own(), scale)), shift);
    }

    private double scale(LocalResponseNorm norm) {
        return Math.pow(Windows.strength(norm, trace, input(), channel, row, column), -norm.beta());
    }

    private Working sum() {
        List<Terms> terms = node.inputs().stream()
                .map(input -> Terms.one(input, channel, trace.value(input, channel, row, column), 1))
                .toList();
        return working(Kind.SUM, terms, 0);
    }

    private Terms concat() {
        int first = 0;
        for (String input : node.inputs()) {
            int channels = trace.shapes().get(input).channels();
            if (channel < first + channels) {
                return Terms.one(input, channel - first, trace.value(input, channel - first, row, column), 1);
            }
            first += channels;
        }
        throw new IllegalArgumentException("channel " + channel + " of " + node.id());
    }

    private Terms unflattened() {
        Shape shape = inputShape();
        int plane = shape.height() * shape.width();
        int place = channel % plane;
        int from = channel / plane;
        return Terms.one(input(), from, trace.value(input(), from, place / shape.width(), place % shape.width()), 1);
    }

    private Working same(Terms term) {
        return working(Kind.SAME, List.of(term), 0);
    }

    private Working working(Kind kind, List<Terms> terms, double bias) {
        double sum = bias + terms.stream().mapToDouble(Terms::sum).sum();
        return new Working(node.id(), channel, row, column, kind, terms, bias, sum, sum, actual(), place());
    }

    private Region place() {
        Region own = Region.at(row, column);
        Block block = node.block();
        return node.inputs().isEmpty() ? own : InputRegion.before(block, own, inputShape());
    }

    private float[] parameter(String name) {
        return trace.weights().arrays().get(node.id() + "." + name).values();
    }
}
