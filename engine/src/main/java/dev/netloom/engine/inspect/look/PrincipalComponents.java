package dev.netloom.engine.inspect.look;

import dev.netloom.engine.memory.Owned;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Projects features on the plane in which they differ most: principal component analysis.
///
/// Up to [#MOST_EXACT] values per image, the eigenvectors of their covariance are taken. Beyond that a
/// covariance matrix would be too large (12,544 values of a first convolution: 157 million entries):
/// then the plane is found by a randomised range finder with power iterations (Halko, Martinsson and
/// Tropp, 2011), which never makes it. Shares of variance are measured, not estimated, in both ways.
public final class PrincipalComponents {
    static final int MOST_EXACT = 128;

    /// Directions that are followed: two are wanted, the others catch what comes close to them.
    private static final int DIRECTIONS = 12;

    private static final int ITERATIONS = 4;
    private static final long SEED = 1;

    private final int dims;
    private final Owned arrays;
    /// Features with their mean taken away, a row for each image: A in the formulas.
    private final INDArray centred;
    /// Σ v² of them.
    private final double squares;

    private PrincipalComponents(Features features, Owned arrays) {
        this.dims = features.dims();
        this.arrays = arrays;
        float[] values = features.values().clone();
        double[] means = new double[dims];
        for (int i = 0; i < values.length; i++) {
            means[i % dims] += values[i];
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= (float) (means[i % dims] / features.count());
            sum += (double) values[i] * values[i];
        }
        this.squares = sum;
        this.centred = owned(Nd4j.create(values, new long[] {features.count(), dims}, 'c'));
    }

    public static PcaProjection project(Features features) {
        try (Owned arrays = new Owned()) {
            PrincipalComponents all = new PrincipalComponents(features, arrays);
            return all.onto(features.dims() <= MOST_EXACT ? all.exactPlane() : all.foundPlane());
        }
    }

    /// Aᵀ A is the covariance but for a factor.
    private INDArray exactPlane() {
        return leading(product(centred, true, centred, false));
    }

    /// The rows of Q span nearly what the largest directions span; within it, the covariance is small and exact.
    private INDArray foundPlane() {
        RandomGenerator random = new Well19937c(SEED);
        float[][] start = new float[DIRECTIONS][dims];
        for (float[] direction : start) {
            for (int i = 0; i < dims; i++) {
                direction[i] = (float) random.nextGaussian();
            }
        }
        INDArray directions = orthonormal(start);
        for (int i = 0; i < ITERATIONS; i++) {
            INDArray along = product(centred, false, directions, true);
            directions = orthonormal(product(along, true, centred, false).toFloatMatrix());
        }
        INDArray along = product(centred, false, directions, true);
        return product(leading(product(along, true, along, false)), false, directions, false);
    }

    /// @param covariance symmetric but for rounding
    /// @return its two eigenvectors of the largest eigenvalues, as rows; zeros for a second one where there is none
    private INDArray leading(INDArray covariance) {
        int size = covariance.rows();
        double[][] symmetric = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                symmetric[i][j] = (covariance.getDouble(i, j) + covariance.getDouble(j, i)) / 2;
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false));
        float[][] vectors = new float[2][size];
        for (int k = 0; k < Math.min(2, size); k++) {
            for (int i = 0; i < size; i++) {
                vectors[k][i] = (float) eigen.getV().getEntry(i, k);
            }
        }
        return owned(Nd4j.createFromArray(vectors));
    }

    /// Gram and Schmidt, twice over: once leaves rounding behind.
    private INDArray orthonormal(float[][] directions) {
        for (int k = 0; k < directions.length; k++) {
            for (int round = 0; round < 2; round++) {
                for (int j = 0; j < k; j++) {
                    add(directions[k], -dot(directions[k], directions[j]), directions[j]);
                }
            }
            double norm = Math.sqrt(dot(directions[k], directions[k]));
            for (int i = 0; i < dims; i++) {
                directions[k][i] = norm > 0 ? (float) (directions[k][i] / norm) : 0;
            }
        }
        return owned(Nd4j.createFromArray(directions));
    }

    private static void add(float[] sum, double times, float[] other) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (sum[i] + times * other[i]);
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private PcaProjection onto(INDArray plane) {
        float[][] points = product(plane, false, centred, true).toFloatMatrix();
        double[] x = new double[points[0].length];
        double[] y = new double[x.length];
        for (int image = 0; image < x.length; image++) {
            x[image] = points[0][image];
            y[image] = points[1][image];
        }
        return squares == 0
                ? new PcaProjection(x, y, 0, 0)
                : new PcaProjection(x, y, dot(points[0], points[0]) / squares, dot(points[1], points[1]) / squares);
    }

    private INDArray product(INDArray a, boolean turnA, INDArray b, boolean turnB) {
        return owned(Nd4j.gemm(a, b, turnA, turnB));
    }

    private INDArray owned(INDArray array) {
        return arrays.add(array, INDArray::close);
    }
}
