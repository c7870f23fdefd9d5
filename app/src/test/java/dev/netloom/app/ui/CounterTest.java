package dev.netloom.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import javafx.event.ActionEvent;
import org.junit.jupiter.api.Test;

class CounterTest {
    @Test
    void whatIsNoNumberOrOutOfRangeIsNotTakenAndTheFieldSaysSo() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            Counter counter = new Counter(1, 20, 3);
            assertThat(typed(counter, "7")).isEqualTo("7");
            for (String wrong : new String[] {"abc", "", "40", "0", "2.5", "99999999999"}) {
                assertThat(typed(counter, wrong)).as(wrong).isEqualTo("7");
                assertThat(counter.getValue()).isEqualTo(7);
            }
            assertThat(typed(counter, " 20 ")).isEqualTo("20");
        });
    }

    private static String typed(Counter counter, String text) {
        counter.getEditor().setText(text);
        counter.getEditor().fireEvent(new ActionEvent());
        return counter.getEditor().getText();
    }
}
