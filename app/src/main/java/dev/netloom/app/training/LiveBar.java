package dev.netloom.app.training;

import atlantafx.base.controls.Popover;
import atlantafx.base.controls.Popover.ArrowLocation;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// What can be done to a run while it goes: its speed, and a door to its settings.
final class LiveBar extends HBox {
    private final TrainingSession session;
    private final Button open = new Button(Texts.of("live.open"), Icons.of("mdi2t-tune-variant"));
    private Optional<Popover> shown = Optional.empty();

    LiveBar(TrainingSession session) {
        this.session = session;
        setId("live-bar");
        getStyleClass().add("live-bar");
        setAlignment(Pos.CENTER_LEFT);
        open.setId("live-open");
        open.setMinWidth(USE_PREF_SIZE);
        open.setAccessibleText(Texts.of("live.open.tip"));
        open.setTooltip(Controls.tooltip(Texts.of("live.open.tip")));
        open.setOnAction(event -> {
            if (shown.filter(Popover::isShowing).isPresent()) {
                hide();
            } else {
                show();
            }
        });
        getChildren().addAll(new SpeedSlider("speed", session.paceProperty()), open);
        session.stateProperty().subscribe(state -> {
            if (!state.isActive()) {
                hide();
            }
        });
    }

    /// A new one each time: one that was shown before keeps the colours of the theme of that time. It is dressed by
    /// itself, for a popover does not follow the window to another theme.
    private void show() {
        LivePanel panel = new LivePanel(session, this::hide);
        Theme.of(getScene().getRoot()).dress(panel);
        panel.getStyleClass().add("root"); // which the theme's colours are defined for
        Popover popover = new Popover(panel);
        popover.setArrowLocation(ArrowLocation.TOP_CENTER);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        shown = Optional.of(popover);
        popover.show(open);
        panel.fill();
    }

    private void hide() {
        shown.ifPresent(Popover::hide);
        shown = Optional.empty();
    }
}
