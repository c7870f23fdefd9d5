package dev.netloom.app.confusion;

import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Dataset;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// A view of the result that is looked at, or of why there is none.
abstract class ResultView extends StackPane {
    private final ResultsModel results;
    private final String name;
    private final EmptyState empty;
    private final Throttle throttle = new Throttle(Duration.millis(250), this::refresh);
    private Region content = new Region();

    /// @param name id and style class of the view, and the beginning of the keys of its texts
    ResultView(ResultsModel results, String name) {
        this.results = results;
        this.name = name;
        empty = new EmptyState(name + ".empty");
        setId(name);
        getStyleClass().add(name);
        setMinHeight(0);
    }

    /// Puts this where a result is shown; called once, when all of it is there.
    final void fill(Region filled) {
        content = filled;
        getChildren().addAll(content, empty);
        results.historyProperty().subscribe(throttle::request);
        results.chosenProperty().subscribe(throttle::request);
        results.dataProperty().subscribe(throttle::request);
        throttle.request();
    }

    /// True while somebody looks.
    public final BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// Shows the result anew, soon.
    final void request() {
        throttle.request();
    }

    abstract void show(Dataset data, Result result);

    final ResultsModel results() {
        return results;
    }

    /// A result has the images in use only once both have arrived.
    private void refresh() {
        Dataset data = results.dataProperty().get();
        Optional<Result> chosen = results.chosen()
                .filter(result -> data != null
                        && result.predictions().classes() == data.classes().size());
        empty.say(name + (results.isOutgrown() ? ".outgrown" : ".empty"));
        empty.setVisible(chosen.isEmpty());
        content.setVisible(chosen.isPresent());
        chosen.ifPresent(result -> show(data, result));
    }
}
