package dev.netloom.app.slowmotion;

import dev.netloom.app.training.SpeedSlider;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Leads a batch through the network: to the next stop, back, anywhere, or by itself.
final class StepStageBar extends HBox {
    private final SlowMotion motion;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label place = Controls.label("", "slow-place");

    StepStageBar(SlowMotion motion) {
        this.motion = motion;
        getStyleClass().add("walk-bar");
        setAlignment(Pos.CENTER_LEFT);
        Button walk = new Button(Shortcut.WALK_BATCH.text(), Icons.of("mdi2w-walk"));
        walk.setId("walk-batch");
        walk.setMinWidth(USE_PREF_SIZE);
        walk.setTooltip(Controls.tooltip(Texts.of("slow.walk.tip")));
        walk.setOnAction(event -> motion.walkNext());
        motion.possible().subscribe(possible -> walk.setDisable(!possible));
        Button back = Controls.iconButton("walk-back", "mdi2s-skip-previous", null, motion::previous);
        Button play = Controls.iconButton("walk-play", "mdi2p-play", null, this::playOrPause);
        Button on = Controls.iconButton("walk-on", "mdi2s-skip-next", null, motion::next);
        motion.playingProperty().subscribe(playing -> {
            play.setGraphic(Icons.of(playing ? "mdi2p-pause" : "mdi2p-play"));
            String words = Texts.of(playing ? "slow.pause" : "command.walk-play");
            play.setAccessibleText(words);
            play.getTooltip().setText(words);
        });
        slider.setId("walk-place");
        slider.setBlockIncrement(1);
        slider.setMinWidth(60);
        slider.setPrefWidth(140);
        slider.setTooltip(Controls.tooltip(Texts.of("slow.place.tip")));
        slider.valueProperty().subscribe(value -> motion.goTo((int) Math.round(value.doubleValue())));
        place.setId("walk-where");
        place.setMinWidth(USE_PREF_SIZE);
        Label trouble = Controls.label("", "slow-trouble");
        trouble.setId("slow-trouble");
        trouble.textProperty().bind(motion.troubleProperty());
        trouble.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Explanation about = new Explanation("slow-about", "slow.about");
        SpeedSlider speed = new SpeedSlider("walk-speed", motion.session().paceProperty());
        getChildren().addAll(walk, back, play, on, slider, place, trouble, spring, speed, about);
        motion.walkProperty().subscribe(this::follow);
        motion.placeProperty().subscribe(this::follow);
        motion.walkProperty().subscribe(walked -> {
            back.setDisable(walked == null);
            play.setDisable(walked == null);
            on.setDisable(walked == null);
            slider.setDisable(walked == null);
        });
    }

    private void playOrPause() {
        if (motion.playingProperty().get()) {
            motion.pause();
        } else {
            motion.play();
        }
    }

    private void follow() {
        SlowMotion.Walk walk = motion.walkProperty().get();
        int at = motion.placeProperty().get();
        if (walk == null) {
            place.setText("");
            return;
        }
        slider.setMax(Math.max(1, walk.stops().size() - 1));
        if (Math.round(slider.getValue()) != at) {
            slider.setValue(at);
        }
        place.setText(Texts.of(
                "slow.place",
                walk.stepTrace().step().step(),
                at + 1,
                walk.stops().size()));
        slider.setAccessibleText(place.getText());
    }
}
