package dev.netloom.app.library;

import dev.netloom.app.ui.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The page about a winner whose network the program does not have: what it was.
final class WinnerArticle extends Article {
    WinnerArticle(Contestant winner, LibraryModel library) {
        super("article-winner-" + winner.key());
        heading("network", winner.text("name"), winner.text("team"));
        paragraph(Texts.of("library.winner.place", winner.year(), winner.error(), winner.depthWords()));
        section("library.winner.what", Optional.of(winner.text("what")));
        section("library.winner.why-not", Optional.of(winner.text("why-not")));
        section("library.source", Optional.of(winner.text("source")));
        section("library.winner.around", links(library, neighbours(winner)));
    }

    /// The winners of the years before and after.
    private static List<Page> neighbours(Contestant winner) {
        return Arrays.stream(Contestant.values())
                .filter(other -> Math.abs(other.year() - winner.year()) == 1 && !other.isSecond())
                .map(Contestant::page)
                .toList();
    }
}
