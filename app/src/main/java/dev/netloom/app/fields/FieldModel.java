package dev.netloom.app.fields;

import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.InputRegion;
import dev.netloom.engine.inspect.InspectionInput.Picture;
import dev.netloom.engine.inspect.InspectionInput.Trained;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.field.EffectiveField;
import dev.netloom.engine.inspect.field.FieldMeter;
import dev.netloom.engine.inspect.field.Unit;
import dev.netloom.engine.inspect.field.UnitField;
import dev.netloom.engine.inspect.look.TruncatedNetwork;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/// One unit of the network on the canvas, and its receptive field: the theoretical one at once, the effective one as
/// soon as it is measured on a thread of its own. For the FX thread.
public final class FieldModel {
    private static final Duration APART = Duration.millis(150);
    private static final int PICTURES = 20;

    private final ObservableValue<Graph> canvas;
    private final ObservableValue<Dataset> data;
    private final ObservableValue<Optional<Trained>> trained;
    private final InsideChoice choice;
    private final Background.Lane lane = new Background.Lane("fields");
    private final AtomicInteger newest = new AtomicInteger();
    private final ReadOnlyObjectWrapper<Optional<FieldState>> state =
            new ReadOnlyObjectWrapper<>(this, "state", Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> blocks = new ReadOnlyObjectWrapper<>(this, "blocks", List.of());
    private final Throttle throttle = new Throttle(APART, this::look);
    private Unit unit = new Unit("", 0, 0, 0);

    /// @param canvas the network as it is drawn
    /// @param trained the trained weights that are at hand
    public FieldModel(
            ObservableValue<Graph> canvas,
            ObservableValue<Dataset> data,
            ObservableValue<Optional<Trained>> trained,
            InsideChoice choice) {
        this.choice = choice;
        this.canvas = canvas;
        this.data = data;
        this.trained = trained;
        canvas.subscribe(throttle::request);
        data.subscribe(throttle::request);
        trained.subscribe(throttle::request);
        choice.onUnit(throttle::request);
    }

    void move(int rows, int columns) {
        state.get().ifPresent(now -> place(unit.row() + rows, unit.column() + columns));
    }

    void place(int row, int column) {
        state.get().ifPresent(now -> {
            Shape shape = now.shape();
            unit = unit.at(Math.clamp(row, 0, shape.height() - 1), Math.clamp(column, 0, shape.width() - 1));
            throttle.request();
        });
    }

    private void look() {
        Graph graph = canvas.getValue();
        GraphCheck check = GraphCheck.of(graph);
        blocks.set(graph.inOrder().stream()
                .filter(node -> !(node.block() instanceof Output))
                .map(Node::id)
                .filter(id -> check.shape(id).isPresent())
                .toList());
        Optional<String> input = graph.nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .map(Node::id)
                .findFirst();
        if (blocks.get().isEmpty() || input.isEmpty()) {
            newest.incrementAndGet();
            state.set(Optional.empty());
            return;
        }
        String node = choice.blockAmong(blocks.get(), graph, usual());
        unit = fitted(node, check.shapes().get(node));
        FieldState theory = theory(graph, check, input.get());
        state.get()
                .filter(before -> before.graph().equals(graph) && before.unit().equals(unit))
                .ifPresentOrElse(
                        before -> state.set(
                                Optional.of(theory.with(before.untrained(), before.trained(), before.note()))),
                        () -> state.set(Optional.of(theory)));
        measure(theory);
    }

    /// The block that is looked into as long as none is chosen.
    String usual() {
        return blocks.get().get(Math.min(1, blocks.get().size() - 1));
    }

    /// At the same place as before in the same block, else in the middle.
    private Unit fitted(String node, Shape shape) {
        boolean there = node.equals(unit.node()) && unit.row() < shape.height() && unit.column() < shape.width();
        return new Unit(
                node,
                choice.unitAmong(shape.channels()),
                there ? unit.row() : shape.height() / 2,
                there ? unit.column() : shape.width() / 2);
    }

    private FieldState theory(Graph graph, GraphCheck check, String input) {
        UnitField field = UnitField.of(graph, unit);
        List<Region> nested = new ArrayList<>();
        for (Node node : graph.inOrder()) {
            Shape shape = check.shapes().get(node.id());
            if (shape != null && !shape.isVector() && !node.id().equals(unit.node())) {
                field.box(node.id())
                        .map(box -> Region.at((box.top() + box.bottom()) / 2, (box.left() + box.right()) / 2))
                        .map(middle -> InputRegion.ofImage(graph, node.id(), middle))
                        .filter(region -> nested.isEmpty() || !nested.getLast().equals(region))
                        .ifPresent(nested::add);
            }
        }
        return new FieldState(
                graph,
                unit,
                check.shapes().get(unit.node()),
                check.shapes().get(input),
                input,
                field,
                InputRegion.ofImage(graph, unit.node(), Region.at(unit.row(), unit.column())),
                nested,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private void measure(FieldState theory) {
        int mine = newest.incrementAndGet();
        Dataset images = data.getValue();
        if (images == null) {
            return;
        }
        Optional<Trained> weights = trained.getValue();
        String input = weights.map(known -> known.weights().input()).orElse("");
        lane.run(
                () -> measured(theory, images.seenWith(input).test(), weights, () -> newest.get() != mine),
                done -> done.filter(known -> newest.get() == mine).ifPresent(known -> state.set(done)),
                failure -> giveUp(theory, mine));
    }

    private void giveUp(FieldState theory, int mine) {
        if (newest.get() == mine) {
            state.set(Optional.of(theory.with(Optional.empty(), Optional.empty(), "fields.failed")));
        }
    }

    private static Optional<FieldState> measured(
            FieldState theory, LabelledImages images, Optional<Trained> weights, BooleanSupplier stale) {
        FieldMeter meter = new FieldMeter(theory.graph(), theory.unit());
        if (!meter.isAffordable()) {
            return Optional.of(theory.with(Optional.empty(), Optional.empty(), "fields.too-large"));
        }
        List<Picture> pictures = IntStream.of(images.samplePlaces(PICTURES))
                .mapToObj(index -> new Picture(images, index))
                .toList();
        Optional<EffectiveField> learned = Optional.empty();
        String note = "fields.untrained";
        try {
            if (weights.isPresent()
                    && !TruncatedNetwork.areSame(
                            weights.get().graph(), theory.graph(), theory.unit().node())) {
                note = "fields.other-weights";
            } else if (weights.isPresent()) {
                learned = meter.trained(weights.get().weights(), pictures, stale);
                note = "";
            }
        } catch (WeightsMismatch e) {
            note = "fields.other-weights";
        }
        Optional<EffectiveField> first = meter.untrained(1, pictures, stale);
        return stale.getAsBoolean() ? Optional.empty() : Optional.of(theory.with(first, learned, note));
    }

    /// Whether somebody looks: a hidden view measures nothing.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// Empty where the canvas holds no network with an input.
    ReadOnlyObjectProperty<Optional<FieldState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The blocks that a unit can be chosen in, in the order of the network.
    ReadOnlyObjectProperty<List<String>> blocksProperty() {
        return blocks.getReadOnlyProperty();
    }
}
