package dev.netloom.app.flow;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.inspect.GradientFlow;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// How gradients come through the network, live, and what to do about it.
public final class FlowView extends StackPane {
    private static final double WORDS = 300;

    private final FlowModel model;
    private final FlowBars bars;
    private final FindingsPane findings = new FindingsPane();
    private final EmptyState empty = new EmptyState("flow.empty");
    private final Label heading = Controls.label("", "flow-heading");
    private final ToggleGroup sources = new ToggleGroup();
    private final ToggleButton run = source("flow-run", Styles.LEFT_PILL);
    private final ToggleButton untrained = source("flow-untrained", Styles.RIGHT_PILL);
    private final CheckBox wires = new CheckBox(Texts.of("flow.wires"));
    private final Button forget = new Button(Texts.of("flow.forget"));
    private final HBox measured;
    private final Throttle throttle = new Throttle(Duration.millis(100), this::refresh);

    public FlowView(FlowModel model, GradientWires gradientWires) {
        this.model = model;
        bars = new FlowBars(node -> model.diagram().select(Set.of(node)));
        setId("flow");
        getStyleClass().add("flow");
        wires.setId("flow-wires");
        wires.setTooltip(Controls.tooltip(Texts.of("flow.wires.tip")));
        wires.selectedProperty().bindBidirectional(gradientWires.onProperty());
        forget.setId("flow-forget");
        forget.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        forget.setTooltip(Controls.tooltip(Texts.of("flow.forget.tip")));
        forget.setOnAction(event -> model.forgetEarlier());
        forget.managedProperty().bind(forget.visibleProperty());
        HBox.setHgrow(bars, Priority.ALWAYS);
        measured = new HBox(bars, words());
        measured.getStyleClass().add("flow-measured");
        StackPane centre = new StackPane(measured, empty);
        centre.setMinHeight(0);
        BorderPane content = new BorderPane(centre);
        content.setTop(head());
        getChildren().add(content);
        model.activeProperty()
                .bind(throttle.activeProperty().or(wires.selectedProperty()).or(model.inspectedProperty()));
        model.shownProperty().subscribe(throttle::request);
        model.earlierProperty().subscribe(throttle::request);
        model.absenceProperty().subscribe(throttle::request);
        model.untrainedProperty().subscribe(throttle::request);
        throttle.request();
    }

    private HBox head() {
        heading.setId("flow-heading");
        heading.setMinWidth(0);
        HBox chips = new HBox(run, untrained);
        chips.getStyleClass().add("chips");
        chips.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        wires.setMinWidth(USE_PREF_SIZE);
        forget.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(chips, heading, gap, forget, wires, new Explanation("flow-about", "flow.about"));
        head.getStyleClass().add("flow-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox words() {
        VBox.setVgrow(findings, Priority.ALWAYS);
        VBox words =
                new VBox(new FlowSwitches(model), Controls.paragraph(Texts.of("flow.next"), "flow-next"), findings);
        words.getStyleClass().add("flow-side");
        words.setPrefWidth(WORDS);
        words.setMinWidth(200);
        return words;
    }

    private ToggleButton source(String id, String place) {
        String key = id.replaceFirst("-", ".");
        ToggleButton toggle = new ToggleButton(Texts.of(key));
        toggle.setId(id);
        toggle.setToggleGroup(sources);
        toggle.getStyleClass().addAll("chip", place);
        toggle.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(event -> {
            model.untrainedProperty().set(id.equals("flow-untrained"));
            refresh();
        });
        return toggle;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    private void refresh() {
        GradientFlow flow = model.shownProperty().get();
        boolean ofRun = model.isRunning() || !model.untrainedProperty().get() && model.hasRun();
        run.setSelected(ofRun);
        untrained.setSelected(!ofRun);
        run.setDisable(!model.isRunning() && !model.hasRun());
        untrained.setDisable(model.isRunning());
        empty.say(model.absenceProperty().get());
        empty.setVisible(flow == null);
        bars.setVisible(flow != null);
        findings.setVisible(flow != null);
        forget.setVisible(model.earlierProperty().get() != null);
        if (flow == null) {
            heading.setText("");
            return;
        }
        heading.setText(
                flow.step() > 0
                        ? Texts.of("flow.heading", flow.step(), flow.images(), flow.loss())
                        : Texts.of("flow.heading.untrained", flow.images(), flow.loss()));
        bars.show(flow, Optional.ofNullable(model.earlierProperty().get()));
        findings.show(flow);
    }
}
