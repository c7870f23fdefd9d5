package dev.netloom.app.workbench;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.io.IOException;
import java.util.Set;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Goes through what most sessions begin with, without a display, while Java takes down which classes that needs and
/// what its compiler makes of them. From these notes later windows open in half the time. `netloom` runs it after a
/// build, with a user's folder of its own; nobody else has a use for it.
public final class StartupRecording {
    private static final int DIGITS = 2_000;
    /// Milliseconds that a view is given to be laid out and drawn, as while somebody looks at it.
    private static final long LOOK = 150;

    private final Dataset digits = Mnist.load(Samples.mnist()).limited(DIGITS);
    private final Diagram deep = Diagram.of(ProjectFile.read(Samples.network("deep-convnet")));
    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;

    private StartupRecording() throws IOException, FileProblem {}

    public static void main(String[] arguments) throws IOException, FileProblem, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        int status = 1;
        try {
            OffScreen.start();
            new StartupRecording().play();
            status = 0;
        } finally {
            System.exit(status); // also where it failed: the FX thread would never let Java end
        }
    }

    private void play() throws IOException, InterruptedException {
        OffScreen.run(this::open);
        for (Node node : deep.graph().nodes()) {
            OffScreen.run(() -> model.select(Set.of(node.id())));
            Thread.sleep(LOOK);
        }
        OffScreen.run(() -> desk.session().train(model.diagram().graph(), TrainingConfig.of(2), PrecisionChoice.AUTO));
        for (DockView view : workbench.dock().views()) {
            OffScreen.run(() -> workbench.dock().show(view.key()));
            Thread.sleep(2 * LOOK);
        }
        OffScreen.await(() -> desk.session().stateProperty().get() == TrainingState.IDLE);
        desk.session().close().join();
    }

    private void open() {
        model = new DiagramModel(deep);
        desk = new TrainingDesk(() -> digits, TrainingDesk.engine(), model, null, UserFolder.ofUser());
        Stage stage = new Stage();
        workbench = new Workbench(model, desk.parts());
        stage.setScene(new Scene(workbench, 1440, 900));
        stage.show();
    }
}
