package dev.netloom.app.looks;

import dev.netloom.app.image.BlockPicker;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.train.TrainingEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// How 2,000 test digits lie to each other in what a layer puts out: in the plane in which they differ
/// most, epoch by epoch.
final class PcaView extends InterpretabilityPage {
    private static final double APART = 250;
    private static final Duration STAY = Duration.millis(800);

    private final InsideChoice choice;
    private final DigitLinks looks;
    private final WeightsSnapshots frames;
    private final PcaModel model = new PcaModel(() -> miss("looks.failed"));
    private final Scatter scatter = new Scatter();
    private final BlockPicker layers;
    private final Slider slider = prepared(new Slider(0, 1, 0), "plane-epoch");
    private final ToggleButton play = prepared(new ToggleButton(Texts.of("plane.play")), "plane-play");
    private final HBox epochs = new HBox();
    private final Label moment = Controls.label("", "looks-words");
    private final Label variance = Controls.paragraph("", "looks-sentences");
    private final FlowPane legend = new FlowPane();
    private final DigitCard card = new DigitCard("plane-picture");
    private final Label title = Controls.paragraph("", "looks-card-title");
    private final Label verdict = Controls.paragraph("", "looks-words");
    private final HBox digitRow = new HBox();
    private final FlowPane doors;
    private final Button large;
    private final Timeline playing = new Timeline(new KeyFrame(STAY, event -> step()));
    private boolean following;
    private int known;
    private List<String> named = List.of();

    PcaView(Source source, InsideChoice choice, DigitLinks looks, Runnable takeWeights) {
        super("plane", source, APART);
        this.choice = choice;
        layers = new BlockPicker("plane-layer", Texts.of("plane.layer.tip"), choice);
        this.looks = looks;
        this.frames = new WeightsSnapshots(takeWeights);
        large = button("plane-large", () -> go(looks.large()));
        doors = new FlowPane(
                large,
                button("plane-saliency", () -> go(looks.saliency())),
                button("plane-nearest", () -> go(looks.nearest())));
        doors.getStyleClass().add("looks-doors");
        prepareEpochs();
        control(layers, epochs, progress("plane-progress", "plane.computing", model.progressProperty()));
        fill(body());
        choice.onUnit(this::request);
        choice.onImage(this::request);
        model.planesProperty().subscribe(this::follow);
        scatter.hoveredProperty().subscribe(this::showDigit);
        scatter.chosenProperty().subscribe(this::choose);
        scatter.setOnOpen(() -> go(looks.large()));
        watch();
    }

    private void go(IntConsumer door) {
        if (scatter.chosenProperty().get() != Scatter.NONE) {
            plane().ifPresent(shown ->
                    door.accept(shown.images()[scatter.chosenProperty().get()]));
        }
    }

    private void prepareEpochs() {
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(1);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(120);
        play.getStyleClass().addAll("chip");
        playing.setCycleCount(Animation.INDEFINITE);
        play.selectedProperty().subscribe(on -> {
            play.setText(Texts.of(on ? "plane.pause" : "plane.play"));
            if (on) {
                slider.setValue(slider.getValue() >= slider.getMax() ? 0 : slider.getValue());
                playing.play();
            } else {
                playing.stop();
            }
        });
        moment.setId("plane-moment");
        epochs.getStyleClass().add("looks-progress");
        epochs.getChildren().addAll(play, slider, moment);
        slider.valueProperty().subscribe(() -> {
            if (!following) {
                showPlane();
            }
        });
    }

    private BorderPane body() {
        variance.setId("plane-variance");
        legend.setId("plane-legend");
        legend.getStyleClass().add("plane-legend");
        title.setId("plane-digit-title");
        verdict.setId("plane-digit-verdict");
        VBox beside = new VBox(title, verdict, doors);
        beside.getStyleClass().add("plane-beside");
        HBox.setHgrow(beside, Priority.ALWAYS);
        digitRow.getChildren().addAll(card, beside);
        digitRow.getStyleClass().add("plane-digit");
        VBox words = new VBox(legend, digitRow, variance);
        words.getStyleClass().add("plane-side");
        ScrollPane side = new ScrollPane(words);
        side.setFitToWidth(true);
        side.getStyleClass().add("edge-to-edge");
        side.setPrefWidth(268);
        BorderPane body = new BorderPane(scatter);
        body.setRight(side);
        body.setMinHeight(0);
        return body;
    }

    /// Also while nobody looks: a new run makes the frames of the last one worthless.
    void hear(TrainingEvent event) {
        if (frames.hear(event, activeProperty().get())) {
            request();
        }
    }

    @Override
    void showNetwork(InspectedNetwork now) {
        found();
        layers.offer(now.layers(), now.graph(), now.lastHidden());
        offerClasses(now.data());
        if (layers.shown() != null) {
            tell();
            model.show(now, layers.shown(), frames.of(now, source().watch().initial(), source().isTraining()));
        }
    }

    @Override
    void leave() {
        model.rest();
        scatter.rest();
        play.setSelected(false);
    }

    @Override
    public boolean isComplete() {
        int ready = model.planesProperty().get().size();
        return ready > 0 && ready == model.wanted();
    }

    private void offerClasses(Dataset data) {
        if (data.classes().equals(named)) {
            return;
        }
        named = data.classes();
        legend.getChildren().clear();
        for (int label = 0; label < data.classes().size(); label++) {
            int own = label;
            ToggleButton chip = new ToggleButton(data.classes().get(label));
            chip.setId("plane-class-" + label);
            chip.getStyleClass().addAll("chip", "plane-class");
            String colour = ClassColours.of(label).toString().substring(2, 8);
            chip.setStyle("-fx-border-color: transparent transparent #" + colour + " transparent;");
            chip.setTooltip(
                    Controls.tooltip(Texts.of("plane.class.tip", data.classes().get(label))));
            chip.setAccessibleText(Texts.of("plane.class.tip", data.classes().get(label)));
            chip.setOnAction(event -> scatter.emphasisedProperty().set(chip.isSelected() ? own : Scatter.NONE));
            scatter.emphasisedProperty().subscribe(chosen -> chip.setSelected(chosen.intValue() == own));
            legend.getChildren().add(chip);
        }
    }

    /// Who looks at the newest goes on to the next one.
    private void follow() {
        List<PcaModel.Plane> planes = model.planesProperty().get();
        boolean newest = Math.round(slider.getValue()) >= known - 1;
        known = planes.size();
        following = true;
        slider.setMax(Math.max(1, planes.size() - 1));
        if (newest && !play.isSelected()) {
            slider.setValue(Math.max(0, planes.size() - 1));
        }
        following = false;
        slider.setDisable(planes.size() < 2);
        play.setDisable(planes.size() < 2);
        showPlane();
    }

    private void step() {
        if (slider.getValue() >= model.planesProperty().get().size() - 1) {
            play.setSelected(false);
        } else {
            slider.setValue(Math.round(slider.getValue()) + 1);
        }
    }

    private Optional<PcaModel.Plane> plane() {
        List<PcaModel.Plane> planes = model.planesProperty().get();
        int place = Math.clamp(Math.round(slider.getValue()), 0, Math.max(0, planes.size() - 1));
        return planes.isEmpty() ? Optional.empty() : Optional.of(planes.get(place));
    }

    private void showPlane() {
        Optional<PcaModel.Plane> plane = plane();
        scatter.setVisible(plane.isPresent());
        if (plane.isEmpty() || source().subject().isEmpty()) {
            moment.setText("");
            variance.setText("");
            return;
        }
        PcaModel.Plane shown = plane.get();
        Dataset data = source().subject().get().data();
        scatter.show(data, shown);
        moment.setText(shown.frame().say());
        tell();
    }

    /// How much of the truth the plane shows, and the chosen image on it.
    private void tell() {
        markImage();
        if (plane().isEmpty() || source().subject().isEmpty()) {
            variance.setText("");
            return;
        }
        PcaModel.Plane shown = plane().get();
        Dataset data = source().subject().get().data();
        int right = 0;
        for (int i = 0; i < shown.guesses().length; i++) {
            right += shown.guesses()[i] == data.test().label(shown.images()[i]) ? 1 : 0;
        }
        variance.setText(Texts.of(
                        "plane.variance",
                        shown.points().share(),
                        shown.points().first(),
                        shown.points().second(),
                        shown.guesses().length,
                        (double) right / Math.max(1, shown.guesses().length))
                + absent(shown));
        showDigit();
    }

    /// The chosen image, where it has a point.
    private void markImage() {
        int image = choice.drawnProperty().get()
                ? Scatter.NONE
                : choice.imageProperty().get();
        scatter.chosenProperty().set(plane().map(shown -> shown.point(image)).orElse(Scatter.NONE));
    }

    /// Says where the chosen image has no point.
    private String absent(PcaModel.Plane shown) {
        if (choice.drawnProperty().get()) {
            return " " + Texts.of("plane.drawn");
        }
        return shown.point(choice.imageProperty().get()) != Scatter.NONE
                ? ""
                : " " + Texts.of("plane.absent", choice.imageProperty().get());
    }

    /// What the user chose, and not what is shown in its place.
    private void choose() {
        if (scatter.chosenProperty().get() != Scatter.NONE) {
            plane().ifPresent(shown ->
                    choice.chooseImage(shown.images()[scatter.chosenProperty().get()]));
        }
        showDigit();
    }

    private void showDigit() {
        int under = scatter.hoveredProperty().get();
        int point = under != Scatter.NONE ? under : scatter.chosenProperty().get();
        Optional<PcaModel.Plane> plane = plane();
        boolean there =
                point != Scatter.NONE && plane.isPresent() && source().subject().isPresent();
        digitRow.setVisible(there);
        digitRow.setManaged(there);
        doors.setVisible(scatter.chosenProperty().get() != Scatter.NONE);
        doors.setManaged(doors.isVisible());
        large.setDisable(!looks.results().getAsBoolean());
        if (there) {
            InspectedNetwork subject = source().subject().get();
            Shape shape = subject.data().test().shape();
            int digit = plane.get().images()[point];
            int side = scatter.chosenProperty().get() == point ? 140 : 112;
            String words = verdict(subject, digit, plane.get().guesses()[point]);
            title.setText(Texts.of("mistakes.index", digit));
            verdict.setText(words);
            card.show(
                    "",
                    Pictures.of(shape, Pictures.pixels(subject.data().test(), digit), DigitCard.zoom(shape, side)),
                    "");
            scatter.setAccessibleText(Texts.of("plane.spoken", digit, words));
        }
    }

    private static String verdict(InspectedNetwork subject, int digit, int guess) {
        String label = subject.className(subject.data().test().label(digit));
        return Texts.of("plane.verdict", label, subject.className(guess));
    }
}
