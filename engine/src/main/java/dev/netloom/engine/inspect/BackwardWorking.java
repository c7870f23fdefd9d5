package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
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
import java.util.Collections;
import java.util.List;

/// How the gradient of one value follows from the gradients of all outputs that it went into:
/// ∂L/∂x = Σ over those outputs y of ∂L/∂y · ∂y/∂x, with L the cross entropy of the image.
public final class BackwardWorking {
    private final Trace trace;
    private final String node;
    private final Shape shape;
    private final int channel;
    private final int row;
    private final int column;
    private final List<Terms> terms = new ArrayList<>();

    private BackwardWorking(Trace trace, String node, int channel, int row, int column) {
        this.trace = trace;
        this.node = node;
        this.shape = trace.shapes().get(node);
        this.channel = channel;
        this.row = row;
        this.column = column;
    }

    public static Working of(Trace trace, String node, int channel, int row, int column) {
        return new BackwardWorking(trace, node, channel, row, column).work();
    }

    private Working work() {
        trace.graph().consumers(node).forEach(this::into);
        double sum = terms.stream().mapToDouble(Terms::sum).sum();
        double actual = trace.gradient(node, channel, row, column);
        return new Working(
                node, channel, row, column, Kind.BACKWARD, terms, 0, sum, sum, actual, Region.at(row, column));
    }

    private float own() {
        return trace.value(node, channel, row, column);
    }

    private void into(Node next) {
        switch (next.block()) {
            case Output output -> loss(next);
            case Conv conv -> conv(next, conv);
            case Dense dense -> dense(next);
            case Pool pool -> pool(next, pool);
            case GlobalAveragePool pool -> one(next, channel, 0, 0, 1.0 / (shape.height() * shape.width()));
            case GlobalMaxPool pool -> one(next, channel, 0, 0, isLargest() ? 1 : 0);
            case Activation activation -> one(next, channel, row, column, activation.slope(own()));
            case BatchNorm norm ->
                one(next, channel, row, column, Windows.scale(norm, trace.weights(), next.id(), channel));
            case GroupNorm norm -> groupNorm(next, norm);
            case LocalResponseNorm norm -> responses(next, norm);
            case Flatten flatten -> one(next, (channel * shape.height() + row) * shape.width() + column, 0, 0, 1);
            case Concat concat -> concat(next);
            case Add add -> added(next);
            case Dropout _, Input _ -> one(next, channel, row, column, 1);
        }
    }

    private void one(Node next, int at, int y, int x, double factor) {
        terms.add(Terms.one(next.id(), at, trace.gradient(next.id(), at, y, x), factor));
    }

    /// Once for every wire between the two.
    private void added(Node next) {
        for (int wire = 0; wire < Collections.frequency(next.inputs(), node); wire++) {
            one(next, channel, row, column, 1);
        }
    }

    /// ∂L/∂z_k = p_k − [k = label].
    private void loss(Node next) {
        double target = channel == trace.label() ? 1 : 0;
        terms.add(Terms.one(next.id(), channel, (float) (trace.probabilities().get(channel) - target), 1));
    }

    private void dense(Node next) {
        float[] weights = weights(next);
        float[] gradients = trace.gradients().get(next.id());
        for (int unit = 0; unit < gradients.length; unit++) {
            terms.add(Terms.one(next.id(), unit, gradients[unit], weights[unit * shape.size() + channel]));
        }
    }

    private void conv(Node next, Conv conv) {
        float[] weights = weights(next);
        int channels = shape.channels() / conv.groups();
        int filters = conv.filters() / conv.groups();
        int group = channel / channels;
        int side = conv.kernel();
        for (int o = group * filters; o < (group + 1) * filters; o++) {
            int kernel = (o * channels + channel % channels) * side * side;
            Terms table = Terms.empty(next.id(), o, side, side);
            for (int p = 0; p < side; p++) {
                for (int q = 0; q < side; q++) {
                    float weight = weights[kernel + p * side + q];
                    table.factors()[p * side + q] = weight;
                    int y = row + conv.padding() - p * conv.dilation();
                    int x = column + conv.padding() - q * conv.dilation();
                    put(table, p, q, y, x, conv.stride(), weight);
                }
            }
            terms.add(table);
        }
    }

    /// The gradient at place (y, x) / stride, if that is one.
    private void put(Terms table, int p, int q, int y, int x, int stride, double factor) {
        Shape output = trace.shapes().get(table.node());
        boolean whole = y >= 0 && x >= 0 && y % stride == 0 && x % stride == 0;
        if (whole && y / stride < output.height() && x / stride < output.width()) {
            table.put(p, q, trace.gradient(table.node(), table.channel(), y / stride, x / stride), factor);
        }
    }

    private void pool(Node next, Pool pool) {
        Terms table = Terms.empty(next.id(), channel, pool.kernel(), pool.kernel());
        for (int p = 0; p < pool.kernel(); p++) {
            for (int q = 0; q < pool.kernel(); q++) {
                put(table, p, q, row + pool.padding() - p, column + pool.padding() - q, pool.stride(), 1);
                int cell = p * pool.kernel() + q;
                if (table.inside()[cell]) {
                    int i = (row + pool.padding() - p) / pool.stride();
                    int j = (column + pool.padding() - q) / pool.stride();
                    table.factors()[cell] = (float) share(next, pool, i, j, cell);
                }
            }
        }
        terms.add(table);
    }

    /// What the window of output (i, j) makes of this value, its cell `cell`.
    private double share(Node next, Pool pool, int i, int j, int cell) {
        if (pool.kind() == Pool.Kind.AVERAGE) {
            return 1.0 / (pool.covered(i, shape.height()) * pool.covered(j, shape.width()));
        }
        Terms window =
                ForwardWorking.of(trace, next.id(), channel, i, j).terms().getFirst();
        return Windows.winner(window) == cell ? 1 : 0;
    }

    private boolean isLargest() {
        Terms all = Terms.empty(node, channel, shape.height(), shape.width());
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                all.put(y, x, trace.value(node, channel, y, x), 1);
            }
        }
        return Windows.winner(all) == row * shape.width() + column;
    }

    private void concat(Node next) {
        int first = 0;
        for (String input : next.inputs()) {
            if (input.equals(node)) {
                one(next, first + channel, row, column, 1);
            }
            first += trace.shapes().get(input).channels();
        }
    }

    /// ∂y[c]/∂x[d] = [c = d] · s^−β − 2 α β / n · x[c] · x[d] · s^(−β − 1), with s the strength around c.
    private void responses(Node next, LocalResponseNorm norm) {
        int first = Math.max(0, channel - (norm.size() - 1) / 2);
        int last = Math.min(shape.channels() - 1, channel + norm.size() / 2);
        for (int c = first; c <= last; c++) {
            double strength = Windows.strength(norm, trace, node, c, row, column);
            double cross = 2 * norm.alpha() * norm.beta() / norm.size();
            double slope = -cross * trace.value(node, c, row, column) * own() * Math.pow(strength, -norm.beta() - 1);
            one(next, c, row, column, slope + (c == channel ? Math.pow(strength, -norm.beta()) : 0));
        }
    }

    /// ∂y[j]/∂x[i] = w[j] / √(σ² + ε) · ([i = j] − (1 + x̂[i] · x̂[j]) / m), of all m values j of the group.
    private void groupNorm(Node next, GroupNorm norm) {
        GroupMoments group = GroupMoments.of(norm, trace, node, channel);
        double own = group.standardized(own());
        for (int c = group.first(); c < group.first() + group.channels(); c++) {
            Terms table = Terms.empty(next.id(), c, shape.height(), shape.width());
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    double shared = (1 + own * group.standardized(trace.value(node, c, y, x))) / group.size();
                    double self = c == channel && y == row && x == column ? 1 : 0;
                    double factor = weights(next)[c] / group.deviation() * (self - shared);
                    table.put(y, x, trace.gradient(next.id(), c, y, x), factor);
                }
            }
            terms.add(table);
        }
    }

    private float[] weights(Node next) {
        return trace.weights().arrays().get(next.id() + ".weight").values();
    }
}
