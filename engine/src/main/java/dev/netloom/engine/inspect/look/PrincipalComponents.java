package dev.netloom.engine.inspect.look;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.correlation.Covariance;

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

    private final int count;
    private final int dims;
    /// Features with their mean taken away.
    private final float[] centred;

    private PrincipalComponents(Features features) {
        count = features.count();
        dims = features.dims();
        centred = features.values().clone();
        double[] means = new double[dims];
        for (int i = 0; i < centred.length; i++) {
            means[i % dims] += centred[i];
        }
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= (float) (means[i % dims] / count);
        }
    }

    public static PcaProjection project(Features features) {
        PrincipalComponents all = new PrincipalComponents(features);
        double[][] plane = features.dims() <= MOST_EXACT ? all.exactPlane() : all.foundPlane();
        return all.onto(plane);
    }

    /// The two largest eigenvectors of the covariance.
    private double[][] exactPlane() {
        double[][] rows = new double[count][dims];
        for (int i = 0; i < centred.length; i++) {
            rows[i / dims][i % dims] = centred[i];
        }
        EigenDecomposition eigen = new EigenDecomposition(new Covariance(rows).getCovarianceMatrix());
        return new double[][] {
            eigen.getEigenvector(0).toArray(),
            dims > 1 ? eigen.getEigenvector(1).toArray() : new double[dims]
        };
    }

    /// Q spans nearly what the largest directions span; within it, the covariance is small and exact.
    private double[][] foundPlane() {
        RandomGenerator random = new Well19937c(SEED);
        double[][] directions = new double[DIRECTIONS][dims];
        for (double[] direction : directions) {
            for (int i = 0; i < dims; i++) {
                direction[i] = random.nextGaussian();
            }
        }
        orthonormalise(directions);
        for (int i = 0; i < ITERATIONS; i++) {
            directions = timesCovariance(directions);
            orthonormalise(directions);
        }
        double[][] moved = timesCovariance(directions);
        double[][] small = new double[DIRECTIONS][DIRECTIONS];
        for (int i = 0; i < DIRECTIONS; i++) {
            for (int j = 0; j <= i; j++) {
                small[i][j] = (dot(directions[i], moved[j]) + dot(directions[j], moved[i])) / 2;
                small[j][i] = small[i][j];
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(small, false));
        return new double[][] {
            combined(directions, eigen.getEigenvector(0).toArray()),
            combined(directions, eigen.getEigenvector(1).toArray())
        };
    }

    private static double[] combined(double[][] directions, double[] shares) {
        double[] combined = new double[directions[0].length];
        for (int k = 0; k < shares.length; k++) {
            for (int i = 0; i < combined.length; i++) {
                combined[i] += shares[k] * directions[k][i];
            }
        }
        return combined;
    }

    /// Aᵀ A v / (count − 1) for every direction v, with A the centred features.
    private double[][] timesCovariance(double[][] directions) {
        double[][] moved = new double[directions.length][dims];
        for (int image = 0; image < count; image++) {
            for (int k = 0; k < directions.length; k++) {
                double along = along(image, directions[k]) / Math.max(1, count - 1);
                double[] sum = moved[k];
                int first = image * dims;
                for (int i = 0; i < dims; i++) {
                    sum[i] += along * centred[first + i];
                }
            }
        }
        return moved;
    }

    /// Gram and Schmidt, twice over: once leaves rounding behind.
    private static void orthonormalise(double[][] directions) {
        for (int k = 0; k < directions.length; k++) {
            for (int round = 0; round < 2; round++) {
                for (int j = 0; j < k; j++) {
                    double common = dot(directions[k], directions[j]);
                    for (int i = 0; i < directions[k].length; i++) {
                        directions[k][i] -= common * directions[j][i];
                    }
                }
            }
            double norm = Math.sqrt(dot(directions[k], directions[k]));
            for (int i = 0; i < directions[k].length; i++) {
                directions[k][i] = norm > 0 ? directions[k][i] / norm : 0;
            }
        }
    }

    private double along(int image, double[] direction) {
        double sum = 0;
        int first = image * dims;
        for (int i = 0; i < dims; i++) {
            sum += direction[i] * centred[first + i];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private PcaProjection onto(double[][] plane) {
        double[] x = new double[count];
        double[] y = new double[count];
        double all = 0;
        for (float value : centred) {
            all += (double) value * value;
        }
        for (int image = 0; image < count; image++) {
            x[image] = along(image, plane[0]);
            y[image] = along(image, plane[1]);
        }
        return all == 0 ? new PcaProjection(x, y, 0, 0) : new PcaProjection(x, y, dot(x, x) / all, dot(y, y) / all);
    }
}
