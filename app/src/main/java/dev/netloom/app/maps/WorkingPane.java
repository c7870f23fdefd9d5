package dev.netloom.app.maps;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.BackwardWorking;
import dev.netloom.engine.inspect.ForwardWorking;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.Terms;
import dev.netloom.engine.inspect.Trace;
import dev.netloom.engine.inspect.Working;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How one number of a map is computed, forward, or its gradient, backward. A click or the arrow keys on the lower map
/// choose the number.
final class WorkingPane extends VBox {
    private static final int SMALLEST = 58;
    private static final int LARGEST = 280;

    /// What stands above and between the two maps.
    private static final int OTHERS = 80;

    private final Chips<Boolean> backward =
            new Chips<>("working", "working", List.of("forward", "backward"), List.of(false, true));
    private final Label title = Controls.label("", "working-title");
    private final PlaceMap source = new PlaceMap("working-source", SMALLEST);
    private final PlaceMap map = new PlaceMap("working-map", SMALLEST);
    private final Label sourceName = Controls.label("", "working-caption");
    private final Label mapName = Controls.label("", "working-caption");
    private final ListView<Terms> list = new ListView<>();
    private final Label result = Controls.paragraph("", "working-result");
    private final Consumer<Region> seen;
    /// The row that the user wants to see the map of; null for the one that weighs most.
    private Terms picked;

    private Trace trace;
    private String node;
    private int channel;
    private Optional<Region> window = Optional.empty();
    private int row;
    private int column;

    /// @param seen is told which value is looked at
    WorkingPane(Consumer<Region> seen) {
        this.seen = seen;
        setId("working");
        getStyleClass().add("working");
        title.setId("working-title");
        title.setMinWidth(0);
        result.setId("working-result");
        list.setId("working-terms");
        list.getStyleClass().addAll("working-list", "edge-to-edge");
        list.setCellFactory(view -> new TermsRow());
        list.setAccessibleText(Texts.of("working.terms"));
        list.setMinHeight(0);
        map.setAccessibleText(Texts.of("working.map"));
        map.onMove(this::moveTo);
        HBox head = new HBox(backward, title);
        head.getStyleClass().add("working-head");
        VBox maps = new VBox(sourceName, source, mapName, map);
        maps.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(list, result);
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox body = new HBox(10, maps, words);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        heightProperty().subscribe(this::fit);
        widthProperty().subscribe(this::fit);
        backward.chosenProperty().subscribe(this::describe);
        list.getSelectionModel().selectedItemProperty().subscribe(terms -> {
            if (terms != null) {
                picked = terms;
                showSource(terms);
            }
        });
    }

    /// Shows the strongest value of a map.
    void choose(Trace trace, String node, int channel) {
        this.trace = trace;
        this.node = node;
        this.channel = channel;
        picked = null;
        Shape shape = trace.shapes().get(node);
        float strongest = -1;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                float size = Math.abs(trace.value(node, channel, y, x));
                if (size > strongest) {
                    strongest = size;
                    row = y;
                    column = x;
                }
            }
        }
        describe();
    }

    /// Shows the same value of the same network with newer weights, or of another image.
    void follow(Trace newer) {
        trace = newer;
        describe();
    }

    private void moveTo(int row, int column) {
        this.row = row;
        this.column = column;
        describe();
    }

    private void describe() {
        if (trace == null) {
            return;
        }
        boolean back = backward.chosen();
        Working working = back
                ? BackwardWorking.of(trace, node, channel, row, column)
                : ForwardWorking.of(trace, node, channel, row, column);
        title.setText(Texts.of(back ? "working.gradient-of" : "working.value-of", WorkingText.title(working, trace)));
        List<Terms> terms = inOrder(working.terms());
        if (!terms.isEmpty()) {
            list.setFixedCellSize(TermsRow.height(terms.getFirst()));
        }
        list.getItems().setAll(terms);
        result.setText(WorkingText.result(working, trace));
        map.setAccessibleHelp(title.getText() + ". " + result.getText());
        show(map, mapName, node, channel, Optional.of(Region.at(row, column)));
        window = back ? Optional.empty() : Optional.of(working.window());
        Optional<Terms> shown = terms.stream()
                .filter(one -> picked != null && one.node().equals(picked.node()) && one.channel() == picked.channel())
                .findFirst()
                .or(() -> terms.stream().max(Comparator.comparingDouble(one -> Math.abs(one.sum()))));
        boolean comes =
                shown.isPresent() && trace.values().containsKey(shown.get().node());
        source.setVisible(comes);
        sourceName.setVisible(comes);
        shown.ifPresent(this::showSource);
        seen.accept(Region.at(row, column));
    }

    private void showSource(Terms terms) {
        if (trace.values().containsKey(terms.node())) {
            int from =
                    Math.min(terms.channel(), trace.shapes().get(terms.node()).channels() - 1);
            show(source, sourceName, terms.node(), from, window);
        }
    }

    private void fit() {
        double room = Math.min((getHeight() - OTHERS) / 2, getWidth() / 3);
        int side = Math.clamp((long) room, SMALLEST, LARGEST);
        source.setSide(side);
        map.setSide(side);
        describe();
    }

    /// Single products by their size, windows as their channels come.
    private static List<Terms> inOrder(List<Terms> terms) {
        boolean single = terms.stream().allMatch(one -> one.values().length == 1);
        return single
                ? terms.stream()
                        .sorted(Comparator.comparingDouble(one -> -Math.abs(one.sum())))
                        .toList()
                : terms;
    }

    private void show(PlaceMap where, Label caption, String of, int from, Optional<Region> frame) {
        float[] values = (backward.chosen() ? trace.gradients() : trace.values()).get(of);
        caption.setText(Texts.of("working.channel", of, from + 1));
        where.show(trace.shapes().get(of), values, from, Shading.of(ColourMap.DIVERGING, values), frame);
    }
}
