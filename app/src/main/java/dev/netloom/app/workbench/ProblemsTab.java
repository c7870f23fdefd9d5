package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.problems.ProblemsView;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Tab;

/// The list of problems, whose title says how many there are.
final class ProblemsTab extends Tab {
    /// @param reveal shows the block of this id
    ProblemsTab(DiagramModel model, Consumer<String> reveal) {
        setId("tab-problems");
        setTooltip(Controls.tooltip(Texts.of("problems.tab.tip")));
        setClosable(false);
        ProblemsView view = new ProblemsView(model, reveal);
        view.activeProperty().bind(selectedProperty());
        setContent(view);
        model.checkProperty().subscribe(check -> {
            int count = check.problems().values().stream().mapToInt(List::size).sum();
            setText(Texts.of("problems.tab", count));
        });
    }
}
