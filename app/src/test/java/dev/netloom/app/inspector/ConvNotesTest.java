package dev.netloom.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Initialization;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConvNotesTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    private static List<Node> notes(int filters, int groups, int in) throws Exception {
        Conv conv = new Conv(filters, 5, 1, 2, 1, groups, true, Initialization.HE, 0.01);
        return FxTest.onFx(() -> ConvNotes.of(conv, in));
    }

    @Test
    void oneGroupIsComparedWithAStack() throws Exception {
        assertThat(notes(8, 1, 4)).singleElement().isInstanceOf(StackedConvsPanel.class);
    }

    @Test
    void groupsSayWhatTheySaveInstead() throws Exception {
        assertThat(notes(8, 2, 4))
                .singleElement()
                .isInstanceOfSatisfying(
                        Label.class,
                        note -> assertThat(note.getText())
                                .contains("only 2 of the 4 channels", "400 weights", "would have 800"));
    }

    @Test
    void asManyGroupsAsChannelsAreCalledDepthwise() throws Exception {
        assertThat(notes(8, 4, 4))
                .singleElement()
                .isInstanceOfSatisfying(
                        Label.class,
                        note -> assertThat(note.getText())
                                .startsWith("Depthwise")
                                .contains("200 weights where 800 would read all 4 channels"));
    }

    @Test
    void groupsThatDoNotFitSayNothingHere() throws Exception {
        assertThat(notes(8, 4, 6)).isEmpty();
    }
}
