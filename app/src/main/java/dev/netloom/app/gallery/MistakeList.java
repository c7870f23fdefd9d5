package dev.netloom.app.gallery;

import dev.netloom.app.results.Cell;
import dev.netloom.engine.metric.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which mistakes are shown, in which order.
///
/// @param digits those to show
/// @param all how many are wrong in this cell, new ones included
/// @param fresh how many of them are new since the result before
/// @param fixed how many were wrong before, and are no longer
record MistakeList(List<Mistake> digits, int all, int fresh, int fixed) {
    enum Show {
        ALL,
        NEW,
        FIXED
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
    }

    /// @param before null where there is no earlier result
    static MistakeList of(Predictions now, Predictions before, Show show, Cell cell, Order order) {
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
                };
        return new MistakeList(
                shown.stream().sorted(order.comparator).toList(), wrong.size(), fresh.size(), fixed.size());
    }
}
