package dev.netloom.app.gallery;

import dev.netloom.app.image.BlockPicker;
import dev.netloom.app.image.ColourLegend;
import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which filters of which convolution, when, on which scale, and what their colours mean.
final class FiltersBar extends VBox {
    /// Which weights are shown.
    enum When {
        BEFORE,
        NOW,
        BOTH
    }

    private final InsideChoice choice;
    private final BlockPicker convs;
    private final ComboBox<Part> channels = new ComboBox<>();
    private final ComboBox<Part> pages = new ComboBox<>();
    private final Label shape = new Label();
    private final ColourLegend legend = new ColourLegend("filters.legend", "colour-legend", 120, 12);
    private final Chips<When> when =
            new Chips<>("filters", "filters", List.of("before", "now", "both"), List.of(When.values()));
    private final Chips<Boolean> perFilter =
            new Chips<>("filters", "filters", List.of("per-layer", "per-filter"), List.of(false, true));
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private FilterKernels described;

    FiltersBar(InsideChoice choice, ExportMenu export) {
        this.choice = choice;
        convs = new BlockPicker("filters-conv", Texts.of("filters.conv.tip"), choice);
        getStyleClass().add("filters-head");
        prepare(channels, "filters-channel", "filters.channel");
        prepare(pages, "filters-page", "filters.page");
        when.choose(When.NOW);
        FlowPane choices = new FlowPane(convs, pages, channels, when, perFilter, export);
        choices.getStyleClass().add("filters-bar");
        getChildren().addAll(choices, second());
        choice.onUnit(this::chosen);
        choice.unitProperty().subscribe(this::turnPage);
        channels.valueProperty().subscribe(this::chosen);
        pages.valueProperty().subscribe(this::chosen);
        when.chosenProperty().subscribe(this::chosen);
        perFilter.chosenProperty().subscribe(this::chosen);
    }

    private HBox second() {
        shape.setId("filters-showing");
        shape.getStyleClass().add("text-muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox second = new HBox(shape, gap, legend, new Explanation("filters-about", "filters.about"));
        second.getStyleClass().add("filters-second");
        second.setAlignment(Pos.CENTER_LEFT);
        return second;
    }

    /// Grows whenever something else is chosen.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    void offer(Graph graph) {
        List<String> ids = graph.inOrder().stream()
                .filter(node -> node.block() instanceof Conv)
                .map(Node::id)
                .toList();
        convs.offer(ids, graph, ids.isEmpty() ? null : ids.getFirst());
    }

    /// The convolution that is shown; null where there is none.
    String conv() {
        return convs.shown();
    }

    Part channels() {
        return channels.getValue();
    }

    Part filters() {
        return pages.getValue();
    }

    When when() {
        return when.chip(When.BEFORE).isDisabled() ? When.NOW : when.chosen();
    }

    boolean isPerFilter() {
        return perFilter.chosen();
    }

    /// @param largest the end of the scale of the whole convolution
    /// @param comparable whether the weights are known that the run began with
    void describe(FilterKernels kernels, float largest, boolean comparable) {
        legend.show(
                new Shading(ColourMap.DIVERGING, -1, 1),
                isPerFilter() ? Texts.of("filters.low.own") : Texts.of("filters.low", largest),
                isPerFilter() ? Texts.of("filters.high.own") : Texts.of("filters.high", largest));
        when.chip(When.BEFORE).setDisable(!comparable);
        when.chip(When.BOTH).setDisable(!comparable);
        boolean alike = described != null
                && described.filters() == kernels.filters()
                && described.channels() == kernels.channels();
        described = kernels;
        if (!alike) {
            fill(channels, channelParts(kernels.channels()));
            fill(pages, Part.pages(kernels.filters(), (first, last) -> Texts.of("filters.page.range", first, last)));
            turnPage();
        }
        convs.unit(kernels.filters());
        Part rows = filters();
        Part columns = channels();
        shape.setText(Texts.of(
                "filters.showing",
                rows.first() + 1,
                rows.first() + rows.count(),
                kernels.filters(),
                columns.first() + 1,
                columns.first() + columns.count(),
                kernels.channels(),
                kernels.rows(),
                kernels.columns()));
        shape.setTooltip(Controls.tooltip(shape.getText()));
    }

    private static List<Part> channelParts(int all) {
        List<Part> parts = new ArrayList<>();
        if (all > Part.PAGE) {
            parts.addAll(Part.pages(all, (first, last) -> Texts.of("filters.channel.range", first, last)));
        } else if (all > 1) {
            parts.add(new Part(0, all, Texts.of("filters.channel.all", all)));
        }
        for (int i = 0; i < all; i++) {
            parts.add(new Part(i, 1, Texts.of("filters.channel.one", i + 1)));
        }
        return parts;
    }

    private static void fill(ComboBox<Part> box, List<Part> parts) {
        box.getItems().setAll(parts);
        box.setValue(parts.getFirst());
        box.setVisible(parts.size() > 1);
        box.setManaged(parts.size() > 1);
    }

    /// To the chosen filter.
    private void turnPage() {
        int page = choice.unitProperty().get() / Part.PAGE;
        if (page < pages.getItems().size()) {
            pages.setValue(pages.getItems().get(page));
        }
    }

    private void chosen() {
        changes.set(changes.get() + 1);
    }

    private static void prepare(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(Texts.of(key));
        box.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        box.setMinWidth(USE_PREF_SIZE);
    }
}
