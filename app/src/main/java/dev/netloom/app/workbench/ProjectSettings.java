package dev.netloom.app.workbench;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.engine.train.TrainingDescription;
import java.util.SortedMap;

/// Keeps the settings of a training with the document: another one brings its own, and each change is an edit of it,
/// which makes it a changed one and can be undone. While a field holds what cannot be, the document keeps what it
/// had.
final class ProjectSettings {
    private final DiagramModel model;
    private final TrainingSettings settings;
    private boolean passing;

    ProjectSettings(DiagramModel model, TrainingSettings settings) {
        this.model = model;
        this.settings = settings;
        take();
        settings.describedProperty().subscribe((before, now) -> now.ifPresent(this::keep));
        model.openedProperty().subscribe((before, now) -> take());
        model.diagramProperty().subscribe(this::follow);
    }

    private void follow(Diagram before, Diagram now) {
        if (!before.training().equals(now.training())) {
            take();
        }
    }

    private void take() {
        pass(() -> settings.take(model.diagram().training()));
    }

    private void keep(TrainingDescription described) {
        SortedMap<String, String> told = TrainingSettings.in(model.diagram().training(), described);
        pass(() -> model.edit("training", "training" + settings.strokes(), before -> before.withTraining(told)));
    }

    /// What one side hears of the other must not come back to it while the user types.
    private void pass(Runnable change) {
        if (!passing) {
            passing = true;
            change.run();
            passing = false;
        }
    }
}
