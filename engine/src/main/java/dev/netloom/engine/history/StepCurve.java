package dev.netloom.engine.history;

import dev.netloom.engine.train.ResumeState;
import java.util.Arrays;
import java.util.Map;

/// Keeps of a curve, however long it gets, at most [#MOST] points, spread evenly: of each stretch of steps the one
/// with
/// the lowest and the one with the highest loss, so that no spike is lost. A stretch becomes twice as long whenever
/// there are too many.
///
/// For one thread; takes no memory while it grows.
final class StepCurve {
    static final int STRETCHES = 512;
    static final int MOST = 2 * STRETCHES;

    /// Of each stretch, in turn: the lowest, the highest.
    private final long[] steps = new long[MOST];

    private final float[] losses = new float[MOST];
    private final float[] rates = new float[MOST];
    private long length = 1;
    private int count;
    private long current = -1;

    /// Takes steps in their order; a loss that is no number is left out.
    void add(long step, double loss, double rate) {
        if (!Double.isFinite(loss)) {
            return;
        }
        while (step / length >= STRETCHES) {
            halve();
        }
        long stretch = step / length;
        if (stretch != current) {
            current = stretch;
            put(2 * count, step, (float) loss, (float) rate);
            put(2 * count + 1, step, (float) loss, (float) rate);
            count++;
            return;
        }
        int last = 2 * (count - 1);
        if (loss < losses[last]) {
            put(last, step, (float) loss, (float) rate);
        }
        if (loss > losses[last + 1]) {
            put(last + 1, step, (float) loss, (float) rate);
        }
    }

    private void put(int place, long step, float loss, float rate) {
        steps[place] = step;
        losses[place] = loss;
        rates[place] = rate;
    }

    /// Makes one stretch of every two.
    private void halve() {
        length *= 2;
        int kept = 0;
        long before = -1;
        for (int i = 0; i < count; i++) {
            long stretch = steps[2 * i] / length;
            if (stretch != before) {
                copy(2 * i, 2 * kept);
                copy(2 * i + 1, 2 * kept + 1);
                kept++;
                before = stretch;
            } else {
                int last = 2 * (kept - 1);
                if (losses[2 * i] < losses[last]) {
                    copy(2 * i, last);
                }
                if (losses[2 * i + 1] > losses[last + 1]) {
                    copy(2 * i + 1, last + 1);
                }
            }
        }
        count = kept;
        current = before;
    }

    private void copy(int from, int to) {
        put(to, steps[from], losses[from], rates[from]);
    }

    /// A copy, in order of steps.
    CurvePoints points() {
        CurvePoints points = new CurvePoints(new long[2 * count], new float[2 * count], new float[2 * count]);
        int size = 0;
        for (int i = 0; i < count; i++) {
            int first = steps[2 * i] <= steps[2 * i + 1] ? 2 * i : 2 * i + 1;
            int second = first ^ 1;
            size = take(points, size, first);
            size = steps[first] == steps[second] ? size : take(points, size, second);
        }
        return new CurvePoints(
                Arrays.copyOf(points.steps(), size),
                Arrays.copyOf(points.losses(), size),
                Arrays.copyOf(points.rates(), size));
    }

    /// All of it, for [#restore]. Steps are exact up to 2²⁴.
    Map<String, float[]> vectors() {
        CurvePoints points = points();
        float[] places = new float[points.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = points.steps()[i];
        }
        return Map.of("curve.steps", places, "curve.losses", points.losses(), "curve.rates", points.rates());
    }

    /// Goes on with a curve that was kept: its points, taken again in their order, give the very same stretches.
    void restore(ResumeState state) {
        float[] places = state.vectors().getOrDefault("curve.steps", new float[0]);
        float[] kept = state.vectors().getOrDefault("curve.losses", new float[0]);
        float[] keptRates = state.vectors().getOrDefault("curve.rates", new float[0]);
        for (int i = 0; i < Math.min(places.length, Math.min(kept.length, keptRates.length)); i++) {
            add((long) places[i], kept[i], keptRates[i]);
        }
    }

    private int take(CurvePoints points, int size, int from) {
        points.steps()[size] = steps[from];
        points.losses()[size] = losses[from];
        points.rates()[size] = rates[from];
        return size + 1;
    }
}
