package dev.netloom.app.library;

import dev.netloom.app.ui.Texts;

/// One page of the library.
sealed interface Page {
    /// Where one begins, and where Escape leads back to.
    record Start() implements Page {}

    /// The contest, its winners, and all networks by year.
    record Contest() implements Page {}

    /// The contest's measure, on the user's own network.
    record TopFive() implements Page {}

    /// @param winner one whose network the program does not have
    record OfWinner(Contestant winner) implements Page {}

    record OfNetwork(Famous network) implements Page {}

    /// @param key of a block type, or `skip`
    record OfBlock(String key) implements Page {}

    /// What lists call it.
    default String title() {
        return switch (this) {
            case Start _ -> Texts.of("library.start");
            case Contest _ -> Texts.of("library.contest");
            case TopFive _ -> Texts.of("library.top-five");
            case OfWinner of -> of.winner().text("name");
            case OfNetwork of -> of.network().title();
            case OfBlock of -> Texts.of("block." + of.key() + ".name");
        };
    }
}
