package dev.netloom.app.canvas;

import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What screen readers say of the card of a folded group: `Inception 3a, folded group of 20 blocks, 156 k parameters,
/// 122 M multiply-adds, output 256 by 28 by 28, from Stem, connected to Inception 3b`.
final class CardSpeech {
    private CardSpeech() {}

    static String of(Group group, GroupTotals totals, FocusOrder stops) {
        String card = FocusOrder.card(group.id());
        List<String> parts = new ArrayList<>();
        parts.add(group.title());
        parts.add(Texts.of("spoken.card", totals.blocks()));
        if (totals.skips() > 0) {
            parts.add(Texts.of("group.skips", totals.skips()));
        }
        parts.add(Texts.of("group.parameters", LargeNumbers.brief(totals.parameters())));
        parts.add(Texts.of("group.multiply-adds", LargeNumbers.brief(totals.multiplyAdds())));
        if (totals.frozen() > 0) {
            parts.add(totals.frozenWords());
        }
        if (!totals.shapes().isEmpty()) {
            parts.add(Texts.of("spoken.output", BlockSpeech.by(String.join(Texts.of("spoken.and"), totals.shapes()))));
        }
        if (!stops.back(card).isEmpty()) {
            parts.add(Texts.of("spoken.from", names(stops, stops.back(card))));
        }
        parts.add(
                stops.ahead(card).isEmpty()
                        ? Texts.of("spoken.unconnected")
                        : Texts.of("spoken.connected", names(stops, stops.ahead(card))));
        if (!totals.problems().isEmpty()) {
            parts.add(Texts.of("spoken.problem", String.join("; ", totals.problems())));
        }
        return String.join(", ", parts);
    }

    /// A block or a card in two words: `Conv conv1`, `Inception 3a`.
    static String name(FocusOrder stops, String stop) {
        return stops.group(stop)
                .map(Group::title)
                .orElseGet(() -> BlockSpeech.name(stops.diagram().graph().node(stop)));
    }

    private static String names(FocusOrder stops, List<String> names) {
        return names.stream()
                .filter(stops::contains)
                .map(stop -> name(stops, stop))
                .collect(Collectors.joining(Texts.of("spoken.and")));
    }
}
