package dev.netloom.app.looks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// The names of classes on a plane, so that nobody has to tell colours apart; none covers another.
final class ClassTags {
    private static final double HEIGHT = 22;
    private static final double AROUND = 7;

    private List<String> names = List.of();
    private double[] widths = {};

    /// @param label number of the class
    /// @param middle of its images
    record Tag(int label, Point2D middle) {}

    void use(List<String> classes) {
        if (!classes.equals(names)) {
            names = List.copyOf(classes);
            widths = names.stream().mapToDouble(ClassTags::width).toArray();
        }
    }

    private static double width(String name) {
        Text text = new Text(name);
        text.setFont(font());
        return Math.max(HEIGHT, text.getLayoutBounds().getWidth() + 2 * AROUND);
    }

    /// Asked for when it is needed: the theme brings it, perhaps after this class.
    private static Font font() {
        return Font.font("Pretendard", FontWeight.BOLD, 13);
    }

    void paint(GraphicsContext pen, List<Tag> tags) {
        pen.setFont(font());
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        List<Bounds> taken = new ArrayList<>();
        tags.stream()
                .sorted(Comparator.comparingDouble(tag -> tag.middle().getY()))
                .forEach(tag -> {
                    Bounds place = free(tag, taken);
                    taken.add(place);
                    paint(pen, tag.label(), place);
                });
    }

    /// At the middle of the class, or below what lies there already.
    private Bounds free(Tag tag, List<Bounds> taken) {
        double width = widths[tag.label()];
        Bounds place =
                new BoundingBox(tag.middle().getX() - width / 2, tag.middle().getY() - HEIGHT / 2, width, HEIGHT);
        for (Bounds other : taken) { // from the top down
            if (place.intersects(other)) {
                place = new BoundingBox(place.getMinX(), other.getMaxY() + 1, width, HEIGHT);
            }
        }
        return place;
    }

    private void paint(GraphicsContext pen, int label, Bounds place) {
        pen.setGlobalAlpha(0.9);
        pen.setFill(Color.WHITE);
        pen.fillRoundRect(place.getMinX(), place.getMinY(), place.getWidth(), HEIGHT, HEIGHT, HEIGHT);
        pen.setGlobalAlpha(1);
        pen.setStroke(ClassColours.of(label));
        pen.setLineWidth(2);
        pen.strokeRoundRect(place.getMinX(), place.getMinY(), place.getWidth(), HEIGHT, HEIGHT, HEIGHT);
        pen.setFill(Color.web("#1f2328"));
        pen.fillText(names.get(label), place.getCenterX(), place.getCenterY());
    }
}
