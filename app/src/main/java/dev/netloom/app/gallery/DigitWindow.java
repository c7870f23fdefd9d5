package dev.netloom.app.gallery;

import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// A window on one digit: as large as one likes, beside the main one. Arrow keys go on to the next,
/// Escape closes.
final class DigitWindow {
    private final DigitPage page;
    private List<Mistake> digits = List.of();
    private int index;
    private IntConsumer moved = place -> {};
    private Stage stage;

    DigitWindow(ResultsModel results, KeptVerdicts verdicts, LiveWeights watch) {
        page = new DigitPage(results, verdicts, watch);
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /// Adds a way to another view of the digit, in the main window.
    void offer(String id, IntConsumer look) {
        page.offer(id, image -> {
            stage.hide();
            look.accept(image);
        });
    }

    /// @param moved is told which of the digits is shown
    /// @param from whose theme and window it belongs to
    void open(List<Mistake> digits, int index, IntConsumer moved, Scene from) {
        this.digits = List.copyOf(digits);
        this.index = index;
        this.moved = moved;
        if (stage == null) {
            stage = new Stage();
            stage.initOwner(from.getWindow());
            stage.setScene(new Scene(page, 760, 640));
            stage.setOnHidden(event -> page.activeProperty().set(false));
        }
        Theme.of(from.getRoot()).dress(page);
        page.activeProperty().set(true);
        show();
        stage.show();
        stage.toFront();
        page.requestFocus();
    }

    private void show() {
        Mistake mistake = digits.get(index);
        stage.setTitle(Texts.of("mistakes.index", mistake.image()));
        page.show(mistake);
    }

    private void walk(KeyEvent event) {
        int way = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (way != 0) {
            index = Math.clamp(index + way, 0, digits.size() - 1);
            show();
            moved.accept(index);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            stage.hide();
            event.consume();
        }
    }
}
