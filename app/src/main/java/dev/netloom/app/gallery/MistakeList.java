package dev.netloom.app.gallery;

import dev.netloom.app.results.Cell;
import dev.netloom.engine.metric.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which mistakes are shown, in which order.
///
/// @param digits those to show
/// @param all how many are wrong in this cell, new ones included
/// @param fresh how many of them are new since the result before
/// @param fixed how many were wrong before, and are no longer
/// @param marked how many are marked, right ones included
record MistakeList(List<Mistake> digits, int all, int fresh, int fixed, Map<Show, Integer> marked) {
    enum Show {
        ALL,
        NEW,
        FIXED,
        /// Marked: people do not agree with the label.
        DISPUTED,
        /// Marked: the user has a verdict on the label.
        JUDGED
    }

    enum Order {
        SUREST(Comparator.comparing(Mistake::confidence).reversed()),
        LEAST_SURE(Comparator.comparing(Mistake::confidence)),
        LOSS(Comparator.comparing(Mistake::loss).reversed()),
        CLASS(Comparator.comparing(Mistake::label)
                .thenComparing(Mistake::taken)
                .thenComparing(Mistake::confidence, Comparator.reverseOrder())),
        FILE(Comparator.comparing(Mistake::image));

        private final Comparator<Mistake> comparator;

        Order(Comparator<Mistake> comparator) {
            this.comparator = comparator;
        }
    }

    MistakeList {
        digits = List.copyOf(digits);
        marked = Map.copyOf(marked);
    }

    /// @param before null where there is no earlier result
    /// @param marks places of marked images, by what they are marked for
    static MistakeList of(
            Predictions now, Predictions before, Show show, Cell cell, Order order, Map<Show, Set<Integer>> marks) {
        Map<Show, List<Mistake>> marked = new EnumMap<>(Show.class);
        marks.forEach((mark, images) -> marked.put(
                mark,
                images.stream()
                        .filter(image -> image < now.size())
                        .map(image -> Mistake.of(image, now, before))
                        .filter(mistake -> cell.holds(mistake.label(), mistake.taken()))
                        .toList()));
        List<Mistake> wrong = new ArrayList<>();
        List<Mistake> fixed = new ArrayList<>();
        for (int image = 0; image < now.size(); image++) {
            Mistake mistake = Mistake.of(image, now, before);
            boolean wanted = cell.holds(mistake.label(), mistake.taken());
            if (wanted && mistake.isFixed()) {
                fixed.add(mistake);
            } else if (wanted && (!mistake.isRight() || cell.isDiagonal())) {
                wrong.add(mistake);
            }
        }
        List<Mistake> fresh = wrong.stream().filter(Mistake::isNew).toList();
        List<Mistake> shown =
                switch (show) {
                    case ALL -> wrong;
                    case NEW -> fresh;
                    case FIXED -> fixed;
                    case DISPUTED, JUDGED -> marked.getOrDefault(show, List.of());
                };
        Map<Show, Integer> counts = new EnumMap<>(Show.class);
        marked.forEach((mark, mistakes) -> counts.put(mark, mistakes.size()));
        return new MistakeList(
                shown.stream().sorted(order.comparator).toList(), wrong.size(), fresh.size(), fixed.size(), counts);
    }
}
