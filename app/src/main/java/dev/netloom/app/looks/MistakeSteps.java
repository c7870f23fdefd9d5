package dev.netloom.app.looks;

import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Predictions;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// Goes through the mistakes one after the other.
final class MistakeSteps extends HBox {
    private final InsideChoice choice;
    private final ResultsModel results;

    /// @param id what the ids begin with
    MistakeSteps(String id, InsideChoice choice, ResultsModel results) {
        this.choice = choice;
        this.results = results;
        getStyleClass().add("looks-mistakes");
        Button back = Controls.iconButton("mistake-back", "mdi2c-chevron-left", null, () -> go(-1));
        Button next = Controls.iconButton("mistake-next", "mdi2c-chevron-right", null, () -> go(1));
        back.setId(id + "-mistake-back");
        next.setId(id + "-mistake-next");
        getChildren().addAll(back, Controls.label(Texts.of("looks.mistakes"), "looks-words"), next);
        results.chosenProperty().subscribe(this::follow);
        results.historyProperty().subscribe(this::follow);
        follow();
    }

    private void follow() {
        setDisable(results.chosen().filter(result -> result.wrong() > 0).isEmpty());
    }

    /// To the next or, with −1, the last test image before that the network gets wrong; the first where there is none
    /// further on.
    private void go(int way) {
        Predictions found = results.chosen().orElseThrow().predictions();
        int image = Math.min(choice.imageProperty().get(), found.size() - 1);
        do {
            image = Math.floorMod(image + way, found.size());
        } while (found.isRight(image));
        choice.chooseImage(image);
    }
}
