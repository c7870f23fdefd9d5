package dev.netloom.app.problems;

import atlantafx.base.theme.Styles;
import dev.netloom.app.diagram.DataFit;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Fix;
import dev.netloom.app.diagram.Fixes;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.block.Problem;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The problems of one block, or of the network as a whole, each with the ways out of it.
public final class ProblemPane extends VBox {
    /// Where it stands, and how much room there is.
    public enum Place {
        BLOCK(1),
        INSPECTOR(3),
        LIST(2);

        private final int fixes;

        Place(int fixes) {
            this.fixes = fixes;
        }
    }

    private final Place place;
    private final DiagramModel model;

    public ProblemPane(Place place, DiagramModel model) {
        this.place = place;
        this.model = model;
        getStyleClass().addAll("problem-pane", "on-" + place.name().toLowerCase(Locale.ROOT));
    }

    /// @param id of the block, or [dev.netloom.engine.graph.GraphCheck#WHOLE]
    public void show(String id, List<Problem> problems) {
        getChildren().clear();
        for (Problem problem : problems) {
            Label words = Controls.paragraph(ProblemText.of(problem), "problem-words");
            if (getChildren().isEmpty() && place == Place.BLOCK) {
                words.setId("problem-" + id);
            }
            VBox one = new VBox(words);
            one.getStyleClass().add(DataFit.isNote(problem) ? "note" : "problem");
            FlowPane buttons = fixes(id, problem);
            if (!buttons.getChildren().isEmpty()) {
                one.getChildren().add(buttons);
            }
            getChildren().add(one);
        }
        setVisible(!problems.isEmpty());
        setManaged(isVisible());
    }

    private FlowPane fixes(String id, Problem problem) {
        FlowPane buttons = new FlowPane(6, 4);
        buttons.getStyleClass().add("fixes");
        Fixes.of(model.diagram(), model.check(), id, problem).stream()
                .limit(place.fixes)
                .map(fix -> button(id, fix))
                .forEach(buttons.getChildren()::add);
        return buttons;
    }

    private Button button(String id, Fix fix) {
        Button button = new Button(fix.name(), place == Place.BLOCK ? null : Icons.of("mdi2a-auto-fix"));
        button.setWrapText(true);
        button.setId("fix-" + fix.key() + "-" + id);
        button.getStyleClass().addAll("fix", Styles.SMALL);
        Tips.install(button, () -> Texts.of("fix.tip", fix.name()));
        button.setAccessibleText(Texts.of("fix.accessible", fix.name()));
        button.setOnAction(event -> model.apply(fix));
        return button;
    }
}
