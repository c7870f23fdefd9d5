package dev.netloom.app.maps;

import dev.netloom.app.gallery.Diverging;
import dev.netloom.app.gallery.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.Terms;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One channel's share: its values × its factors = its products, and their sum. Small windows with their numbers, large
/// ones in colours only.
final class TermsRow extends ListCell<Terms> {
    private static final int MOST_NUMBERS = 49;
    private static final double WIDE = 31;
    private static final double HIGH = 15;
    private static final int LARGE = 66;
    private static final double BRIGHT = 150;

    @Override
    protected void updateItem(Terms terms, boolean empty) {
        super.updateItem(terms, empty);
        setText(null);
        if (empty || terms == null) {
            setGraphic(null);
            return;
        }
        Label name = Controls.label(Texts.of("working.channel", terms.node(), terms.channel() + 1));
        Label sum = Controls.label(Texts.of("working.row", Figures.of(terms.sum())), "term-sum");
        VBox head = new VBox(name, sum);
        head.setMinWidth(84);
        HBox row = new HBox(head);
        row.getStyleClass().add("term-row");
        if (terms.values().length == 1) {
            row.getChildren()
                    .add(Controls.label(Texts.of(
                            "working.product",
                            Figures.of(terms.values()[0]),
                            Figures.of(terms.factors()[0]),
                            Figures.of(terms.sum()))));
        } else {
            row.getChildren()
                    .addAll(
                            table(terms, cell -> terms.values()[cell]),
                            Controls.label("×"),
                            table(terms, cell -> terms.factors()[cell]),
                            Controls.label("="),
                            table(terms, terms::product));
        }
        setAccessibleText(Texts.of("working.spoken", terms.node(), terms.channel() + 1, Figures.of(terms.sum())));
        setGraphic(row);
    }

    private static Node table(Terms terms, IntToDoubleFunction number) {
        double largest = 0;
        for (int cell = 0; cell < terms.values().length; cell++) {
            largest = Math.max(largest, Math.abs(number.applyAsDouble(cell)));
        }
        return terms.values().length > MOST_NUMBERS ? picture(terms, number, largest) : numbers(terms, number, largest);
    }

    private static HBox numbers(Terms terms, IntToDoubleFunction number, double largest) {
        boolean plain = largest == 0 || largest >= 0.095 && largest < 999;
        int power = plain ? 0 : (int) Math.floor(Math.log10(largest));
        GridPane grid = new GridPane();
        grid.getStyleClass().add("term-grid");
        for (int cell = 0; cell < terms.values().length; cell++) {
            double value = number.applyAsDouble(cell);
            Label label = Controls.label(rounded(value / Math.pow(10, power), largest >= 99.5), "term-cell");
            label.setMinSize(WIDE, HIGH);
            label.setMaxSize(WIDE, HIGH);
            if (terms.inside()[cell]) {
                paint(label, Diverging.colour((float) value, (float) largest));
            } else {
                label.getStyleClass().add("outside");
            }
            grid.add(label, cell % terms.width(), cell / terms.width());
        }
        HBox all = new HBox(grid);
        all.getStyleClass().add("term-row");
        if (!plain) {
            all.getChildren().addFirst(Controls.label(Texts.of("working.power", Figures.of(Math.pow(10, power)))));
        }
        return all;
    }

    private static String rounded(double value, boolean large) {
        return String.format(Locale.ENGLISH, large ? "%.0f" : "%.2f", value).replace('-', '\u2212');
    }

    private static void paint(Label label, int colour) {
        int red = colour >> 16 & 0xff;
        int green = colour >> 8 & 0xff;
        int blue = colour & 0xff;
        boolean bright = 0.299 * red + 0.587 * green + 0.114 * blue > BRIGHT;
        label.setStyle(String.format(
                "-fx-background-color: #%06x; -fx-text-fill: %s;", colour & 0xffffff, bright ? "#1f2328" : "white"));
    }

    private static ImageView picture(Terms terms, IntToDoubleFunction number, double largest) {
        int zoom = Math.max(1, LARGE / Math.max(terms.height(), terms.width()));
        int width = terms.width() * zoom;
        int[] colours = new int[width * terms.height() * zoom];
        for (int i = 0; i < colours.length; i++) {
            int cell = i / width / zoom * terms.width() + i % width / zoom;
            colours[i] = Diverging.colour((float) number.applyAsDouble(cell), (float) largest);
        }
        return new ImageView(Pictures.of(colours, width));
    }
}
