package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
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
}
