package dev.netloom.app.flow;

import dev.netloom.app.flow.FlowStrip.Bar;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.GradientFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Four measures along the network, one below the other. Left and right choose a stage, whose figures are then said
/// below.
final class FlowBars extends VBox {
    private final FlowStrip gradients = new FlowStrip("flow.gradients", "");
    private final FlowStrip updates = new FlowStrip("flow.updates", "");
    private final FlowStrip activations = new FlowStrip("flow.activations", "\u00b1");
    private final FlowStrip idle = new FlowStrip("flow.idle", "");
    private final List<FlowStrip> strips = List.of(gradients, updates, activations, idle);
    private final Names names = new Names();
    private final Label words = Controls.label("", "flow-words");
    private final Consumer<String> chosenNode;
    private List<FlowStage> stages = List.of();
    private int chosen = -1;

    /// @param chosenNode is told whose figures are looked at
    FlowBars(Consumer<String> chosenNode) {
        this.chosenNode = chosenNode;
        setId("flow-bars");
        getStyleClass().add("flow-bars");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(Texts.of("flow.bars"));
        words.setId("flow-words");
        strips.forEach(strip -> {
            VBox.setVgrow(strip, Priority.ALWAYS);
            strip.setPrefHeight(44);
            strip.managedProperty().bind(strip.visibleProperty());
        });
        getChildren().addAll(strips);
        getChildren().addAll(names, words);
        setOnMousePressed(event -> {
            requestFocus();
            choose(gradients.at(event.getX() - getInsets().getLeft()));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    private void walk(KeyEvent event) {
        int way = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (way != 0 && !stages.isEmpty()) {
            choose(Math.clamp(chosen + way, 0, stages.size() - 1));
            event.consume();
        }
    }

    private void choose(int index) {
        chosen = index;
        describe();
        if (index >= 0) {
            chosenNode.accept(stages.get(index).node());
        }
    }

    void show(GradientFlow flow, Optional<GradientFlow> before) {
        stages = FlowStage.of(flow);
        List<FlowStage> earlier =
                before.map(known -> alike(FlowStage.of(known))).orElse(List.of());
        chosen = Math.min(chosen, stages.size() - 1);
        showLogarithmic(gradients, earlier, FlowStage::gradient, FlowScale.over(stages, earlier, FlowStage::gradient));
        FlowScale updating =
                FlowScale.over(stages, earlier, FlowStage::ratio, FlowDoctor.LEAST_UPDATE, FlowDoctor.MOST_UPDATE);
        updates.mark(updating.place(FlowDoctor.LEAST_UPDATE), updating.place(FlowDoctor.MOST_UPDATE));
        showLogarithmic(updates, earlier, FlowStage::ratio, updating);
        // Before the first step there is no update.
        updates.setVisible(stages.stream().anyMatch(stage -> !Double.isNaN(stage.ratio())));
        showActivations(earlier);
        idle.show(shares(stages), shares(earlier), Texts.of("flow.range.share"));
        names.show();
        describe();
    }

    /// The stages of `known` that stand where those shown stand; empty where a stage has none.
    private List<FlowStage> alike(List<FlowStage> known) {
        List<FlowStage> alike = new ArrayList<>();
        for (FlowStage stage : stages) {
            known.stream()
                    .filter(other -> other.node().equals(stage.node()))
                    .findFirst()
                    .ifPresent(alike::add);
        }
        return alike.size() == stages.size() ? alike : List.of();
    }

    private void showLogarithmic(
            FlowStrip strip, List<FlowStage> earlier, ToDoubleFunction<FlowStage> measure, FlowScale scale) {
        strip.show(bars(stages, measure, scale, strip == updates), bars(earlier, measure, scale, false), scale.words());
    }

    private static List<Bar> bars(
            List<FlowStage> stages, ToDoubleFunction<FlowStage> measure, FlowScale scale, boolean judged) {
        return stages.stream()
                .map(stage -> scale.bar(
                        measure.applyAsDouble(stage),
                        value -> judged && (value > FlowDoctor.MOST_UPDATE || value < FlowDoctor.LEAST_UPDATE)))
                .toList();
    }

    private void showActivations(List<FlowStage> earlier) {
        double reach = 0;
        for (List<FlowStage> all : List.of(stages, earlier)) {
            for (FlowStage stage : all) {
                reach = Math.max(
                        reach, Math.abs(stage.end().mean()) + stage.end().spread());
            }
        }
        double most = reach > 0 && Double.isFinite(reach) ? reach : 1;
        activations.mark(0.497, 0.503); // where 0 is
        activations.show(
                ranges(stages, most),
                ranges(earlier, most),
                Texts.of("flow.range", Figures.of(-most), Figures.of(most)));
    }

    private static List<Bar> ranges(List<FlowStage> stages, double most) {
        return stages.stream()
                .map(stage -> {
                    double mean = stage.end().mean();
                    double spread = stage.end().spread();
                    double low = (mean - spread + most) / (2 * most);
                    return new Bar(low, (mean + spread + most) / (2 * most), spread, false);
                })
                .toList();
    }

    private static List<Bar> shares(List<FlowStage> stages) {
        return stages.stream()
                .map(stage -> Double.isNaN(stage.idle())
                        ? Bar.NONE
                        : new Bar(0, stage.idle(), stage.idle(), stage.idle() >= FlowDoctor.MOST_DEAD))
                .toList();
    }

    private void describe() {
        strips.forEach(strip -> strip.choose(chosen));
        String said = chosen < 0 || chosen >= stages.size()
                ? Texts.of("flow.choose")
                : stages.get(chosen).words();
        words.setText(said);
        words.setTooltip(Controls.tooltip(said));
        setAccessibleHelp(said);
    }

    /// The names of the stages below the bars, as many as find room.
    private final class Names extends Pane {
        private static final double ROOM = 44;

        Names() {
            setMinHeight(16);
            setPrefHeight(16);
        }

        void show() {
            while (getChildren().size() < stages.size()) {
                getChildren().add(Controls.label("", "flow-name"));
            }
            for (int i = 0; i < getChildren().size(); i++) {
                ((Label) getChildren().get(i))
                        .setText(i < stages.size() ? stages.get(i).node() : "");
            }
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double column = gradients.column();
            int each = (int) Math.max(1, Math.ceil(ROOM / column));
            for (int i = 0; i < getChildren().size(); i++) {
                Label name = (Label) getChildren().get(i);
                name.setVisible(i % each == 0);
                name.resizeRelocate(FlowStrip.HEAD + i * column, 0, column * each, 16);
            }
        }
    }
}
