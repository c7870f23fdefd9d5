package dev.netloom.app.workbench;

import atlantafx.base.theme.Styles;
import dev.netloom.app.diagram.DataFit;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the network costs in all, and how many problems it has; before that, what others have to say.
final class StatusBar extends HBox {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");

    /// Below this width the multiply-adds give way to what training has to say; the inspector has them too.
    private static final double ROOM_FOR_ALL = 1200;

    /// @param showProblems what a click on their number does
    StatusBar(DiagramModel model, List<Node> others, Runnable showProblems) {
        setId("status-bar");
        getStyleClass().add("status-bar");
        Label parameters = label("status-parameters");
        Label multiplyAdds = label("status-multiply-adds");
        Label layers = label("status-layers");
        Label field = label("status-field");
        Button problems = new Button();
        problems.setId("status-problems");
        problems.getStyleClass().add(Styles.FLAT);
        problems.setMinWidth(USE_PREF_SIZE);
        problems.setTooltip(Controls.tooltip(Texts.of("status.problems.tip")));
        problems.setOnAction(event -> showProblems.run());
        field.getTooltip().setText(Texts.of("status.field.tip"));
        model.summaryProperty().subscribe(summary -> {
            put(parameters, "parameters", summary.parameters());
            put(multiplyAdds, "multiply-adds", summary.multiplyAdds());
            layers.setText(Texts.of("status.layers", summary.depth()));
            layers.getTooltip()
                    .setText(Texts.of(
                            "status.layers.tip",
                            summary.depth(),
                            summary.layers().size()));
            field.setText(summary.receptiveField()
                    .map(sight -> Texts.of("status.field", sight.height(), sight.width()))
                    .orElse(""));
        });
        FontIcon fine = Icons.of("mdi2c-check-circle-outline");
        FontIcon note = Icons.of("mdi2e-eye-outline");
        FontIcon wrong = Icons.of("mdi2a-alert-circle-outline");
        model.checkProperty().subscribe(check -> {
            long count = check.problems().values().stream()
                    .flatMap(List::stream)
                    .filter(problem -> !DataFit.isNote(problem))
                    .count();
            boolean noted = count == 0 && !check.ok();
            problems.setText(noted ? Texts.of("status.note") : Texts.of("status.problems", count));
            problems.setGraphic(noted ? note : count == 0 ? fine : wrong);
            problems.pseudoClassStateChanged(PROBLEM, count > 0);
            problems.pseudoClassStateChanged(NOTE, noted);
        });
        Separator line = line();
        Separator second = line();
        Separator third = line();
        sceneProperty()
                .flatMap(Scene::widthProperty)
                .map(width -> width.doubleValue() >= ROOM_FOR_ALL)
                .orElse(true)
                .subscribe(fits -> List.of(line, multiplyAdds, second, layers, third, field)
                        .forEach(node -> {
                            node.setVisible(fits);
                            node.setManaged(fits);
                        }));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.SOMETIMES);
        others.forEach(other -> HBox.setHgrow(other, Priority.ALWAYS));
        getChildren().addAll(others);
        getChildren().addAll(spring, problems, line(), parameters, line, multiplyAdds, second, layers, third, field);
    }

    /// Briefly, and exactly in the tooltip.
    private static void put(Label label, String what, long number) {
        label.setText(Texts.of("status." + what, LargeNumbers.brief(number)));
        label.getTooltip().setText(Texts.of("status." + what + ".tip", number));
    }

    private static Label label(String id) {
        Label label = Controls.label("");
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(Controls.tooltip(""));
        return label;
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }
}
