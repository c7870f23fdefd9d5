package dev.netloom.app.diagram;

import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of arrangements while they are being filled. In a row, all leads lie on one line.
final class Rows {
    private final double limit;
    private final double gap;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Arrangement> row = new ArrayList<>();
    private double length;
    private double width;
    private double top;
    private double bottom;
    private double lead = -1;

    Rows(double limit, double gap) {
        this.limit = limit;
        this.gap = gap;
    }

    void add(Arrangement part) {
        if (!row.isEmpty() && length + gap + part.width() > limit) {
            close();
        }
        length += (row.isEmpty() ? 0 : gap) + part.width();
        row.add(part);
    }

    /// Ends the row, unless it is too short to be a stage of the network.
    void end() {
        if (row.size() >= Layout.SHORTEST_STAGE) {
            close();
        }
    }

    private void close() {
        double above = row.stream().mapToDouble(Arrangement::lead).max().orElse(0);
        double below = row.stream()
                .mapToDouble(part -> part.height() - part.lead())
                .max()
                .orElse(0);
        double x = 0;
        for (Arrangement part : row) {
            places.putAll(part.moved(x, top + above - part.lead()));
            x += part.width() + gap;
        }
        lead = lead < 0 ? above : lead;
        bottom = top + above + below;
        top = bottom + Layout.ROW - Layout.HEIGHT;
        width = Math.max(width, length);
        length = 0;
        row.clear();
    }

    Arrangement finish() {
        if (!row.isEmpty()) {
            close();
        }
        return new Arrangement(places, width, bottom, Math.max(0, lead));
    }
}
