package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final CountDownLatch longWork = new CountDownLatch(1);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @Test
    void aFileDoesNotWaitForAnInspection() throws Exception {
        CompletableFuture<Boolean> inspected = new CompletableFuture<>();
        Background.INSPECTION.run(() -> longWork.await(30, TimeUnit.SECONDS), inspected::complete, problem -> {});
        CompletableFuture<String> saved = new CompletableFuture<>();
        Background.run(() -> "saved", saved::complete, problem -> {});
        assertThat(saved.get(20, TimeUnit.SECONDS)).isEqualTo("saved");
        assertThat(inspected).isNotDone();
        longWork.countDown();
        assertThat(inspected.get(20, TimeUnit.SECONDS)).isTrue();
    }

    /// So that a program that leaves through the lane leaves nothing unwritten.
    @Test
    void aLaneWorksInTheOrderInWhichItWasAsked() throws Exception {
        List<Integer> order = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> last = new CompletableFuture<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            Background.run(() -> order.add(number), done -> {}, problem -> {});
        }
        Background.<Void>run(() -> null, last::complete, problem -> {});
        last.get(20, TimeUnit.SECONDS);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void outcomesComeOnTheFxThreadEvenWhereMemoryRunsOut() throws Exception {
        CompletableFuture<Exception> told = new CompletableFuture<>();
        CompletableFuture<Boolean> where = new CompletableFuture<>();
        Background.INSPECTION.run(
                () -> {
                    throw new OutOfMemoryError("no room");
                },
                done -> {},
                problem -> {
                    where.complete(Platform.isFxApplicationThread());
                    told.complete(problem);
                });
        assertThat(told.get(20, TimeUnit.SECONDS)).hasMessageContaining("no room");
        assertThat(where.get()).isTrue();
        CompletableFuture<Integer> next = new CompletableFuture<>();
        Background.INSPECTION.run(() -> 7, next::complete, problem -> {});
        assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo(7);
    }
}
