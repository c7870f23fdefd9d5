package dev.netloom.app.gallery;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.Interval;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Both scores with their intervals, what they mean, and the digits that both missed.
final class HumanBaselineResult extends ScrollPane {
    private static final int SIDE = 56;

    HumanBaselineResult(HumanBaseline humanBaseline, Dataset data, Runnable again) {
        setId("duel-result");
        getStyleClass().addAll("duel-result", "edge-to-edge");
        setFitToWidth(true);
        Button repeat = new Button(Texts.of("duel.again"));
        repeat.setId("duel-again");
        repeat.setOnAction(event -> again.run());
        VBox left = new VBox(scores(humanBaseline), repeat);
        left.getStyleClass().add("duel-scores");
        VBox right = new VBox(missed(humanBaseline, data), Controls.paragraph(Texts.of("duel.meaning"), "text-muted"));
        right.getStyleClass().add("duel-scores");
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox all = new HBox(left, right);
        all.getStyleClass().add("duel-outcome");
        setContent(all);
    }

    private static GridPane scores(HumanBaseline humanBaseline) {
        GridPane table = new GridPane();
        table.setId("duel-table");
        table.getStyleClass().add("duel-table");
        table.addRow(
                0,
                new Label(),
                Controls.label(Texts.of("duel.you.title"), "gallery-title"),
                Controls.label(Texts.of("duel.network.title"), "gallery-title"));
        int missed = humanBaseline.person(false).of();
        int known = humanBaseline.person(true).of();
        row(table, 1, "duel.row.missed", humanBaseline.person(false), new HumanBaseline.Score(0, missed));
        row(table, 2, "duel.row.known", humanBaseline.person(true), new HumanBaseline.Score(known, known));
        row(table, 3, "duel.row.all", humanBaseline.person(), humanBaseline.network());
        HumanBaseline.Score test = humanBaseline.test();
        Label all = new Label(Texts.of("duel.row.test", test.of()));
        Label none = Controls.label(Texts.of("duel.not-measured"), "text-muted");
        Interval range = test.interval();
        double share = (double) test.right() / test.of();
        Label its = new Label(Texts.of("duel.score.test", share, 100 * range.low(), range.high()));
        List.of(all, none, its).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
        table.addRow(4, all, none, its);
        return table;
    }

    private static void row(GridPane table, int row, String key, HumanBaseline.Score you, HumanBaseline.Score network) {
        Interval interval = you.interval();
        Label yours = new Label(
                Texts.of("duel.score.interval", you.right(), you.of(), 100 * interval.low(), interval.high()));
        Label its = new Label(Texts.of("duel.score", network.right(), network.of()));
        its.getStyleClass().add("text-muted");
        yours.setMinWidth(USE_PREF_SIZE);
        its.setMinWidth(USE_PREF_SIZE);
        Label name = new Label(Texts.of(key));
        name.setMinWidth(USE_PREF_SIZE);
        table.addRow(row, name, yours, its);
    }

    private static VBox missed(HumanBaseline humanBaseline, Dataset data) {
        FlowPane tiles = new FlowPane(8, 6);
        for (HumanBaseline.Both both : humanBaseline.missedByBoth()) {
            String is = data.classes().get(humanBaseline.predictions().label(both.image()));
            String you = data.classes().get(both.person());
            String it = data.classes().get(humanBaseline.predictions().guess(both.image()));
            Label words = Controls.label(Texts.of("duel.both.tile", is, you, it), "text-muted", "duel-tile-words");
            ImageView picture = new ImageView(Pictures.of(data.test(), both.image(), SIDE));
            VBox tile = new VBox(picture, words);
            tile.setAlignment(Pos.CENTER);
            tile.getStyleClass().add("duel-both");
            tiles.getChildren().add(tile);
        }
        Label title = Controls.paragraph(
                Texts.of("duel.both", humanBaseline.missedByBoth().size()), "gallery-title");
        VBox box = new VBox(title, tiles);
        box.getStyleClass().add("duel-scores");
        return box;
    }
}
