package dev.netloom.app.ui;

import java.util.Map;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pictures of blocks and commands, all of one family (Material Design).
public final class Icons {
    private static final Map<String, String> BLOCKS = Map.ofEntries(
            Map.entry("input", "mdi2i-image-outline"),
            Map.entry("conv", "mdi2g-grid"),
            Map.entry("depthwise-conv", "mdi2v-view-parallel-outline"),
            Map.entry("pool", "mdi2a-arrow-collapse-all"),
            Map.entry("dense", "mdi2g-graph-outline"),
            Map.entry("relu", "mdi2c-chart-line-variant"),
            Map.entry("leaky-relu", "mdi2c-chart-timeline-variant"),
            Map.entry("sigmoid", "mdi2c-chart-bell-curve-cumulative"),
            Map.entry("tanh", "mdi2s-sine-wave"),
            Map.entry("gelu", "mdi2c-chart-areaspline-variant"),
            Map.entry("silu", "mdi2c-chart-areaspline"),
            Map.entry("dropout", "mdi2g-grain"),
            Map.entry("batch-norm", "mdi2c-chart-bell-curve"),
            Map.entry("group-norm", "mdi2c-chart-multiple"),
            Map.entry("local-response-norm", "mdi2t-tune-vertical"),
            Map.entry("flatten", "mdi2f-format-align-justify"),
            Map.entry("global-average-pool", "mdi2s-sigma"),
            Map.entry("global-max-pool", "mdi2a-arrow-collapse-up"),
            Map.entry("add", "mdi2p-plus"),
            Map.entry("concat", "mdi2l-layers-outline"),
            Map.entry("output", "mdi2f-flag-checkered"),
            Map.entry("skip", "mdi2d-debug-step-over"),
            Map.entry("network", "mdi2l-lan"));

    private Icons() {}

    /// The icon of the block type (or palette entry) `key`; a plain square for one that has no
    /// picture yet.
    public static FontIcon block(String key) {
        return of(BLOCKS.getOrDefault(key, "mdi2v-view-grid-outline"));
    }

    /// The icon of this Ikonli name.
    public static FontIcon of(String name) {
        return new FontIcon(name);
    }
}
