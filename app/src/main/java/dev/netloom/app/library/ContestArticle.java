package dev.netloom.app.library;

import dev.netloom.app.ui.ChoiceLine;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// The contest: its winners as a chart, and all networks by year.
final class ContestArticle extends Article {
    private static final double CARD = 222;

    private final LibraryModel library;

    ContestArticle(LibraryModel library) {
        super("article-contest");
        this.library = library;
        heading("network", Texts.of("library.contest"), Texts.of("library.contest.brief"));
        paragraph(Texts.of("library.contest.about"));
        getChildren().add(new WinnersChart(library));
        getChildren().add(Controls.paragraph(Texts.of("library.contest.note"), "article-note"));
        section("library.people", Controls.paragraph(Texts.of("library.people.text"), "article-text"));
        section(
                "library.contest.measure",
                Controls.paragraph(Texts.of("library.contest.measure.text"), "article-text"),
                links(library, List.of(new Page.TopFive())));
        section("library.years", years());
        section("library.source", Controls.paragraph(Texts.of("library.contest.source"), "article-text"));
    }

    private VBox years() {
        VBox years = new VBox();
        years.setId("library-years");
        years.getStyleClass().add("library-years");
        Arrays.stream(Famous.values()).collect(Collectors.groupingBy(Famous::year)).entrySet().stream()
                .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                .forEach(entry -> years.getChildren().add(year(entry.getKey(), entry.getValue())));
        return years;
    }

    private HBox year(int year, List<Famous> networks) {
        Label when = Controls.label(Texts.of("library.year", year), "library-year");
        when.setMinWidth(USE_PREF_SIZE);
        TilePane cards = new TilePane(6, 6);
        cards.setPrefTileWidth(CARD);
        cards.setPrefColumns(3);
        for (Famous famous : networks) {
            cards.getChildren().add(card(famous));
        }
        HBox.setHgrow(cards, Priority.ALWAYS);
        HBox row = new HBox(when, cards);
        row.getStyleClass().add("library-year-row");
        return row;
    }

    private ChoiceLine card(Famous famous) {
        ChoiceLine card = new ChoiceLine(
                "network",
                famous.title(),
                Texts.of("template." + famous.key() + ".brief"),
                1,
                () -> library.read(new Page.OfNetwork(famous)));
        card.setId("card-" + famous.key());
        card.getStyleClass().add("library-card");
        card.explain(Texts.of("library.link.tip", famous.title()));
        card.setPrefWidth(CARD);
        return card;
    }
}
