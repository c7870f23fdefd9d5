package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `bench` measured, as a line of JSON. With layers, it is a profile that later ones can be held against.
///
/// @param referenceMs a convolution that is the same in all versions, timed meanwhile
/// @param peakBytes the most memory that the process had
record BenchLine(
        String network,
        String precision,
        Double trainImagesPerS,
        Double inferImagesPerS,
        int batch,
        int threads,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Layer> layers,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double bareConvolutionsMs,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double referenceMs,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long peakBytes) {
    /// How many times as long as before a layer may take.
    static final double MOST = 1.15;

    /// Milliseconds of one training step, and the speed that they come to; what convolutions take alone.
    record Layer(
            String id,
            Double forwardMs,
            Double forwardGflops,
            Double backwardMs,
            Double backwardGflops,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double forwardAloneMs,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double backwardAloneMs) {}

    boolean isProfile() {
        return layers != null && !layers.isEmpty() && referenceMs != null && referenceMs > 0;
    }

    /// Whether both were measured in the same way.
    boolean isComparableTo(BenchLine other) {
        return isProfile()
                && other.isProfile()
                && network.equals(other.network)
                && precision.equals(other.precision)
                && batch == other.batch
                && threads == other.threads
                && times().keySet().equals(other.times().keySet());
    }

    /// What takes longer than in `earlier`, and how many times as long; both in units of the reference convolution's
    /// time, since a machine is not always equally fast.
    Map<String, Double> slowerThan(BenchLine earlier) {
        Map<String, Double> before = earlier.times();
        Map<String, Double> slower = new LinkedHashMap<>();
        times().forEach((what, time) -> {
            double ratio = time / before.get(what);
            if (ratio > MOST) {
                slower.put(what, ratio);
            }
        });
        return slower;
    }

    /// Of each layer and direction that takes any time, in units of the reference.
    private Map<String, Double> times() {
        Map<String, Double> times = new LinkedHashMap<>();
        for (Layer layer : layers) {
            add(times, layer.id + " forward", layer.forwardMs);
            add(times, layer.id + " backward", layer.backwardMs);
        }
        return times;
    }

    private void add(Map<String, Double> times, String what, Double milliseconds) {
        if (milliseconds != null && milliseconds > 0) {
            times.put(what, milliseconds / referenceMs);
        }
    }
}
