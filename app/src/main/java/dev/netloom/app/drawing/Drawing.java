package dev.netloom.app.drawing;

import dev.netloom.engine.data.DigitFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// What is on the pad, and the pen. Undo is the list of earlier drawings.
final class Drawing {
    static final double THINNEST = 8;
    static final double THICKEST = 44;
    static final double USUAL = 24;

    private final DoubleProperty penWidth = new SimpleDoubleProperty(this, "penWidth", USUAL);
    private final BooleanProperty erasing = new SimpleBooleanProperty(this, "erasing");
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
    private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper(this, "blank", true);
    private final Deque<List<Stroke>> earlier = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Stroke.Point> moving = new ArrayList<>();
    private List<Stroke> strokes = List.of();
    private Ink ink = new Ink();

    /// Calls `changed` whenever there is other ink on the pad.
    void listen(Runnable changed) {
        listeners.add(changed);
    }

    /// Sets the pen down.
    void begin(double x, double y) {
        moving.clear();
        moveTo(x, y);
    }

    /// Moves the pen, where it is down.
    void extend(double x, double y) {
        if (!moving.isEmpty()) {
            moveTo(x, y);
        }
    }

    private void moveTo(double x, double y) {
        Stroke.Point point = new Stroke.Point(x, y);
        ink.line(moving.isEmpty() ? point : moving.getLast(), point, penWidth.get(), erasing.get());
        moving.add(point);
        changed();
    }

    /// Lifts the pen: the stroke is done, and can be undone.
    void end() {
        if (!moving.isEmpty()) {
            List<Stroke> grown = new ArrayList<>(strokes);
            grown.add(new Stroke(moving, penWidth.get(), erasing.get()));
            moving.clear();
            replace(grown);
        }
    }

    void clear() {
        if (!strokes.isEmpty()) {
            replace(List.of());
            ink = new Ink();
            changed();
        }
    }

    private void replace(List<Stroke> next) {
        earlier.push(strokes);
        strokes = List.copyOf(next);
        undoable.set(true);
    }

    void undo() {
        if (!earlier.isEmpty()) {
            moving.clear();
            strokes = earlier.pop();
            undoable.set(!earlier.isEmpty());
            ink = Ink.of(strokes);
            changed();
        }
    }

    private void changed() {
        blank.set(ink.isEmpty());
        listeners.forEach(Runnable::run);
    }

    Ink ink() {
        return ink;
    }

    /// As a network is to see it: 28 × 28 pixels, 0 to 255.
    byte[] framed() {
        return DigitFrame.frame(ink.values(), Ink.SIDE);
    }

    /// In pixels of the pad.
    DoubleProperty penWidthProperty() {
        return penWidth;
    }

    BooleanProperty erasingProperty() {
        return erasing;
    }

    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// True where there is no ink.
    ReadOnlyBooleanProperty blankProperty() {
        return blank.getReadOnlyProperty();
    }
}
