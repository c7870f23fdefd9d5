package dev.netloom.app.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// A scene without a window, for another thread that waits.
public final class OffScreen {
    private OffScreen() {}

    /// Starts the toolkit, once.
    public static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException running) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        started.await();
    }

    static void run(Runnable work) throws IOException {
        call(() -> {
            work.run();
            return true;
        });
    }

    public static <T> T call(Callable<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    static void await(Callable<Boolean> done) throws IOException, InterruptedException {
        while (!call(done)) {
            Thread.sleep(50);
        }
    }

    /// Moves `root` into a scene of this size: without a window, a scene cannot change its own.
    static Scene scene(Parent root, double width, double height) {
        if (root.getScene() != null) {
            root.getScene().setRoot(new Group());
        }
        return new Scene(root, width, height);
    }

    /// Gives the views time to follow: they refresh a few times a second, and some need a second layout.
    static void settle(Scene scene) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            call(() -> scene.snapshot(null));
            Thread.sleep(200);
        }
    }

    static Path draw(Scene scene, Path file) throws IOException {
        WritableImage image = call(() -> {
            forgetPictures(scene.getRoot());
            return scene.snapshot(null);
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        return file;
    }

    /// Without a window JavaFX goes on showing the pictures that it keeps of nodes, in the colours of another theme.
    private static void forgetPictures(Parent root) {
        Popovers.shown(root).filter(Node::isCache).forEach(node -> node.setCache(false));
    }
}
