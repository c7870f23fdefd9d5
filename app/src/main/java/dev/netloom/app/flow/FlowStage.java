package dev.netloom.app.flow;

import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Normalization;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.inspect.GradientFlow.Layer;
import java.util.ArrayList;
import java.util.List;

/// A layer with weights, and what bends its output: one place along the network.
///
/// @param layer the convolution or dense layer, or an activation that follows none directly
/// @param end the last of the normalisation and the activation that follow it directly; else `layer`
record FlowStage(Layer layer, Layer end) {
    /// In the order of the network.
    static List<FlowStage> of(GradientFlow flow) {
        List<FlowStage> stages = new ArrayList<>();
        boolean open = false;
        for (Layer layer : flow.layers()) {
            if (isWeighted(layer)) {
                stages.add(new FlowStage(layer, layer));
                open = true;
            } else if (open && (standardizes(layer) || bends(layer))) {
                stages.set(stages.size() - 1, new FlowStage(stages.getLast().layer, layer));
                open = !bends(layer);
            } else {
                open = false;
                if (bends(layer)) {
                    stages.add(new FlowStage(layer, layer));
                }
            }
        }
        return stages;
    }

    static boolean isWeighted(Layer layer) {
        return layer.block() instanceof Weighted;
    }

    static boolean standardizes(Layer layer) {
        return layer.block() instanceof Normalization norm && norm.standardizes();
    }

    private static boolean bends(Layer layer) {
        return layer.block() instanceof Activation;
    }

    String node() {
        return layer.node();
    }

    double gradient() {
        return layer.gradient().l2();
    }

    /// NaN where no weights were changed.
    double ratio() {
        return layer.weights().map(GradientFlow.WeightFlow::ratio).orElse(Double.NaN);
    }

    /// The share of dead maps of a ReLU or of saturated values; NaN where it can be neither.
    double idle() {
        double dead = end.activity().deadChannels();
        return Double.isNaN(dead) ? end.activity().saturated() : dead;
    }

    /// All figures, in sentences.
    String words() {
        StringBuilder words = new StringBuilder(Texts.of(
                "flow.stage",
                node(),
                Figures.of(gradient()),
                Figures.of(layer.gradient().rms()),
                Figures.of(end.mean()),
                Figures.of(end.spread())));
        layer.weights().ifPresent(weights -> {
            words.append(' ')
                    .append(Texts.of(
                            "flow.stage.weights", Figures.of(weights.gradient().l2())));
            if (!Double.isNaN(weights.ratio())) {
                words.append(' ').append(Texts.of("flow.stage.update", Figures.of(weights.ratio())));
            }
        });
        GradientFlow.Activity activity = end.activity();
        if (!Double.isNaN(activity.deadChannels())) {
            int channels = end.shape().channels();
            long dead = Math.round(activity.deadChannels() * channels);
            words.append(' ')
                    .append(Texts.of("flow.stage.dead", dead, channels, activity.deadUnits(), activity.zeros()));
        } else if (!Double.isNaN(activity.saturated())) {
            words.append(' ').append(Texts.of("flow.stage.saturated", activity.saturated()));
        }
        return words.toString();
    }
}
