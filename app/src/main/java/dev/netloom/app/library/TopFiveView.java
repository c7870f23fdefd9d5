package dev.netloom.app.library;

import dev.netloom.app.results.EpochSlider;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.Predictions;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What top-5 error means, on the user's own network: one digit with the five likeliest classes, and how the error
/// falls from the first guess to the fifth.
final class TopFiveView extends Article {
    private final ResultsModel results;
    private final TopFivePane guesses = new TopFivePane();
    private final TopFiveTable table = new TopFiveTable();
    private final Label whose = Controls.label("", "article-section");
    private final Label words = Controls.paragraph("", "article-text");
    private final VBox content;
    private final EmptyState empty = new EmptyState("library.top-five.empty");
    private final Throttle throttle = new Throttle(Duration.millis(250), this::refresh);

    TopFiveView(ResultsModel results) {
        super("article-top-five");
        this.results = results;
        heading("output", Texts.of("library.top-five"), Texts.of("library.top-five.brief"));
        paragraph(Texts.of("library.top-five.about"));
        whose.setId("top-five-whose");
        words.setId("top-five-words");
        VBox digit = new VBox(Controls.label(Texts.of("library.top-five.digit"), "article-section"), guesses);
        digit.getStyleClass().add("article-part");
        VBox all = new VBox(whose, table, words);
        all.getStyleClass().add("article-part");
        content = new VBox(digit, all);
        content.getStyleClass().add("article-parts");
        getChildren().add(new StackPane(content, empty));
        activeProperty().set(false);
        results.historyProperty().subscribe(throttle::request);
        results.chosenProperty().subscribe(throttle::request);
        results.dataProperty().subscribe(throttle::request);
        throttle.request();
    }

    /// True while somebody looks.
    BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    private void refresh() {
        Dataset data = results.dataProperty().get();
        Optional<Result> chosen = results.chosen();
        boolean known = chosen.isPresent() && data != null;
        empty.say(results.isOutgrown() ? "library.top-five.outgrown" : "library.top-five.empty");
        empty.setVisible(!known);
        empty.setManaged(!known);
        content.setVisible(known);
        content.setManaged(known);
        if (known) {
            Predictions predictions = chosen.get().predictions();
            whose.setText(Texts.of("library.top-five.whose", EpochSlider.say(chosen.get())));
            guesses.show(data, predictions);
            table.show(predictions);
            int most = Math.min(TopFiveTable.MOST, predictions.classes());
            words.setText(Texts.of(
                    "library.top-five.blind",
                    predictions.classes(),
                    1 - 1.0 / predictions.classes(),
                    1 - (double) most / predictions.classes()));
        }
    }
}
