package dev.netloom.app.diagram;

import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Ways of putting several blocks in line. Blocks are equally large, so corners say all.
public enum Alignment {
    LEFT,
    CENTRE,
    RIGHT,
    TOP,
    MIDDLE,
    BOTTOM,
    ACROSS,
    DOWN;

    /// Under `align.` in the texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many blocks it takes to change anything.
    public int needs() {
        return this == ACROSS || this == DOWN ? 3 : 2;
    }

    public Diagram apply(Diagram diagram, Collection<String> ids) {
        if (ids.size() < needs()) {
            return diagram;
        }
        return switch (this) {
            case LEFT -> column(diagram, ids, least(diagram, ids, Place::x));
            case RIGHT -> column(diagram, ids, most(diagram, ids, Place::x));
            case CENTRE -> column(diagram, ids, middle(diagram, ids, Place::x));
            case TOP -> row(diagram, ids, least(diagram, ids, Place::y));
            case BOTTOM -> row(diagram, ids, most(diagram, ids, Place::y));
            case MIDDLE -> row(diagram, ids, middle(diagram, ids, Place::y));
            case ACROSS -> spread(diagram, ids, true);
            case DOWN -> spread(diagram, ids, false);
        };
    }

    private static Diagram column(Diagram diagram, Collection<String> ids, double x) {
        return place(diagram, ids, (id, at) -> new Place(x, at.y()));
    }

    private static Diagram row(Diagram diagram, Collection<String> ids, double y) {
        return place(diagram, ids, (id, at) -> new Place(at.x(), y));
    }

    /// The outermost stay, the others get equal distances between them.
    private static Diagram spread(Diagram diagram, Collection<String> ids, boolean across) {
        ToDoubleFunction<Place> side = across ? Place::x : Place::y;
        List<String> order = new ArrayList<>(ids);
        order.sort(Comparator.comparingDouble(id -> side.applyAsDouble(diagram.place(id))));
        double first = least(diagram, ids, side);
        double step = (most(diagram, ids, side) - first) / (ids.size() - 1);
        return place(diagram, ids, (id, at) -> {
            double value = Math.round(first + order.indexOf(id) * step);
            return across ? new Place(value, at.y()) : new Place(at.x(), value);
        });
    }

    private interface Move {
        Place of(String id, Place at);
    }

    private static Diagram place(Diagram diagram, Collection<String> ids, Move move) {
        Map<String, Place> places = new LinkedHashMap<>(diagram.places());
        ids.forEach(id -> places.computeIfPresent(id, move::of));
        return diagram.withPlaces(places);
    }

    private static double least(Diagram diagram, Collection<String> ids, ToDoubleFunction<Place> side) {
        return ids.stream().map(diagram::place).mapToDouble(side).min().orElse(0);
    }

    private static double most(Diagram diagram, Collection<String> ids, ToDoubleFunction<Place> side) {
        return ids.stream().map(diagram::place).mapToDouble(side).max().orElse(0);
    }

    private static double middle(Diagram diagram, Collection<String> ids, ToDoubleFunction<Place> side) {
        return Math.round((least(diagram, ids, side) + most(diagram, ids, side)) / 2);
    }
}
