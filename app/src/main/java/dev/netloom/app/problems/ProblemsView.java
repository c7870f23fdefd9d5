package dev.netloom.app.problems;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All problems of the network in a list, those of the whole first, then in the order of the blocks. A click on one
/// selects its block and brings it into sight.
public final class ProblemsView extends StackPane {
    /// More than anybody reads; what is left appears as others are solved.
    private static final int MOST = 100;

    private final DiagramModel model;
    private final Consumer<String> reveal;
    private final VBox rows = new VBox();
    private final ScrollPane list = new ScrollPane(rows);
    private final EmptyState empty = new EmptyState("problems.none");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active", true);

    /// @param reveal shows the block of this id
    public ProblemsView(DiagramModel model, Consumer<String> reveal) {
        this.model = model;
        this.reveal = reveal;
        setId("problems");
        getStyleClass().add("problems-view");
        rows.setId("problems-rows");
        rows.getStyleClass().add("problems-rows");
        list.getStyleClass().addAll("problems-list", "edge-to-edge");
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(list, empty);
        model.diagramProperty().subscribe(this::show);
        model.checkProperty().subscribe(this::show);
        active.subscribe(this::show);
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }

    private void show() {
        GraphCheck check = model.check();
        if (!active.get()
                || check == null
                || model.diagram() == null
                || !model.diagram().graph().nodes().stream()
                        .map(Node::id)
                        .toList()
                        .containsAll(check.shapes().keySet())) {
            return;
        }
        rows.getChildren()
                .setAll(Stream.concat(
                                Stream.of(GraphCheck.WHOLE),
                                model.diagram().graph().nodes().stream().map(Node::id))
                        .filter(id -> !check.problems(id).isEmpty())
                        .limit(MOST)
                        .map(id -> row(id, check.problems(id)))
                        .toList());
        empty.setVisible(rows.getChildren().isEmpty());
        list.setVisible(!empty.isVisible());
    }

    private HBox row(String id, List<Problem> problems) {
        Optional<Node> node = model.diagram().graph().find(id);
        String type = node.map(found -> BlockType.of(found.block()).key()).orElse("network");
        StackPane icon = new StackPane(Icons.block(type));
        icon.getStyleClass().add("block-icon");
        String name = node.map(Node::id).orElse(Texts.of("problems.network"));
        Label title = Controls.label(name, "problem-block");
        ProblemPane pane = new ProblemPane(ProblemPane.Place.LIST, model);
        pane.show(id, problems);
        HBox.setHgrow(pane, Priority.ALWAYS);
        HBox row = new HBox(icon, title, pane);
        row.setId("problem-row-" + (id.isEmpty() ? "network" : id));
        row.getStyleClass().addAll("problem-row", "kind-" + type);
        row.setFocusTraversable(true);
        row.setAccessibleText(Texts.of("problems.row", name, problems.size()));
        row.setOnMouseClicked(event -> choose(node));
        row.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose(node);
            }
        });
        return row;
    }

    private void choose(Optional<Node> node) {
        model.select(node.map(found -> Set.of(found.id())).orElse(Set.of()));
        node.ifPresent(found -> reveal.accept(found.id()));
    }
}
