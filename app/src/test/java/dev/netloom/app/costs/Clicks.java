package dev.netloom.app.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// How long a click on a block of the canvas goes unanswered: from when it is sent to the FX thread, where it may have
/// to wait, to the end of the frame that shows the block selected.
final class Clicks {
    private static final long APART = 180;

    private Clicks() {}

    static Spread on(Scene scene, long millis) throws Exception {
        List<Node> blocks = List.copyOf(scene.getRoot().lookupAll(".block"));
        List<Double> times = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (int i = 0; System.nanoTime() < end; i++) {
            Thread.sleep(APART + i * 37 % 60); // at no steady beat
            times.add(click(scene, blocks.get(i * 7 % blocks.size())));
        }
        return new Spread(times);
    }

    private static double click(Scene scene, Node block) throws InterruptedException {
        return answered(
                scene,
                () -> List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)
                        .forEach(type -> fire(block, type)));
    }

    /// Milliseconds from when something is sent to the FX thread to the end of the frame that shows what it did.
    static double answered(Scene scene, Runnable what) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        long start = System.nanoTime();
        Platform.runLater(() -> {
            Runnable[] shown = new Runnable[1];
            shown[0] = () -> {
                scene.removePostLayoutPulseListener(shown[0]);
                Platform.runLater(answered::countDown);
            };
            what.run();
            scene.addPostLayoutPulseListener(shown[0]);
            Platform.requestNextPulse();
        });
        answered.await();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void fire(Node node, EventType<MouseEvent> type) {
        Point2D at = node.localToScene(20, 40);
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        node.fireEvent(new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                new PickResult(node, at.getX(), at.getY())));
    }
}
