package dev.netloom.app.workbench;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.Project.Place;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// A process with a window in which somebody edits without a pause, while one run after the other goes on; until it is
/// killed. It prints the number of each edit, once it is made; the edit moves a block there.
final class EditedWindow {
    static final String MOVED = "conv1";
    private static final int DIGITS = 600;
    private static final long APART_MILLIS = 40;

    private EditedWindow() {}

    /// @param arguments the user's folder
    public static void main(String[] arguments) throws Exception {
        UserFolder user = UserFolder.in(Path.of(arguments[0]));
        Dataset digits = Mnist.load(Samples.mnist()).limited(DIGITS);
        DiagramModel model = new DiagramModel(Diagram.of(ProjectFile.read(Samples.network("simple-convnet"))));
        OffScreen.start();
        TrainingDesk desk = OffScreen.call(() -> open(model, digits, user));
        for (int edit = 1; ; edit++) {
            int place = edit;
            OffScreen.run(() -> {
                model.edit("move", before -> move(before, place));
                if (desk.session().stateProperty().get() == TrainingState.IDLE) {
                    desk.session().train(model.diagram().graph(), TrainingConfig.of(3), PrecisionChoice.FLOAT32);
                }
            });
            System.out.println(edit);
            Thread.sleep(APART_MILLIS);
        }
    }

    private static TrainingDesk open(DiagramModel model, Dataset digits, UserFolder user) {
        TrainingDesk desk = new TrainingDesk(() -> digits, TrainingDesk.engine(), model, null, user);
        Workbench workbench = new Workbench(model, desk.parts(), null, user);
        Stage stage = new Stage();
        stage.setScene(new Scene(workbench, 1000, 700));
        stage.show();
        workbench.keepDrafts(Duration.millis(200));
        model.restore(model.diagram(), Optional.empty());
        return desk;
    }

    private static Diagram move(Diagram before, int x) {
        Map<String, Place> places = new HashMap<>(before.places());
        places.put(MOVED, new Place(x, 0));
        return before.withPlaces(places);
    }
}
