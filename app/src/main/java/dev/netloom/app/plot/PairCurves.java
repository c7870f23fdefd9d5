package dev.netloom.app.plot;

import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import java.util.List;

/// What one of the networks that are compared tells while it learns: over the images that it has seen, its loss,
/// smoothed, and the share of test digits that it gets right; and its gradients layer by layer.
public final class PairCurves {
    private static final double BETA = 0.9;

    private final Smoothed loss = new Smoothed(new DecimatedSeries(), BETA);
    private final DecimatedSeries accuracy = new DecimatedSeries();
    private final DecimatedSeries gradients = new DecimatedSeries();

    public void clear() {
        loss.clear();
        accuracy.clear();
        gradients.clear();
    }

    /// @param images that it has seen
    public void learn(double images, double batchLoss) {
        loss.add(images, batchLoss);
    }

    /// @param images that it has seen
    public void test(double images, double share) {
        accuracy.add(images, share);
    }

    /// @param norms of the gradients of the layers with weights, from the image on
    public void flow(List<Double> norms) {
        gradients.clear();
        for (int layer = 0; layer < norms.size(); layer++) {
            gradients.add(layer + 1, norms.get(layer));
        }
    }

    public boolean isEmpty() {
        return loss.values().isEmpty();
    }

    /// @param style `first` or `second`
    Series loss(String style) {
        return series(style, false, loss.values());
    }

    Series accuracy(String style) {
        return new Series("compare." + style, style, true, accuracy, share -> Texts.of("curves.accuracy.value", share));
    }

    Series gradients(String style) {
        return series(style, true, gradients);
    }

    private static Series series(String style, boolean marked, DecimatedSeries values) {
        return new Series("compare." + style, style, marked, values, Figures::of);
    }
}
