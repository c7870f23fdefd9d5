package dev.netloom.app.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LongComputationTest {
    private final List<String> done = new ArrayList<>();
    private final List<Exception> failed = new ArrayList<>();
    private LongComputation<String> look;

    @BeforeEach
    void start() throws Exception {
        FxTest.start();
        look = FxTest.onFx(() -> new LongComputation<>(new Background.Lane("test"), done::add, failed::add));
    }

    @Test
    void tellsHowFarItIsAndThenTheOutcome() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        FxTest.run(() -> look.ask(progress -> {
            progress.at(0.5);
            seen.await();
            return Optional.of("found");
        }));
        FxTest.await("half", () -> look.progressProperty().get() == 0.5);
        seen.countDown();
        FxTest.await("the outcome", () -> done.contains("found"));
        FxTest.run(() -> assertThat(look.isBusy()).isFalse());
        FxTest.run(() -> assertThat(look.progressProperty().get()).isEqualTo(LongComputation.IDLE));
    }

    @Test
    void givesUpWhatIsOvertakenOrNoLongerWanted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        List<Boolean> wanted = new ArrayList<>();
        FxTest.run(() -> look.ask(progress -> {
            begun.countDown();
            overtaken.await();
            wanted.add(progress.at(0.9));
            return Optional.of("stale");
        }));
        begun.await();
        FxTest.run(() -> look.ask(progress -> Optional.of("fresh")));
        overtaken.countDown();
        FxTest.await("the newer one", () -> !done.isEmpty());
        assertThat(wanted).containsExactly(false);
        FxTest.run(() -> {
            look.ask(progress -> Optional.of("unwanted"));
            look.cancel();
        });
        FxTest.run(() -> look.ask(progress -> Optional.of("last")));
        FxTest.await("the last one", () -> done.contains("last"));
        FxTest.run(() -> assertThat(done).containsExactly("fresh", "last"));
    }

    @Test
    void tellsOfFailures() throws Exception {
        FxTest.run(() -> look.ask(progress -> {
            throw new IllegalStateException("no");
        }));
        FxTest.await("the failure", () -> failed.size() == 1);
        FxTest.run(() -> assertThat(look.isBusy()).isFalse());
    }
}
