package dev.netloom.engine.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The loss of a run's steps, thinned out: every point was measured.
///
/// @param steps rising, from 1
/// @param losses of the step's batch, in training mode
/// @param rates learning rates of the steps
public record CurvePoints(long[] steps, float[] losses, float[] rates) {
    public static final CurvePoints NONE = new CurvePoints(new long[0], new float[0], new float[0]);

    public int size() {
        return steps.length;
    }

    /// Those of the first steps.
    public CurvePoints upTo(long step) {
        int count = (int) Arrays.stream(steps).filter(one -> one <= step).count();
        return new CurvePoints(Arrays.copyOf(steps, count), Arrays.copyOf(losses, count), Arrays.copyOf(rates, count));
    }

    private boolean isCurve() {
        boolean rising = IntStream.range(1, size()).allMatch(i -> steps[i] > steps[i - 1]);
        return rising && IntStream.range(0, size()).allMatch(i -> Float.isFinite(losses[i]));
    }

    /// Deflated: a count (int), then all steps (long), all losses and all rates (float), big-endian.
    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(size());
            for (long step : steps) {
                out.writeLong(step);
            }
            for (float loss : losses) {
                out.writeFloat(loss);
            }
            for (float rate : rates) {
                out.writeFloat(rate);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Empty where the bytes are not those of points.
    static Optional<CurvePoints> unpack(byte[] packed) {
        if (packed == null) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int size = in.readInt();
            if (size < 0 || size > StepCurve.MOST) {
                return Optional.empty();
            }
            CurvePoints points = new CurvePoints(new long[size], new float[size], new float[size]);
            for (int i = 0; i < size; i++) {
                points.steps[i] = in.readLong();
            }
            for (int i = 0; i < size; i++) {
                points.losses[i] = in.readFloat();
            }
            for (int i = 0; i < size; i++) {
                points.rates[i] = in.readFloat();
            }
            return points.isCurve() ? Optional.of(points) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
