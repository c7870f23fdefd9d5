package dev.netloom.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.plot.AnsweringSaver;
import dev.netloom.app.results.Cell;
import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.LabelVerdict;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who looks through the mistakes of a run of three epochs: 64, 19 and 10 wrong, then 8 at
/// the end.
class MistakesViewTest {
    private TrainingSession session;

    @TempDir
    Path folder;

    private ResultsModel results;
    private KeptVerdicts verdicts;
    private StackPane root;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void train() throws Exception {
        FxTest.run(() -> {
            session = new TrainingSession(
                    ScriptedRun::digits,
                    (graph, start, data, plan, control, events) ->
                            ScriptedRun.events(plan.epochs()).forEach(events));
            ShippedWeights none =
                    new ShippedWeights(session, new SimpleObjectProperty<>(ScriptedRun.network()), Map::of);
            results = new ResultsModel(session, none);
            LiveWeights watch = new LiveWeights(session, none, Duration.millis(200));
            verdicts = new KeptVerdicts(folder, session.dataProperty());
            root = new StackPane(new MistakesView(
                    results,
                    verdicts,
                    none,
                    watch,
                    new ExportMenu("mistakes-export", () -> "mistakes", new AnsweringSaver())));
            root.setPrefSize(1100, 300);
            new Scene(root, 1100, 300);
            session.train(ScriptedRun.network(), TrainingConfig.of(3), PrecisionChoice.FLOAT32);
        });
        FxTest.await("the end", () -> session.stateProperty().get() == TrainingState.IDLE);
        awaitHeader("8 of 400 test images wrong at the end");
    }

    @Test
    void chips_count_what_is_new_and_fixed_and_the_slider_looks_back() throws Exception {
        FxTest.run(() -> {
            assertThat(chip("mistakes-all")).isEqualTo("All 8");
            assertThat(chip("mistakes-fixed")).isEqualTo("Fixed 2");
            ((ToggleButton) root.lookup("#mistakes-fixed")).fire();
        });
        FxTest.await("fixed ones", () -> tiles() == 2);
        FxTest.run(() -> ((Slider) root.lookup("#mistakes-epoch")).setValue(0));
        awaitHeader("64 of 400 test images wrong after epoch 1");
        FxTest.run(() -> {
            assertThat(root.lookup("#mistakes-new").isDisabled()).isTrue();
            assertThat(((ToggleButton) root.lookup("#mistakes-all")).isSelected())
                    .isTrue();
        });
    }

    @Test
    void a_cell_filters_and_reset_shows_all_again() throws Exception {
        FxTest.run(() -> {
            assertThat(root.lookup("#mistakes-reset").isVisible()).isFalse();
            combo("mistakes-label").setValue(3);
        });
        FxTest.await("one class", () -> chip("mistakes-all").equals("All 1"));
        FxTest.run(() -> assertThat(results.cellProperty().get()).isEqualTo(new Cell(3, Cell.ANY)));
        FxTest.run(() -> ((Button) root.lookup("#mistakes-reset")).fire());
        FxTest.await("all classes", () -> chip("mistakes-all").equals("All 8"));
    }

    @Test
    void a_digit_shows_when_it_flipped_and_a_box_goes_to_its_epoch() throws Exception {
        FxTest.run(() -> results.choose(2));
        awaitHeader("10 of 400 test images wrong after epoch 3");
        FxTest.run(() -> {
            press("#mistakes-grid", KeyCode.END);
            press("#mistakes-grid", KeyCode.HOME);
            assertThat(root.lookupAll(".flip-box")).hasSize(4);
            assertThat(root.lookupAll(".flip-box.wrong")).hasSize(3);
            assertThat(root.lookupAll(".mistake-bar")).hasSize(5);
        });
    }

    @Test
    void a_duel_is_played_with_keys_and_ends_in_both_scores() throws Exception {
        FxTest.run(() -> {
            ((Button) root.lookup("#duel-open")).fire();
            root.applyCss();
            root.layout();
            ((Button) root.lookup("#duel-start-16")).fire();
        });
        for (int i = 0; i < 16; i++) {
            int answered = i + 1;
            FxTest.run(() -> {
                type("#duel", "7");
                assertThat(((Label) root.lookup("#duel-counted")).getText()).isEqualTo(answered + " of 16");
                assertThat(root.lookup("#duel-truth")).isNotNull();
                press("#duel", KeyCode.ENTER);
            });
        }
        FxTest.run(() -> {
            root.applyCss();
            root.layout();
            assertThat(root.lookup("#duel-table")).isNotNull();
            ((Button) root.lookup("#duel-leave")).fire();
            assertThat(root.lookup("#duel").isVisible()).isFalse();
            assertThat(root.lookup("#mistakes-grid").isVisible()).isTrue();
        });
    }

    @Test
    void a_verdict_is_kept_listed_and_taken_back() throws Exception {
        LabelVerdict wrong = new LabelVerdict(LabelVerdict.Kind.WRONG, 4);
        FxTest.run(() -> {
            verdicts.judge(3, wrong, failure -> {});
            verdicts.judge(50, LabelVerdict.of(LabelVerdict.Kind.UNCLEAR), failure -> {});
        });
        FxTest.await("both", () -> {
            root.applyCss();
            root.layout();
            return root.lookup("#mistakes-judged") instanceof Labeled judged
                    && judged.getText().equals("Judged 2");
        });
        FxTest.run(() -> ((ToggleButton) root.lookup("#mistakes-judged")).fire());
        FxTest.await("only them", () -> tiles() == 2); // image 50 is recognised
        KeptVerdicts[] again = new KeptVerdicts[1];
        FxTest.run(() -> again[0] = new KeptVerdicts(folder, session.dataProperty()));
        FxTest.await("what was written", () -> again[0].verdictsProperty().get().size() == 2);
        FxTest.run(() -> {
            assertThat(again[0].find(3)).contains(wrong);
            VerdictButtons buttons = new VerdictButtons(verdicts);
            buttons.show(3, 3, results.dataProperty().get().classes());
            MenuButton is = (MenuButton) buttons.lookup("#verdict-wrong");
            assertThat(is.getText()).endsWith(" 4");
            assertThat(is.getItems().get(3).isDisable()).isTrue(); // what the label says it is
            is.getItems().get(4).fire();
            assertThat(verdicts.find(3)).isEmpty();
            ((ToggleButton) buttons.lookup("#verdict-right")).fire();
            again[0] = new KeptVerdicts(folder, session.dataProperty());
        });
        LabelVerdict right = LabelVerdict.of(LabelVerdict.Kind.RIGHT);
        FxTest.await(
                "the last one", () -> again[0].find(3).filter(right::equals).isPresent());
    }

    private void awaitHeader(String text) throws Exception {
        FxTest.await(text, () -> {
            root.applyCss();
            root.layout();
            return ((Label) root.lookup("#mistakes-header")).getText().equals(text);
        });
    }

    private int tiles() {
        root.applyCss();
        root.layout();
        return (int) root.lookupAll(".mistake-tile").stream()
                .filter(Node::isVisible)
                .filter(tile -> tile.getScene() != null)
                .count();
    }

    private String chip(String id) {
        return ((Labeled) root.lookup("#" + id)).getText();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Integer> combo(String id) {
        return (ComboBox<Integer>) root.lookup("#" + id);
    }

    private void press(String id, KeyCode key) {
        Node node = root.lookup(id);
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private void type(String id, String digit) {
        Node node = root.lookup(id);
        KeyCode code = KeyCode.getKeyCode(digit);
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, digit, digit, code, false, false, false, false));
    }
}
