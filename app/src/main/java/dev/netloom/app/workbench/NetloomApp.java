package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Opens the window: on the project file that is named, else on the book's DeepConvNet.
public final class NetloomApp extends Application {
    private static final String FIRST = "deep-convnet";

    /// From a change to its draft.
    private static final Duration KEPT_AFTER = Duration.seconds(3);

    @Override
    public void start(Stage stage) {
        DiagramModel model = new DiagramModel(Documents.blank());
        TrainingDesk desk = TrainingDesk.onDigits(model);
        Workbench workbench = new Workbench(model, desk.parts());
        workbench.viewSettings().remember(Preferences.userRoot().node("dev/netloom/view"));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setScene(new Scene(workbench, Math.min(1440, screen.getWidth()), Math.min(900, screen.getHeight())));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.titleProperty()
                .bind(Bindings.createStringBinding(() -> title(model), model.diagramProperty(), model.dirtyProperty()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            workbench.close(Platform::exit);
        });
        stage.show();
        workbench.focusCanvas();
        workbench.keepDrafts(KEPT_AFTER);
        desk.session().load();
        List<String> named = getParameters().getUnnamed();
        if (named.isEmpty()) {
            workbench.documents().openSample(FIRST);
        } else {
            workbench.documents().open(Path.of(named.getFirst()));
        }
    }

    private static String title(DiagramModel model) {
        return Texts.of(
                model.dirtyProperty().get() ? "app.title.changed" : "app.title",
                model.diagram().name());
    }
}
