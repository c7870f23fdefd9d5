package dev.netloom.app.runs;

import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.RunDetails;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What is to be seen of the chosen run, or of several held against each other.
final class SelectedRunsPane extends StackPane {
    enum Page {
        OVERVIEW,
        CURVES,
        SETTINGS,
        NETWORK,
        COST,
        DIGITS
    }

    private static final List<Page> OF_ONE = List.of(Page.OVERVIEW, Page.CURVES, Page.SETTINGS);
    private static final List<Page> OF_SEVERAL =
            List.of(Page.CURVES, Page.SETTINGS, Page.NETWORK, Page.COST, Page.DIGITS);

    private final RunsModel model;
    private final Chips<Page> pages = new Chips<>("runs-page", "runs.page", List.of(Page.values()), this::draw);
    private final RunPage overview;
    private final RunCurves curves;
    private final RunSettings settings = new RunSettings();
    private final RunNetworks networks = new RunNetworks();
    private final RunScatter scatter;
    private final RunDigits digits;
    private final StackPane page = new StackPane();
    private final VBox content = new VBox(pages, page);
    private final EmptyState empty = new EmptyState("runs.unchosen");
    private boolean renaming;

    SelectedRunsPane(RunsModel model, RunActions actions, ObservableValue<Dataset> data) {
        this.model = model;
        overview = new RunPage(model, actions);
        curves = new RunCurves(actions.saver());
        scatter = new RunScatter(model);
        digits = new RunDigits(data);
        getStyleClass().add("runs-chosen");
        setMinWidth(0);
        VBox.setVgrow(page, Priority.ALWAYS);
        getChildren().addAll(content, empty);
        model.chosenProperty().subscribe(this::draw);
        data.subscribe(images -> draw());
    }

    /// Puts the keyboard into the name of the chosen run, as soon as that is there.
    void rename() {
        renaming = true;
        pages.choose(Page.OVERVIEW);
        draw();
    }

    private void draw() {
        List<RunDetails> runs = model.chosenProperty().get();
        content.setVisible(!runs.isEmpty());
        empty.setVisible(runs.isEmpty());
        if (runs.isEmpty()) {
            return;
        }
        List<Page> meaningful = runs.size() == 1 ? OF_ONE : OF_SEVERAL;
        if (!meaningful.contains(pages.chosen())) {
            pages.offer(meaningful); // and draws the page that is chosen then
            return;
        }
        pages.offer(meaningful);
        Node shown =
                switch (pages.chosen()) {
                    case OVERVIEW -> {
                        overview.show(runs.getFirst());
                        yield overview;
                    }
                    case CURVES -> {
                        curves.show(runs);
                        yield curves;
                    }
                    case SETTINGS -> {
                        settings.show(runs);
                        yield settings;
                    }
                    case NETWORK -> {
                        networks.show(runs);
                        yield networks;
                    }
                    case COST -> {
                        scatter.show(runs);
                        yield scatter;
                    }
                    case DIGITS -> {
                        digits.show(runs);
                        yield digits;
                    }
                };
        if (page.getChildren().isEmpty() || page.getChildren().getFirst() != shown) {
            page.getChildren().setAll(shown);
        }
        if (renaming && shown == overview) {
            renaming = false;
            overview.focusName();
        }
    }
}
