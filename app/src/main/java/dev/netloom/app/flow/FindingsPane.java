package dev.netloom.app.flow;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.GradientFlow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the figures mean, in words, and what to try.
final class FindingsPane extends ScrollPane {
    private final VBox list = new VBox();
    private List<Finding> shown = List.of();

    FindingsPane() {
        setId("flow-findings");
        getStyleClass().addAll("flow-findings", "edge-to-edge");
        list.getStyleClass().add("flow-findings-list");
        setContent(list);
        setFitToWidth(true);
        setAccessibleText(Texts.of("flow.findings"));
    }

    void show(GradientFlow flow) {
        List<Finding> findings = FlowDoctor.findings(flow);
        if (!findings.equals(shown)) {
            shown = findings;
            list.getChildren().setAll(findings.stream().map(FindingsPane::card).toList());
            setAccessibleHelp(findings.stream().map(Finding::words).collect(Collectors.joining(" ")));
        }
    }

    private static HBox card(Finding finding) {
        FontIcon icon = Icons.of(
                switch (finding.level()) {
                    case HEALTHY -> "mdi2c-check-circle-outline";
                    case WATCH -> "mdi2e-eye-outline";
                    case ILL -> "mdi2a-alert-circle-outline";
                });
        Label mark = new Label(null, icon);
        Label words = Controls.paragraph(finding.words(), "flow-finding-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(mark, words);
        card.getStyleClass().addAll("flow-finding", finding.level().name().toLowerCase(Locale.ROOT));
        return card;
    }
}
