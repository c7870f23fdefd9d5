package dev.netloom.app.diagram;

import dev.netloom.engine.graph.Group;
import dev.netloom.engine.store.Project.Place;
import javafx.geometry.Rectangle2D;

/// How much of the canvas a group takes: a card where it is folded, else a frame around what is in it.
public final class GroupBox {
    /// From the frame to its blocks.
    public static final double SIDE = 14;

    /// The title goes here.
    public static final double TOP = 50;
    public static final double BOTTOM = 14;

    private GroupBox() {}

    /// The corner of the group's card: where the first of its blocks begin.
    public static Place corner(Diagram diagram, Group group) {
        double x = Double.MAX_VALUE;
        double y = Double.MAX_VALUE;
        for (String id : group.members()) {
            x = Math.min(x, diagram.place(id).x());
            y = Math.min(y, diagram.place(id).y());
        }
        return new Place(x, y);
    }

    static Rectangle2D card(Diagram diagram, Group group) {
        return block(corner(diagram, group));
    }

    static Rectangle2D block(Place place) {
        return new Rectangle2D(place.x(), place.y(), Layout.WIDTH, Layout.HEIGHT);
    }

    /// A frame around `inside`.
    public static Rectangle2D around(double minX, double minY, double maxX, double maxY) {
        return new Rectangle2D(minX - SIDE, minY - TOP, maxX - minX + 2 * SIDE, maxY - minY + TOP + BOTTOM);
    }
}
