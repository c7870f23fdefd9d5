package dev.netloom.engine.reference;

import dev.netloom.engine.block.ParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Seeded values for tests, all of them exact in float32, so that both sides of a comparison begin with the same.
public final class RandomValues {
    private final Random random;

    public RandomValues(long seed) {
        this.random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    /// Normally distributed, mean 0, deviation 1.
    public double[] normal(int length) {
        return normal(length, 0, 1);
    }

    public double[] normal(int length, double mean, double deviation) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return values;
    }

    public double[] between(double low, double high, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return values;
    }

    /// No two values closer than `distance`, none close to 0, in random order: nothing that picks the largest, or asks
    /// for the sign, depends on rounding.
    public double[] apart(int length, double distance) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add((double) (float) ((i - length / 2 + 0.3) * distance));
        }
        Collections.shuffle(values, random);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// 1 for about `share` of the values, 0 for the others.
    public double[] mask(int length, double share) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextDouble() < share ? 1 : 0;
        }
        return values;
    }

    public int[] labels(int length, int classes) {
        return random.ints(length, 0, classes).toArray();
    }

    /// Values for a block's parameters, by their names within it. Variances are positive; weights shrink with the
    /// number of inputs, so that outputs stay near 1.
    public Map<String, double[]> parameters(List<ParameterSpec> specs) {
        Map<String, double[]> values = new HashMap<>();
        for (ParameterSpec spec : specs) {
            values.put(
                    spec.name(),
                    switch (spec.name()) {
                        case "running_var" -> between(0.5, 1.5, spec.size());
                        case "weight" ->
                            normal(
                                    spec.size(),
                                    0,
                                    Math.sqrt((double) spec.dims().getFirst() / spec.size()));
                        default -> normal(spec.size(), 0, 0.5);
                    });
        }
        return values;
    }
}
