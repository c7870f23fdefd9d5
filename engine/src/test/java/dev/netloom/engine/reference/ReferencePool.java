package dev.netloom.engine.reference;

import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import java.util.Arrays;
import java.util.List;

/// The largest or the mean value of every window. The padding never wins a maximum; in a mean it counts as zeros. A
/// window that reaches beyond the padding (ceil) is divided by what it covers up to there, else by kernel². Of equal
/// largest values, the first in row order takes the gradient.
final class ReferencePool implements ReferenceLayer {
    /// Takes the places of an input value and of the window that it lies in, windows and values in row order.
    private interface Member {
        void at(int x, int y);
    }

    private static final int NONE = -1;

    private final Pool pool;
    private final Nchw in;
    private final Nchw out;
    private int[] largest;
    private int batch;

    ReferencePool(Pool pool, Shape input) {
        this.pool = pool;
        this.in = new Nchw(input);
        this.out = new Nchw(pool.outputShape(List.of(input)));
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.batch = batch;
        return switch (pool.kind()) {
            case MAX -> largest(inputs.getFirst());
            case AVERAGE -> mean(inputs.getFirst());
        };
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[in.size(batch)];
        switch (pool.kind()) {
            case MAX -> {
                for (int y = 0; y < outputGradient.length; y++) {
                    inputGradient[largest[y]] += outputGradient[y];
                }
            }
            case AVERAGE -> forEachMember((x, y) -> inputGradient[x] += outputGradient[y] / area(y));
        }
        return Gradients.of(inputGradient);
    }

    private double[] largest(double[] input) {
        largest = new int[out.size(batch)];
        Arrays.fill(largest, NONE);
        forEachMember((x, y) -> {
            if (largest[y] == NONE || input[x] > input[largest[y]]) {
                largest[y] = x;
            }
        });
        double[] output = new double[largest.length];
        for (int y = 0; y < output.length; y++) {
            output[y] = input[largest[y]];
        }
        return output;
    }

    private double[] mean(double[] input) {
        double[] output = new double[out.size(batch)];
        forEachMember((x, y) -> output[y] += input[x] / area(y));
        return output;
    }

    private double area(int y) {
        int width = out.shape().width();
        int row = y / width % out.shape().height();
        return covered(row, in.shape().height()) * covered(y % width, in.shape().width());
    }

    private int covered(int place, int side) {
        int start = place * pool.stride() - pool.padding();
        return Math.min(start + pool.kernel(), side + pool.padding()) - start;
    }

    private void forEachMember(Member member) {
        for (int n = 0; n < batch; n++) {
            for (int c = 0; c < out.shape().channels(); c++) {
                for (int i = 0; i < out.shape().height(); i++) {
                    for (int j = 0; j < out.shape().width(); j++) {
                        forEachMemberOf(n, c, i, j, member);
                    }
                }
            }
        }
    }

    private void forEachMemberOf(int n, int c, int i, int j, Member member) {
        for (int p = 0; p < pool.kernel(); p++) {
            for (int q = 0; q < pool.kernel(); q++) {
                int row = i * pool.stride() - pool.padding() + p;
                int column = j * pool.stride() - pool.padding() + q;
                if (in.inside(row, column)) {
                    member.at(in.at(n, c, row, column), out.at(n, c, i, j));
                }
            }
        }
    }
}
