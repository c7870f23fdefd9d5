package dev.netloom.app.ensemble;

import dev.netloom.app.runs.RunActions;
import dev.netloom.app.runs.RunsModel;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.ensemble.Ensemble;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Several trained networks that answer as one: on the left which they are, on the right what that is worth.
public final class EnsembleView extends BorderPane {
    enum Page {
        MEMBERS,
        IMAGES,
        CLASSES,
        DIVERSITY
    }

    private final EnsembleModel model;
    private final RunsModel runs;
    private final Label accuracy = Controls.paragraph("", "ensemble-verdict");
    private final Label gain = Controls.paragraph("", "text-muted");
    private final Label outcomes = Controls.paragraph("", "text-muted");
    private final Chips<Page> pages =
            new Chips<>("ensemble-page", "ensemble.pages", List.of(Page.values()), this::draw);
    private final MembersPage members;
    private final OutcomesPage images = new OutcomesPage();
    private final ClassesPage classes = new ClassesPage();
    private final DiversityPage diversity = new DiversityPage();
    private final StackPane page = new StackPane();
    private final VBox result;
    private final EmptyState empty = new EmptyState("ensemble.empty");

    /// @param runs this view's own
    /// @param data the images in use; null while there are none
    /// @param saver asks where pictures and tables go
    public EnsembleView(
            EnsembleModel model,
            RunsModel runs,
            RunActions actions,
            ObservableValue<Dataset> data,
            ObservableValue<Boolean> occupied,
            FileSaver saver) {
        this.model = model;
        this.runs = runs;
        members = new MembersPage(actions, saver);
        setId("ensembles");
        getStyleClass().add("ensembles");
        setMinWidth(0);
        Chips<Combination> how = new Chips<>(
                "ensemble-how",
                "ensemble.how",
                List.of(Combination.MEAN.key(), Combination.VOTE.key()),
                List.of(Combination.MEAN, Combination.VOTE));
        how.chosenProperty().bindBidirectional(model.howProperty());
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox bar = new HBox(pages, spring, how, new Explanation("ensemble-about", "ensemble.about"));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("ensemble-line");
        VBox.setVgrow(page, Priority.ALWAYS);
        page.setMinHeight(0);
        result = new VBox(accuracy, gain, outcomes, bar, page);
        result.getStyleClass().add("ensemble-result");
        accuracy.setId("ensemble-accuracy");
        setLeft(new EnsembleBar(model, runs, data, occupied));
        setCenter(new StackPane(result, empty));
        model.combinedProperty().subscribe(combined -> draw());
    }

    private void draw() {
        Optional<Combined> combined = model.combinedProperty().get();
        result.setVisible(combined.isPresent());
        empty.setVisible(combined.isEmpty());
        combined.ifPresent(this::draw);
    }

    private void draw(Combined combined) {
        Ensemble ensemble = combined.ensemble();
        accuracy.setText(EnsembleWords.accuracy(ensemble));
        gain.setText(EnsembleWords.gain(ensemble));
        outcomes.setText(EnsembleWords.outcomes(ensemble));
        Node shown =
                switch (pages.chosen()) {
                    case MEMBERS -> {
                        members.show(combined);
                        yield members;
                    }
                    case IMAGES -> {
                        images.show(combined);
                        yield images;
                    }
                    case CLASSES -> {
                        classes.show(combined);
                        yield classes;
                    }
                    case DIVERSITY -> {
                        diversity.show(combined);
                        yield diversity;
                    }
                };
        page.getChildren().setAll(shown);
    }

    /// Shows a page.
    void open(Page wanted) {
        pages.choose(wanted);
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return runs.activeProperty();
    }
}
