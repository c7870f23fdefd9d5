package dev.netloom.engine.inspect.look;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/// Points of a plane, one for each image.
///
/// @param x along the direction in which the images differ most; nobody writes to it
/// @param y along the direction in which they differ most of those at right angles to it
/// @param first share of the whole variance that lies along x, 0 to 1
/// @param second along y
public record PcaProjection(double[] x, double[] y, double first, double second) {
    public int size() {
        return x.length;
    }

    /// Share of the whole variance that the plane shows.
    public double share() {
        return first + second;
    }

    /// Turned (and mirrored) in its plane so that the points lie as closely as they can to those of
    /// `other`: the orthogonal Procrustes problem (Schönemann, 1966), R = U Vᵀ for Xᵀ Y = U S Vᵀ. A
    /// principal direction may as well point the other way, and two of nearly equal variance change
    /// places from one epoch to the next.
    public PcaProjection turnedTo(PcaProjection other) {
        double[][] products = new double[2][2];
        for (int i = 0; i < size(); i++) {
            products[0][0] += x[i] * other.x[i];
            products[0][1] += x[i] * other.y[i];
            products[1][0] += y[i] * other.x[i];
            products[1][1] += y[i] * other.y[i];
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(products, false));
        RealMatrix turn = svd.getU().multiply(svd.getVT());
        double[] turnedX = new double[size()];
        double[] turnedY = new double[size()];
        for (int i = 0; i < size(); i++) {
            turnedX[i] = x[i] * turn.getEntry(0, 0) + y[i] * turn.getEntry(1, 0);
            turnedY[i] = x[i] * turn.getEntry(0, 1) + y[i] * turn.getEntry(1, 1);
        }
        return new PcaProjection(turnedX, turnedY, first, second);
    }
}
