package dev.netloom.app.ui;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import javafx.scene.text.TextLineInfo;
import javafx.scene.transform.Transform;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen of a laid-out node as an SVG: plain backgrounds, shapes and texts. Icons become outlines, so that their
/// font is not needed; pictures, effects and clips are left out.
public final class SvgPicture {
    private final StringBuilder svg = new StringBuilder();

    private SvgPicture() {}

    /// @param root a node of a scene without a window, or the root of one
    public static String of(Region root) {
        SvgPicture picture = new SvgPicture();
        picture.line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">",
                root.getWidth(), root.getHeight(), root.getWidth(), root.getHeight());
        picture.draw(root);
        picture.line("</svg>");
        return picture.svg.toString();
    }

    private void draw(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Transform at = node.getLocalToSceneTransform();
        line(
                "<g transform=\"matrix(%.4f %.4f %.4f %.4f %.2f %.2f)\"%s>",
                at.getMxx(),
                at.getMyx(),
                at.getMxy(),
                at.getMyy(),
                at.getTx(),
                at.getTy(),
                node.getOpacity() < 1 ? number(" opacity=\"%.2f\"", node.getOpacity()) : "");
        switch (node) {
            case FontIcon _ -> {} // below, since its outline is in the coordinates of the scene
            case Text text -> write(text);
            case Circle circle ->
                line(
                        "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\"%s/>",
                        circle.getCenterX(), circle.getCenterY(), circle.getRadius(), paint(circle));
            case Path path -> line("<path d=\"%s\"%s/>", data(path), paint(path));
            case Polygon polygon ->
                line(
                        "<polygon points=\"%s\"%s/>",
                        polygon.getPoints().stream()
                                .map(point -> number("%.2f", point))
                                .collect(Collectors.joining(" ")),
                        paint(polygon));
            case Region region -> fill(region);
            default -> {}
        }
        line("</g>");
        if (node instanceof FontIcon icon) {
            outline(icon);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().stream()
                    .sorted(Comparator.comparingDouble(Node::getViewOrder).reversed())
                    .forEach(this::draw);
        }
    }

    private void fill(Region region) {
        if (region.getBackground() != null) {
            region.getBackground().getFills().forEach(fill -> fill(region, fill));
        }
        if (region.getBorder() != null) {
            region.getBorder().getStrokes().forEach(stroke -> rule(region, stroke));
        }
    }

    private void fill(Region region, BackgroundFill fill) {
        Insets inside = fill.getInsets();
        double width = region.getWidth() - inside.getLeft() - inside.getRight();
        double height = region.getHeight() - inside.getTop() - inside.getBottom();
        CornerRadii radii = fill.getRadii();
        if (width > 0 && height > 0 && !isClear(fill.getFill())) {
            line(
                    "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"%.2f\" %s/>",
                    inside.getLeft(),
                    inside.getTop(),
                    width,
                    height,
                    Math.min(radii.getTopLeftHorizontalRadius(), Math.min(width, height) / 2),
                    colour("fill", fill.getFill()));
        }
    }

    /// The rule above, which is the only border that cards have.
    private void rule(Region region, BorderStroke stroke) {
        if (!isClear(stroke.getTopStroke())) {
            line("<path d=\"M0 0H%.2f\" %s/>", region.getWidth(), colour("stroke", stroke.getTopStroke()));
        }
    }

    private void outline(FontIcon icon) {
        Shape outline = Shape.union(icon, new Rectangle());
        if (outline instanceof Path path) {
            line("<path d=\"%s\" %s/>", data(path), colour("fill", icon.getFill()));
        }
    }

    /// Line by line, as it is broken; each as long as it is here, whatever font there is where it is looked at.
    private void write(Text text) {
        for (TextLineInfo part : text.getLayoutInfo().getTextLines(false)) {
            String words = text.getText().substring(part.start(), part.end()).stripTrailing();
            Rectangle2D place = part.bounds();
            if (!words.isBlank()) {
                line(
                        "<text x=\"%.2f\" y=\"%.2f\" font-family=\"%s, Inter, Helvetica, Arial, sans-serif\" font-size=\"%.2f\"%s"
                                + " textLength=\"%.2f\" lengthAdjust=\"spacingAndGlyphs\" %s>%s</text>",
                        place.getMinX(),
                        place.getMinY() + text.getBaselineOffset(),
                        text.getFont().getFamily(),
                        text.getFont().getSize(),
                        text.getFont().getStyle().contains("Bold") ? " font-weight=\"bold\"" : "",
                        place.getWidth(),
                        colour("fill", text.getFill()),
                        escaped(words));
            }
        }
    }

    private static String data(Path path) {
        return path.getElements().stream().map(SvgPicture::data).collect(Collectors.joining());
    }

    private static String data(PathElement element) {
        return switch (element) {
            case MoveTo to -> number("M%.2f %.2f", to.getX(), to.getY());
            case LineTo to -> number("L%.2f %.2f", to.getX(), to.getY());
            case HLineTo to -> number("H%.2f", to.getX());
            case VLineTo to -> number("V%.2f", to.getY());
            case QuadCurveTo to ->
                number("Q%.2f %.2f %.2f %.2f", to.getControlX(), to.getControlY(), to.getX(), to.getY());
            case CubicCurveTo to ->
                number(
                        "C%.2f %.2f %.2f %.2f %.2f %.2f",
                        to.getControlX1(),
                        to.getControlY1(),
                        to.getControlX2(),
                        to.getControlY2(),
                        to.getX(),
                        to.getY());
            case ClosePath _ -> "Z";
            default -> throw new IllegalArgumentException("no path has a " + element);
        };
    }

    private static String paint(Shape shape) {
        String stroke = isClear(shape.getStroke())
                ? ""
                : colour(" stroke", shape.getStroke())
                        + number(" stroke-width=\"%.2f\" stroke-linecap=\"round\"", shape.getStrokeWidth());
        return stroke + (isClear(shape.getFill()) ? " fill=\"none\"" : colour(" fill", shape.getFill()));
    }

    private static boolean isClear(Paint paint) {
        return !(paint instanceof Color colour) || colour.getOpacity() == 0;
    }

    private static String colour(String what, Paint paint) {
        Color colour = paint instanceof Color plain ? plain : Color.TRANSPARENT;
        return "%s=\"#%02x%02x%02x\"%s"
                .formatted(
                        what,
                        Math.round(255 * colour.getRed()),
                        Math.round(255 * colour.getGreen()),
                        Math.round(255 * colour.getBlue()),
                        colour.getOpacity() < 1
                                ? number(" %s-opacity=\"%.3f\"", what.strip(), colour.getOpacity())
                                : "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void line(String format, Object... values) {
        svg.append(number(format, values)).append('\n');
    }

    /// Numbers have points, whatever the user's language.
    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
