package dev.netloom.app.flow;

import dev.netloom.app.flow.Finding.Level;
import dev.netloom.app.flow.Finding.Try;
import dev.netloom.app.ui.Figures;
import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.inspect.GradientFlow.Layer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Says in words what a gradient flow is like.
final class FlowDoctor {
    /// How many times smaller (or larger) the gradient may be at the first layer than at the last. Our own choice:
    /// Glorot and Bengio (2010, figure 7) show their gradients within a factor of ten where training goes well.
    static final double FOLD = 100;

    /// The band of healthy updates, around 1e-3. Source: Karpathy's notes on CS231n ("ratio of weights: updates").
    static final double LEAST_UPDATE = 1e-4;

    static final double MOST_UPDATE = 1e-2;
    static final double IDEAL_UPDATE = 1e-3;

    /// Dead ReLUs: CS231n's notes speak of "as much as 40%" where the learning rate is too high.
    static final double MOST_DEAD = 0.4;

    /// Beyond, a layer hardly passes anything on. Our own choice.
    static final double NEARLY_ALL = 0.8;

    /// Saturated sigmoids and tanhs: half. Our own choice, after Glorot and Bengio (2010, section 3), whose top layer
    /// sits at its end when learning stalls.
    static final double MOST_SATURATED = 0.5;

    /// How many times the activations may shrink from the first layer to the last. Our own choice, after the book's
    /// histograms (chapter 6), where a deviation of 0.01 makes all outputs of the fifth layer alike.
    static final double FADING = 100;

    private static final int DEEP = 4;

    private final GradientFlow flow;
    private final List<FlowStage> stages;
    private final List<FlowStage> weighted;
    private final List<Finding> findings = new ArrayList<>();

    private FlowDoctor(GradientFlow flow) {
        this.flow = flow;
        this.stages = FlowStage.of(flow);
        this.weighted = stages.stream()
                .filter(stage -> FlowStage.isWeighted(stage.layer()))
                .toList();
    }

    /// What is wrong, the worst first; or one finding that says that nothing is.
    static List<Finding> findings(GradientFlow flow) {
        FlowDoctor doctor = new FlowDoctor(flow);
        doctor.examine();
        return doctor.findings;
    }

    private void examine() {
        if (weighted.isEmpty()) {
            return;
        }
        if (flow.layers().stream()
                .anyMatch(layer -> !Double.isFinite(layer.gradient().l2()))) {
            find(Level.ILL, "broken", List.of(), List.of(Try.of("rate.low"), Try.of("init")));
            return;
        }
        gradients();
        activations();
        idle();
        updates();
        findings.sort(Comparator.comparing(Finding::level).reversed());
        if (findings.isEmpty()) {
            healthy();
        }
    }

    private void gradients() {
        FlowStage first = weighted.getFirst();
        FlowStage last = weighted.getLast();
        double fold = last.gradient() / first.gradient();
        if (fold > FOLD) {
            boolean gone = Double.isInfinite(fold);
            find(Level.ILL, gone ? "gone" : "vanishing", List.of(last.node(), first.node(), round(fold)), remedies());
        } else if (fold < 1 / FOLD) {
            List<Try> tries = new ArrayList<>(remedies());
            tries.add(Try.of("rate.low"));
            find(Level.ILL, "exploding", List.of(last.node(), first.node(), round(1 / fold)), tries);
        }
    }

    /// To two digits: nobody reads more of a fold.
    private static double round(double fold) {
        return Double.isFinite(fold)
                ? new BigDecimal(fold).round(new MathContext(2)).doubleValue()
                : fold;
    }

    private void activations() {
        FlowStage first = weighted.getFirst();
        FlowStage last = weighted.getLast();
        double fold = first.end().spread() / last.end().spread();
        if (fold > FADING && Double.isFinite(fold)) {
            find(Level.ILL, "fading", List.of(first.node(), last.node(), round(fold)), remedies());
        }
    }

    private void idle() {
        stages.stream()
                .filter(stage -> stage.end().activity().deadChannels() >= MOST_DEAD)
                .max(Comparator.comparing(FlowStage::idle))
                .ifPresent(worst -> {
                    List<Try> tries = new ArrayList<>(List.of(Try.of("rate.low"), Try.of("leaky")));
                    if (flow.layers().stream().noneMatch(FlowStage::standardizes)) {
                        tries.add(Try.of("norm"));
                    }
                    int dead =
                            (int) Math.round(worst.idle() * worst.end().shape().channels());
                    find(
                            worst.idle() < NEARLY_ALL ? Level.WATCH : Level.ILL,
                            "dead",
                            List.of(
                                    worst.end().node(),
                                    dead,
                                    worst.end().shape().channels()),
                            tries);
                });
        stages.stream()
                .filter(stage -> stage.end().activity().saturated() >= MOST_SATURATED)
                .max(Comparator.comparing(FlowStage::idle))
                .ifPresent(worst ->
                        find(Level.ILL, "saturated", List.of(worst.end().node(), worst.idle()), remedies()));
    }

    /// By the median of all layers: single ones, the last above all, are often somewhat off.
    private void updates() {
        double median = median();
        if (median > MOST_UPDATE) {
            double factor = median / IDEAL_UPDATE;
            find(Level.WATCH, "fast", List.of(median), List.of(Try.of("rate.lower", factor)));
        } else if (median < LEAST_UPDATE) {
            double factor = IDEAL_UPDATE / Math.max(median, 1e-9);
            find(Level.WATCH, "slow", List.of(Figures.of(median)), List.of(Try.of("rate.raise", factor)));
        }
    }

    /// NaN before the first step.
    private double median() {
        double[] ratios = weighted.stream()
                .mapToDouble(FlowStage::ratio)
                .filter(ratio -> !Double.isNaN(ratio))
                .sorted()
                .toArray();
        return ratios.length == 0 ? Double.NaN : ratios[ratios.length / 2];
    }

    private void healthy() {
        FlowStage first = weighted.getFirst();
        FlowStage last = weighted.getLast();
        double fold = first.gradient() / last.gradient();
        double median = median();
        if (Double.isNaN(median)) {
            find(Level.HEALTHY, "healthy.untrained", List.of(first.node(), last.node(), Figures.of(fold)), List.of());
        } else {
            List<Object> figures = List.of(first.node(), last.node(), Figures.of(fold), median);
            find(Level.HEALTHY, "healthy", figures, List.of());
        }
    }

    /// What makes gradients keep their size, as far as the network has not got it.
    private List<Try> remedies() {
        List<Try> tries = new ArrayList<>();
        boolean squashes = has(FlowDoctor::squashes);
        Initialization fitting = squashes ? Initialization.XAVIER : Initialization.HE;
        if (flow.layers().stream()
                .anyMatch(layer -> layer.block() instanceof Weighted block && block.initialization() != fitting)) {
            tries.add(Try.of(squashes ? "xavier" : "he"));
        }
        if (squashes && !has(block -> block instanceof Relu)) {
            tries.add(Try.of("relu"));
        }
        if (flow.layers().stream().noneMatch(FlowStage::standardizes)) {
            tries.add(Try.of("norm"));
        }
        if (weighted.size() >= DEEP && !has(block -> block instanceof Add)) {
            tries.add(Try.of("skip"));
        }
        return tries;
    }

    private static boolean squashes(Block block) {
        return block instanceof Activation activation && activation.form() == Activation.Form.SQUASHING;
    }

    private boolean has(Predicate<Block> kind) {
        return flow.layers().stream().map(Layer::block).anyMatch(kind);
    }

    private void find(Level level, String key, List<Object> arguments, List<Try> tries) {
        findings.add(new Finding(level, key, arguments, tries));
    }
}
