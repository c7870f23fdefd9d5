package dev.netloom.app.diagram;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Everything that can be put on the canvas, and what is found among it by a few letters.
public final class BlockCatalogue {
    private static final int NOT_FOUND = 100;

    private BlockCatalogue() {}

    public static List<PaletteEntry> all() {
        return Stream.<PaletteEntry>concat(
                        BlockType.all().stream().map(PaletteEntry.OfType::new),
                        Stream.of(new PaletteEntry.Depthwise(), new PaletteEntry.Skip()))
                .toList();
    }

    /// The seeds that `query` finds, the best first; all for a blank one.
    public static List<PaletteEntry> find(String query) {
        return all().stream()
                .filter(seed -> rank(seed, query) < NOT_FOUND)
                .sorted(Comparator.comparingInt(seed -> rank(seed, query)))
                .toList();
    }

    private static int rank(PaletteEntry seed, String query) {
        String stem = "block." + seed.key();
        return rank(query, Texts.of(stem + ".name"), Texts.of(stem + ".synonyms"), Texts.of(stem + ".brief"));
    }

    /// How well `query` fits: 0 for the name's beginning, more for other places in the name, the synonyms and what it
    /// does, in this order. Every word of the query has to be found, as the beginning of a word.
    private static int rank(String query, String... texts) {
        int rank = 0;
        for (String word : query.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            int best = NOT_FOUND;
            for (int i = texts.length - 1; i >= 0; i--) {
                String text = texts[i].toLowerCase(Locale.ROOT);
                best = text.startsWith(word) ? 2 * i : text.matches("(?s).*\\b\\Q" + word + "\\E.*") ? 2 * i + 1 : best;
            }
            rank = Math.max(rank, best);
        }
        return rank;
    }
}
