package dev.netloom.engine.inspect.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {
    /// Below and above [PrincipalComponents#MOST_EXACT].
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 60, 128, 129, 400})
    void agreeWithThePowerMethodOnAPlainCovariance(int dims) {
        Features features = features(300, dims, 3);
        double[][] covariance = covariance(features);
        double[] first = leading(covariance);
        double largest = value(covariance, first);
        for (int i = 0; i < dims; i++) {
            for (int j = 0; j < dims; j++) {
                covariance[i][j] -= largest * first[i] * first[j];
            }
        }
        double[] second = leading(covariance);
        double whole = trace(covariance(features));
        PcaProjection found = PrincipalComponents.project(features);
        assertThat(found.first()).isCloseTo(largest / whole, within(1e-5));
        assertThat(found.second()).isCloseTo(value(covariance, second) / whole, within(1e-5));
        assertThat(found.share()).isBetween(0.2, 1.0001);
        assertSamePoints(found.x(), along(features, first));
        assertSamePoints(found.y(), along(features, second));
    }

    /// A direction is as good as its opposite.
    private static void assertSamePoints(double[] found, double[] expected) {
        double product = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            product += found[i] * expected[i];
            size = Math.max(size, Math.abs(expected[i]));
        }
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i] * Math.signum(product)).isCloseTo(expected[i], within(2e-3 * size));
        }
    }

    @Test
    void ofImagesThatAreAllTheSameAreOnePoint() {
        Features same = new Features(new int[4], 3, new float[] {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}, new int[4]);
        PcaProjection point = PrincipalComponents.project(same);
        assertThat(point.share()).isZero();
        assertThat(point.x()).containsOnly(0);
    }

    @Test
    void ofOneValueEachLieOnALine() {
        PcaProjection line =
                PrincipalComponents.project(new Features(new int[3], 1, new float[] {1, 2, 6}, new int[3]));
        assertThat(line.first()).isCloseTo(1, within(1e-6));
        assertThat(line.second()).isZero();
        assertThat(Math.abs(line.x()[2])).isCloseTo(3, within(1e-6));
        assertThat(line.y()).containsOnly(0);
    }

    @Test
    void turnedToEarlierOnesLieAsTheyDid() {
        Random random = new Random(2);
        double[] x = random.doubles(50, -4, 4).toArray();
        double[] y = random.doubles(50, -1, 1).toArray();
        double[] turnedX = new double[50];
        double[] turnedY = new double[50];
        for (int i = 0; i < 50; i++) { // by 130 degrees, and mirrored
            turnedX[i] = Math.cos(2.27) * x[i] - Math.sin(2.27) * y[i];
            turnedY[i] = -(Math.sin(2.27) * x[i] + Math.cos(2.27) * y[i]);
        }
        PcaProjection before = new PcaProjection(x, y, 0.6, 0.2);
        PcaProjection after = new PcaProjection(turnedX, turnedY, 0.5, 0.3).turnedTo(before);
        for (int i = 0; i < 50; i++) {
            assertThat(after.x()[i]).isCloseTo(x[i], within(1e-9));
            assertThat(after.y()[i]).isCloseTo(y[i], within(1e-9));
        }
        assertThat(after.first()).isEqualTo(0.5);
    }

    /// Clouds along some directions, with noise in all of them.
    private static Features features(int count, int dims, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * dims];
        double[][] directions = new double[2][dims];
        for (double[] direction : directions) {
            for (int i = 0; i < dims; i++) {
                direction[i] = random.nextGaussian();
            }
        }
        for (int image = 0; image < count; image++) {
            double strong = 3 * random.nextGaussian();
            double weak = 1.5 * random.nextGaussian();
            for (int i = 0; i < dims; i++) {
                values[image * dims + i] =
                        (float) (5 + strong * directions[0][i] + weak * directions[1][i] + 0.5 * random.nextGaussian());
            }
        }
        return new Features(new int[count], dims, values, new int[count]);
    }

    private static double[][] covariance(Features features) {
        int dims = features.dims();
        double[] means = means(features);
        double[][] covariance = new double[dims][dims];
        for (int image = 0; image < features.count(); image++) {
            float[] row = features.row(image);
            for (int i = 0; i < dims; i++) {
                for (int j = 0; j < dims; j++) {
                    covariance[i][j] += (row[i] - means[i]) * (row[j] - means[j]) / (features.count() - 1);
                }
            }
        }
        return covariance;
    }

    private static double[] means(Features features) {
        double[] means = new double[features.dims()];
        for (int i = 0; i < features.values().length; i++) {
            means[i % means.length] += features.values()[i] / (double) features.count();
        }
        return means;
    }

    private static double[] leading(double[][] matrix) {
        double[] vector = new Random(9).doubles(matrix.length, -1, 1).toArray();
        for (int round = 0; round < 300; round++) {
            double[] next = times(matrix, vector);
            double norm = 0;
            for (double part : next) {
                norm += part * part;
            }
            for (int i = 0; i < next.length; i++) {
                vector[i] = next[i] / Math.sqrt(norm);
            }
        }
        return vector;
    }

    private static double value(double[][] matrix, double[] vector) {
        double[] moved = times(matrix, vector);
        double value = 0;
        for (int i = 0; i < vector.length; i++) {
            value += vector[i] * moved[i];
        }
        return value;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }

    private static double[] along(Features features, double[] direction) {
        double[] means = means(features);
        double[] along = new double[features.count()];
        for (int image = 0; image < along.length; image++) {
            float[] row = features.row(image);
            for (int i = 0; i < direction.length; i++) {
                along[image] += (row[i] - means[i]) * direction[i];
            }
        }
        return along;
    }
}
