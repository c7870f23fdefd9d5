package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Dialog;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever opens over the window is readable to its last word, in every size of window.
class PopoversTest {
    private final Set<String> wrong = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        Diagram network = Diagram.of(ProjectFile.read(Samples.network("simple-convnet")));
        FxTest.run(() -> {
            DiagramModel model = new DiagramModel(network);
            desk = new TrainingDesk(ScriptedRun::digits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(800);
            stage.setHeight(600);
            stage.show();
        });
        FxTest.run(() -> desk.session().load());
        FxTest.await("images", () -> desk.session().dataProperty().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get();
        FxTest.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void nothing_that_opens_is_cut_off() throws Exception {
        look(800, 600, Theme.LIGHT);
        assertThat(seen).hasSizeGreaterThan(100);
        look(1000, 700, Theme.DARK);
        look(1440, 900, Theme.LIGHT);
        assertThat(wrong).isEmpty();
    }

    /// At everything; from the second time on no more at tooltips, which are the same in every window.
    private void look(double width, double height, Theme theme) throws Exception {
        FxTest.run(() -> {
            workbench.wear(theme);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        FxTest.await("the size", () -> workbench.getWidth() == width && workbench.getHeight() == height);
        seen.removeIf(name -> !name.startsWith("tip"));
        Popovers popovers = FxTest.onFx(() -> new Popovers(workbench, desk));
        for (Map.Entry<String, Runnable> place : FxTest.onFx(popovers::places).entrySet()) {
            FxTest.run(place.getValue());
            FxTest.run(() -> layOut(workbench));
            FxTest.run(() -> Popovers.shown(workbench).forEach(node -> checkSaid(place.getKey(), node)));
            FxTest.run(() -> popovers.owners().toList().forEach(owner -> check(place.getKey(), owner)));
        }
        FxTest.run(() -> popovers.dialogs().forEach(this::check));
    }

    private static void layOut(Parent root) {
        for (int i = 0; i < 2; i++) {
            root.applyCss();
            root.layout();
        }
    }

    /// A button that shows a picture only says in its tooltip and to a screen reader what it does.
    private void checkSaid(String place, Node node) {
        if (node instanceof ButtonBase button
                && isBlank(button.getText())
                && (isBlank(button.getAccessibleText()) || button.getTooltip() == null)) {
            wrong.add(place + ": " + Popovers.name(button) + " does not say what it does: " + button);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private void check(String place, Node owner) {
        String name = place + ": " + Popovers.name(owner);
        boolean tip = !(owner instanceof Explanation || owner instanceof MenuButton);
        if (!seen.add((tip ? "tip " : "") + Popovers.name(owner))) {
            return;
        }
        Popovers.open(owner).forEach(window -> {
            check(name, window);
            window.hide();
        });
    }

    private void check(String name, Dialog<?> dialog) {
        dialog.show();
        check(name, dialog.getDialogPane().getScene().getWindow());
        dialog.getDialogPane().getScene().getWindow().hide();
    }

    private void check(String name, Window window) {
        Parent root = window.getScene().getRoot();
        layOut(root);
        if (window.getWidth() > stage.getWidth() || window.getHeight() > stage.getHeight()) {
            wrong.add("%s: %.0fx%.0f is larger than the window".formatted(name, window.getWidth(), window.getHeight()));
        }
        Popovers.shown(root).forEach(node -> {
            if (node instanceof Labeled label && !Objects.equals(shownText(label), label.getText())) {
                wrong.add("%s: \"%s\" is cut to \"%s\"".formatted(name, label.getText(), shownText(label)));
            }
            if (node instanceof Text && !inside(node, window)) {
                wrong.add("%s: \"%s\" reaches beyond its window".formatted(name, ((Text) node).getText()));
            }
        });
    }

    /// What scrolls may be as high as it likes, but no wider.
    private static boolean inside(Node text, Window window) {
        Bounds bounds = text.localToScene(text.getBoundsInLocal());
        for (Node up = text; up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane) {
                Bounds view = pane.localToScene(pane.getBoundsInLocal());
                return bounds.getMinX() >= view.getMinX() - 1 && bounds.getMaxX() <= view.getMaxX() + 1;
            }
        }
        Scene scene = window.getScene();
        return bounds.getMinX() >= -1
                && bounds.getMinY() >= -1
                && bounds.getMaxX() <= scene.getWidth() + 1
                && bounds.getMaxY() <= scene.getHeight() + 1;
    }

    private static String shownText(Labeled label) {
        return label.getText() == null || label.getText().isEmpty()
                ? label.getText()
                : label.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .findFirst()
                        .orElse(label.getText());
    }
}
