package dev.netloom.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawingTest {
    private final Drawing drawing = new Drawing();

    @Test
    void strokesLeaveInkWithSoftEdges() {
        stroke(50, 50, 200, 50);
        float[] ink = drawing.ink().values();
        assertThat(ink[50 * Ink.SIDE + 120]).isEqualTo(1);
        assertThat(ink[90 * Ink.SIDE + 120]).isZero();
        drawing.penWidthProperty().set(9.3);
        stroke(50, 150, 200, 160);
        assertThat(greys()).isGreaterThan(100);
    }

    @Test
    void theEraserTakesInkAway() {
        stroke(50, 50, 200, 50);
        drawing.erasingProperty().set(true);
        stroke(40, 50, 210, 50);
        assertThat(drawing.blankProperty().get()).isTrue();
    }

    @Test
    void undoTakesBackStrokesAndAlsoClearing() {
        stroke(50, 50, 200, 50);
        byte[] one = drawing.framed();
        stroke(50, 200, 200, 200);
        byte[] two = drawing.framed();
        drawing.clear();
        assertThat(drawing.blankProperty().get()).isTrue();
        drawing.undo();
        assertThat(drawing.framed()).isEqualTo(two).isNotEqualTo(one);
        drawing.undo();
        assertThat(drawing.framed()).isEqualTo(one);
        drawing.undo();
        assertThat(drawing.blankProperty().get()).isTrue();
        assertThat(drawing.undoableProperty().get()).isFalse();
    }

    @Test
    void aPointIsADot() {
        drawing.begin(100, 100);
        drawing.end();
        assertThat(drawing.ink().values()[100 * Ink.SIDE + 100]).isEqualTo(1);
    }

    private int greys() {
        int greys = 0;
        for (float value : drawing.ink().values()) {
            greys += value > 0.1 && value < 0.9 ? 1 : 0;
        }
        return greys;
    }

    private void stroke(double fromX, double fromY, double toX, double toY) {
        drawing.begin(fromX, fromY);
        drawing.extend(toX, toY);
        drawing.end();
    }
}
