package dev.netloom.app.training;

import atlantafx.base.controls.Popover;
import atlantafx.base.controls.Popover.ArrowLocation;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// What can be done to a run while it goes: its speed, and a door to its settings.
final class LiveBar extends HBox {
    private final Popover popover = new Popover();
    private final LivePanel panel;

    LiveBar(TrainingSession session) {
        setId("live-bar");
        getStyleClass().add("live-bar");
        setAlignment(Pos.CENTER_LEFT);
        panel = new LivePanel(session, popover::hide);
        popover.setContentNode(panel);
        popover.setArrowLocation(ArrowLocation.TOP_CENTER);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        Button settings = new Button(Texts.of("live.open"), Icons.of("mdi2t-tune-variant"));
        settings.setId("live-open");
        settings.setMinWidth(USE_PREF_SIZE);
        settings.setAccessibleText(Texts.of("live.open.tip"));
        settings.setTooltip(Controls.tooltip(Texts.of("live.open.tip")));
        settings.setOnAction(event -> {
            if (popover.isShowing()) {
                popover.hide();
            } else {
                popover.show(settings);
                panel.fill();
            }
        });
        getChildren().addAll(new SpeedSlider("speed", session.paceProperty()), settings);
    }
}
