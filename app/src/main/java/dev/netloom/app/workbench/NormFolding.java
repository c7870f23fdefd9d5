package dev.netloom.app.workbench;

import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.InspectionInput.Trained;
import dev.netloom.engine.network.FoldedNetwork;
import dev.netloom.engine.store.Project;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;

/// Shows what a network has learned as a smaller one, without the batch normalisations that the layers before them can
/// compute: a document of its own, tested at once.
final class NormFolding {
    private final ShippedWeights shown;
    private Documents documents;

    /// @param shown takes the weights of the smaller network
    NormFolding(ShippedWeights shown) {
        this.shown = shown;
    }

    void meet(Documents documents) {
        this.documents = documents;
    }

    /// A new menu item; it can be chosen while there is something to fold.
    ///
    /// @param drawn the network as it lies on the canvas
    /// @param trained what was learned last, if anything
    MenuItem item(Supplier<Project> drawn, ObservableValue<Optional<Trained>> trained) {
        MenuItem item = new MenuItem(Texts.of("fold.menu"), Icons.of("mdi2a-arrow-collapse-horizontal"));
        item.setId("fold-norms");
        trained.subscribe(known -> item.setDisable(
                known.filter(one -> FoldedNetwork.isPossible(one.graph())).isEmpty()));
        item.setOnAction(event -> trained.getValue().ifPresent(known -> show(drawn.get(), known)));
        return item;
    }

    private void show(Project project, Trained trained) {
        String name = Texts.of("fold.name", project.name());
        Background.run(
                () -> FoldedNetwork.of(trained.graph(), trained.weights()),
                folded -> documents.show(
                        project.withNewGraph(folded.graph()).named(name),
                        () -> shown.load(folded.graph(), folded.weights(), name)),
                problem -> documents.fail(Texts.of("fold.menu"), FileReason.of(problem)));
    }
}
