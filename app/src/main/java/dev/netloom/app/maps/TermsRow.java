package dev.netloom.app.maps;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Raster;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.Terms;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One channel's share: its values × its factors = its products, and their sum. Small windows with their numbers, large
/// ones in colours only.
final class TermsRow extends ListCell<Terms> {
    private static final int MOST_NUMBERS = 49;
    private static final double WIDE = 31;
    private static final double HIGH = 15;
    private static final int LARGE = 66;
    /// Two lines of text.
    private static final double HEAD = 34;

    private static final double PADDING = 8;
    private static final double BRIGHT = 150;
    private static final Font FONT = Font.font("Pretendard", 10);
    private static final Color INK = Color.rgb(31, 35, 40);
    private static final Color OUTSIDE = Color.rgb(150, 155, 160);

    /// Of a row about such terms. Where a list does not know this beforehand, it measures row after row, and draws all
    /// of the window anew meanwhile.
    static double height(Terms terms) {
        int cells = terms.values().length;
        double table =
                cells > MOST_NUMBERS ? zoom(terms) * terms.height() : cells > 1 ? terms.height() * (HIGH + 1) : 0;
        return Math.max(HEAD, table) + PADDING;
    }

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
        HBox all = new HBox(drawn(terms, number, largest, Math.pow(10, power)));
        all.getStyleClass().add("term-row");
        if (!plain) {
            all.getChildren().addFirst(Controls.label(Texts.of("working.power", Figures.of(Math.pow(10, power)))));
        }
        return all;
    }

    /// Drawn, not built of labels: while the network learns, hundreds of numbers change twice a second.
    private static Canvas drawn(Terms terms, IntToDoubleFunction number, double largest, double unit) {
        Canvas canvas = new Canvas(terms.width() * (WIDE + 1), terms.height() * (HIGH + 1));
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFont(FONT);
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        for (int cell = 0; cell < terms.values().length; cell++) {
            double value = number.applyAsDouble(cell);
            int colour = ColourMap.DIVERGING.colour((float) value, (float) largest);
            double left = cell % terms.width() * (WIDE + 1);
            double top = cell / terms.width() * (HIGH + 1);
            pen.setFill(terms.inside()[cell] ? colour(colour) : OUTSIDE);
            pen.fillRect(left, top, WIDE, HIGH);
            pen.setFill(terms.inside()[cell] && !isBright(colour) ? Color.WHITE : INK);
            pen.fillText(rounded(value / unit, largest >= 99.5), left + WIDE / 2, top + HIGH / 2);
        }
        return canvas;
    }

    private static String rounded(double value, boolean large) {
        String digits = String.format(Locale.ENGLISH, large ? "%.0f" : "%.2f", value);
        return digits.matches("-0(\\.0+)?") ? digits.substring(1) : digits.replace('-', '\u2212');
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    private static boolean isBright(int argb) {
        return 0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff) > BRIGHT;
    }

    private static int zoom(Terms terms) {
        return Math.max(1, LARGE / Math.max(terms.height(), terms.width()));
    }

    private static ImageView picture(Terms terms, IntToDoubleFunction number, double largest) {
        return new ImageView(Raster.of(
                terms.height(),
                terms.width(),
                zoom(terms),
                cell -> ColourMap.DIVERGING.colour((float) number.applyAsDouble(cell), (float) largest)));
    }
}
