package dev.netloom.app.gallery;

import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Which filters of which convolution, and what their colours mean.
final class FiltersBar extends HBox {
    /// In a narrower bar the choice speaks for itself, and has a tooltip.
    private static final double ROOM_FOR_LABEL = 820;

    private final ComboBox<String> convs = new ComboBox<>();
    private final ComboBox<Part> channels = new ComboBox<>();
    private final ComboBox<Part> pages = new ComboBox<>();
    private final Label shape = new Label();
    private final ColourLegend legend = new ColourLegend();
    private final ReadOnlyIntegerWrapper choice = new ReadOnlyIntegerWrapper(this, "choice");
    private Kernels described;

    FiltersBar() {
        getStyleClass().addAll("gallery-header", "filters-bar");
        setAlignment(Pos.CENTER_LEFT);
        shape.getStyleClass().add("text-muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        prepare(convs, "filters-conv", "filters.conv");
        prepare(channels, "filters-channel", "filters.channel");
        prepare(pages, "filters-page", "filters.page");
        getChildren().addAll(label(convs, "filters.conv"), convs, channels, pages, shape, gap, legend);
        shape.visibleProperty().bind(shape.textTruncatedProperty().not());
        legend.setMinWidth(USE_PREF_SIZE);
        convs.valueProperty().subscribe(this::chosen);
        channels.valueProperty().subscribe(this::chosen);
        pages.valueProperty().subscribe(this::chosen);
    }

    /// Grows whenever something else is chosen.
    ReadOnlyIntegerProperty choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    void offer(List<String> ids) {
        String before = convs.getValue();
        convs.getItems().setAll(ids);
        convs.setValue(before != null && ids.contains(before) ? before : ids.isEmpty() ? null : ids.getFirst());
    }

    void select(String conv) {
        if (convs.getItems().contains(conv)) {
            convs.setValue(conv);
        }
    }

    /// The chosen convolution; null where there is none.
    String conv() {
        return convs.getValue();
    }

    Part channels() {
        return channels.getValue();
    }

    Part filters() {
        return pages.getValue();
    }

    void describe(Kernels kernels) {
        legend.show(kernels.largest());
        boolean alike = described != null
                && described.filters() == kernels.filters()
                && described.channels() == kernels.channels();
        described = kernels;
        if (!alike) {
            fill(channels, channelParts(kernels.channels()));
            fill(pages, Part.pages(kernels.filters(), (first, last) -> Texts.of("filters.page.range", first, last)));
        }
        String key = channels().count() > 1 ? "filters.shape.table" : "filters.shape";
        shape.setText(Texts.of(key, kernels.filters(), kernels.channels(), kernels.rows()));
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

    private void chosen() {
        choice.set(choice.get() + 1);
    }

    private static void prepare(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(Texts.of(key));
        box.setTooltip(new Tooltip(Texts.of(key + ".tip")));
        box.setMinWidth(USE_PREF_SIZE);
    }

    private Label label(ComboBox<?> box, String key) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("text-muted");
        label.setLabelFor(box);
        label.setMinWidth(USE_PREF_SIZE);
        widthProperty().map(width -> width.doubleValue() >= ROOM_FOR_LABEL).subscribe(fits -> {
            label.setVisible(fits);
            label.setManaged(fits);
        });
        return label;
    }
}
