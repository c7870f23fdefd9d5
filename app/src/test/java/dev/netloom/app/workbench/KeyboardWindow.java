package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A window, the keyboard on its canvas, and hands that press keys.
abstract class KeyboardWindow {
    DiagramModel model;
    Workbench workbench;
    Stage stage;
    Hands hands;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            workbench = new Workbench(model, WorkbenchParts.NONE);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.takeKeyboard();
        });
        hands = new Hands(workbench);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage)
                .forEach(Window::hide));
        FxTest.run(stage::hide);
    }

    void show(String sample) throws Exception {
        FxTest.run(() -> workbench.documents().openSample(sample));
        FxTest.await("the sample", () -> model.diagram().graph().nodes().size() > 2);
        FxTest.run(workbench::takeKeyboard);
    }

    Node focus() {
        return stage.getScene().getFocusOwner();
    }
}
