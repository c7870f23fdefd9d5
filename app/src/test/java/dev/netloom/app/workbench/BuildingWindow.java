package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A window to build in, with an input and an output, and hands.
abstract class BuildingWindow {
    DiagramModel model;
    Workbench workbench;
    Hands hands;
    Stage stage;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            workbench = new Workbench(model, WorkbenchParts.NONE);
            hands = new Hands(workbench);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1440, 900));
            stage.show();
        });
        FxTest.await("the window", () -> workbench.lookup("#block-output1") != null);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    String notice() throws Exception {
        return ((Label) hands.node("#canvas-notice")).getText();
    }

    void open(Block... blocks) throws Exception {
        List<Block> all = new ArrayList<>(List.of(new Input(1, 28, 28)));
        all.addAll(List.of(blocks));
        all.addAll(List.of(new Flatten(), Dense.of(10), new Output()));
        Diagram diagram = Diagram.of(new Project("test", Graph.chain(all.toArray(Block[]::new)), Map.of()));
        FxTest.run(() -> model.open(diagram, Optional.empty()));
        FxTest.await("the blocks", () -> workbench.lookup("#wire-dense1-output1") != null);
    }

    static Conv conv(int filters, int stride) {
        return Conv.of(filters, 3, stride, 1);
    }

    /// The ids along the only way from Input to Output.
    List<String> chain() {
        return model.diagram().graph().inOrder().stream().map(Node::id).toList();
    }

    List<String> inputs(String id) {
        return model.diagram().graph().node(id).inputs();
    }
}
