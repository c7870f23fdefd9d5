package dev.netloom.app.ensemble;

import dev.netloom.app.image.ColourLegend;
import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.ensemble.Diversity;
import dev.netloom.engine.ensemble.PairDiversity;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// How often each two members differ in being right, as a heat map.
final class DiversityPage extends ScrollPane {
    private static final double CELL = 46;
    private static final int BRIGHT = 140;

    private final Label words = Controls.paragraph("");
    private final GridPane map = new GridPane();
    private final ColourLegend legend = new ColourLegend("ensemble.heat", "ensemble-legend", 120, 10);

    DiversityPage() {
        getStyleClass().addAll("run-page", "edge-to-edge");
        setFitToWidth(true);
        map.setId("ensemble-heat");
        map.getStyleClass().add("ensemble-heat");
        legend.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(words, Controls.label(Texts.of("ensemble.heat"), "ensemble-head"), legend, map);
        all.getStyleClass().add("ensemble-page");
        setContent(all);
    }

    void show(Combined combined) {
        Diversity diversity = combined.diversity();
        words.setText(EnsembleWords.diversity(diversity));
        map.getChildren().clear();
        boolean several = diversity.members() > 1;
        legend.setVisible(several);
        if (!several) {
            return;
        }
        double most = 0;
        for (int row = 1; row < diversity.members(); row++) {
            for (int column = 0; column < row; column++) {
                most = Math.max(most, diversity.of(row, column).disagreement());
            }
        }
        Shading shading = new Shading(ColourMap.HEAT, 0, (float) most);
        legend.show(shading, Texts.of("ensemble.percent", 0), Texts.of("ensemble.percent", most));
        for (int row = 0; row < diversity.members(); row++) {
            Label name = Controls.label(Texts.of(
                    "ensemble.heat.row",
                    row + 1,
                    combined.ensemble().members().get(row).name()));
            map.add(name, 0, row + 1);
            Label number = Controls.label(Texts.of("number", row + 1), "text-muted");
            number.setPrefWidth(CELL);
            number.setAlignment(Pos.CENTER);
            map.add(number, row + 1, 0);
            for (int column = 0; column < diversity.members(); column++) {
                if (row != column) {
                    map.add(cell(diversity.of(row, column), row, column, shading), column + 1, row + 1);
                }
            }
        }
    }

    private static Label cell(PairDiversity pair, int row, int column, Shading shading) {
        int colour = shading.colour((float) pair.disagreement());
        Label cell = new Label(Texts.of("ensemble.heat.value", 100 * pair.disagreement()));
        cell.setMinSize(CELL, CELL * 0.7);
        cell.setPrefSize(CELL, CELL * 0.7);
        cell.setAlignment(Pos.CENTER);
        boolean bright = 0.3 * (colour >> 16 & 0xff) + 0.59 * (colour >> 8 & 0xff) + 0.11 * (colour & 0xff) > BRIGHT;
        cell.setStyle("-fx-background-color: #%06x; -fx-text-fill: %s;"
                .formatted(colour & 0xffffff, bright ? "black" : "white"));
        String q = Double.isNaN(pair.q()) ? Texts.of("ensemble.heat.no-q") : Texts.of("ensemble.heat.q", pair.q());
        String spoken = Texts.of("ensemble.heat.pair", row + 1, column + 1, pair.disagreement(), pair.doubleFault(), q);
        Tooltip.install(cell, Controls.tooltip(spoken));
        cell.setAccessibleText(spoken);
        return cell;
    }
}
