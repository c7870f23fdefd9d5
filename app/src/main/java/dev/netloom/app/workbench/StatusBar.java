package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What the network costs in all, and how many problems it has; before that, what others have to say.
final class StatusBar extends HBox {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    /// Below this width the multiply-adds give way to what training has to say; the inspector has them too.
    private static final double ROOM_FOR_ALL = 1200;

    StatusBar(DiagramModel model, List<Node> others) {
        setId("status-bar");
        getStyleClass().add("status-bar");
        Label parameters = label("status-parameters");
        Label multiplyAdds = label("status-multiply-adds");
        Label problems = label("status-problems");
        model.summaryProperty().subscribe(summary -> {
            parameters.setText(Texts.of("status.parameters", summary.parameters()));
            multiplyAdds.setText(Texts.of("status.multiply-adds", summary.multiplyAdds()));
        });
        model.checkProperty().subscribe(check -> {
            int count = check.problems().values().stream().mapToInt(List::size).sum();
            problems.setText(Texts.of("status.problems", count));
            problems.setGraphic(Icons.of(count == 0 ? "mdi2c-check-circle-outline" : "mdi2a-alert-circle-outline"));
            problems.pseudoClassStateChanged(PROBLEM, count > 0);
        });
        Separator line = line();
        sceneProperty()
                .flatMap(Scene::widthProperty)
                .map(width -> width.doubleValue() >= ROOM_FOR_ALL)
                .orElse(true)
                .subscribe(fits -> List.of(line, multiplyAdds).forEach(node -> {
                    node.setVisible(fits);
                    node.setManaged(fits);
                }));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.SOMETIMES);
        others.forEach(other -> HBox.setHgrow(other, Priority.ALWAYS));
        getChildren().addAll(others);
        getChildren().addAll(spring, problems, line(), parameters, line, multiplyAdds);
    }

    private static Label label(String id) {
        Label label = Controls.label("");
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }
}
