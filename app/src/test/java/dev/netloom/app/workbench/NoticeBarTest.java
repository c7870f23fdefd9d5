package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class NoticeBarTest {
    @Test
    void aSentenceStaysUntilItIsDismissed() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            NoticeBar bar = new NoticeBar();
            assertThat(bar.isManaged()).isFalse();
            bar.tell("The canvas lost a block");
            assertThat(bar.isVisible()).isTrue();
            assertThat(((Label) bar.lookup("#notice-text")).getText()).isEqualTo("The canvas lost a block");
            ((Button) bar.lookup("#notice-dismiss")).fire();
            assertThat(bar.isManaged()).isFalse();
        });
    }

    @Test
    void whatCanBeDoneIsOfferedUntilItIsDoneOrMeansNothingAnyMore() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            NoticeBar bar = new NoticeBar();
            AtomicInteger done = new AtomicInteger();
            bar.offer("A run was interrupted", "Go on", done::incrementAndGet);
            bar.withdraw("Other images are at hand");
            assertThat(bar.isVisible()).isTrue();
            Button action = (Button) bar.lookup("#notice-action");
            assertThat(action.isManaged()).isTrue();
            action.fire();
            assertThat(done.get()).isEqualTo(1);
            assertThat(bar.isVisible()).isFalse();
            bar.offer("A run was interrupted", "Go on", done::incrementAndGet);
            bar.withdraw("A run was interrupted");
            assertThat(bar.isVisible()).isFalse();
            bar.tell("The canvas lost a block");
            assertThat(action.isManaged()).isFalse();
        });
    }
}
