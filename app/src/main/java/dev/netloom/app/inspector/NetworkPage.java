package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.problems.ProblemPane;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Guide;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.GraphCheck;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The inspector's page about the network as a whole, and what to do first.
final class NetworkPage extends VBox {
    private final DiagramModel model;
    private final String network;
    private final ProblemPane problems;
    private final Facts facts = new Facts();

    NetworkPage(DiagramModel model, Guide guide) {
        this.model = model;
        this.network = model.diagram().name();
        this.problems = new ProblemPane(ProblemPane.Place.INSPECTOR, model);
        getStyleClass().addAll("page", "kind-network");
        StackPane icon = new StackPane(Icons.block("network"));
        icon.getStyleClass().addAll("block-icon", "large");
        Label name = Controls.label(network, "page-title");
        name.setId("inspector-name");
        HBox heading = new HBox(icon, new VBox(name, Controls.label(Texts.of("inspector.network"), "page-subtitle")));
        heading.getStyleClass().add("page-heading");
        getChildren().addAll(heading, Controls.paragraph(Texts.of("inspector.network.about"), "about"));
        if (guide.knows(network)) {
            Hyperlink page = new Hyperlink(Texts.of("inspector.network.read", network));
            page.setId("inspector-read");
            page.setTooltip(Controls.tooltip(Texts.of("inspector.network.read.tip", network)));
            page.setAccessibleText(Texts.of("inspector.network.read.tip", network));
            page.setOnAction(event -> guide.readAboutTitle(network));
            getChildren().add(page);
        }
        problems.setId("inspector-problems");
        VBox hints = new VBox(Controls.label(Texts.of("inspector.hints"), "section"));
        hints.getStyleClass().add("hints");
        for (String hint : new String[] {"add", "wire", "move", "view"}) {
            hints.getChildren().add(Controls.paragraph(Texts.of("inspector.hint." + hint), "hint"));
        }
        getChildren().addAll(problems, facts, hints);
        show();
    }

    /// Whether it is about the network by that name.
    boolean isAbout(String name) {
        return network.equals(name);
    }

    void show() {
        problems.show(GraphCheck.WHOLE, model.check().problems(GraphCheck.WHOLE));
        facts.show(
                model.summaryProperty().get(), model.diagram().graph().nodes().size());
    }
}
