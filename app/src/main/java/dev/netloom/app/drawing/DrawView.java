package dev.netloom.app.drawing;

import dev.netloom.app.ensemble.Combined;
import dev.netloom.app.ensemble.EnsembleReader;
import dev.netloom.app.ensemble.MemberVotes;
import dev.netloom.app.gallery.ProbabilityBars;
import dev.netloom.app.results.DigitReader;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DigitFrame;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Recognition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Draw a digit: it is recognised while it is drawn, and can be kept.
public final class DrawView extends HBox {
    private static final int ZOOM = 3;
    private static final double BAR = 110;
    private static final double VOTE = 50;
    private static final double VOTES = 190;
    /// What everything else takes where there is little room.
    private static final double REST = 560;
    /// The most that the pad takes of the width.
    private static final double PAD = 0.25;

    private final Drawing drawing = new Drawing();
    private final LiveWeights watch;
    private final ObservableValue<Dataset> data;
    private final DigitReader reader = new DigitReader(this::show, this::fail);
    private final ImageView seen = new ImageView();
    private final Label verdict = Controls.label("", "draw-verdict");
    private final Label note = Controls.paragraph("", "text-muted");
    private final ProbabilityBars bars = new ProbabilityBars(BAR);
    private final EnsembleReader ensembleReader = new EnsembleReader(this::show, this::fail);
    private final MemberVotes votes = new MemberVotes(VOTE);
    private final CheckBox together = new CheckBox();
    private final KeptDigits kept;
    private final KeptView keptView;
    private InputDescription described;
    private Optional<Combined> ensemble = Optional.empty();
    private final Throttle throttle = new Throttle(Duration.millis(100), this::recognize);

    /// @param watch this view's own: it is asked while somebody looks
    /// @param data the images in use; null while there are none
    /// @param folder where drawings are kept
    /// @param folders asks for another folder
    public DrawView(LiveWeights watch, ObservableValue<Dataset> data, Path folder, Supplier<Optional<Path>> folders) {
        this.watch = watch;
        this.data = data;
        setId("draw");
        getStyleClass().add("draw");
        setMinHeight(0);
        DrawPad pad = new DrawPad(drawing);
        kept = new KeptDigits(folder);
        keptView = new KeptView(drawing, kept, folders);
        VBox around = new VBox(pad);
        around.setMinHeight(0);
        pad.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(Math.min(getHeight() - 20, getWidth() * PAD), 110, Ink.SIDE),
                        heightProperty(),
                        widthProperty()));
        pad.prefWidthProperty().bind(pad.prefHeightProperty());
        pad.minWidthProperty().bind(pad.prefHeightProperty());
        pad.maxHeightProperty().bind(pad.prefHeightProperty());
        HBox.setHgrow(keptView, Priority.ALWAYS);
        getChildren().addAll(new PenBar(drawing), around, sight(), keptView);
        addEventFilter(KeyEvent.KEY_TYPED, this::type);
        watch.activeProperty().bind(throttle.activeProperty());
        watch.subscribe(throttle::request);
        data.subscribe(throttle::request);
        drawing.listen(throttle::request);
        throttle.request();
    }

    /// Offers an ensemble in place of the network, while there is one.
    ///
    /// @param combined followed on the FX thread
    public void offer(ObservableValue<Optional<Combined>> combined) {
        combined.subscribe(offered -> {
            ensemble = offered.filter(one -> one.networks().stream().allMatch(member -> takesDigits(member.graph())));
            ensemble.ifPresent(one -> together.setText(Texts.of(
                    "draw.ensemble", one.networks().size(), one.ensemble().how().ordinal())));
            together.setVisible(ensemble.isPresent());
            together.setManaged(ensemble.isPresent());
            throttle.request();
        });
    }

    private HBox sight() {
        together.setId("draw-ensemble");
        together.setTooltip(Controls.tooltip(Texts.of("draw.ensemble.tip")));
        together.setMinWidth(USE_PREF_SIZE);
        together.setVisible(false);
        together.setManaged(false);
        together.selectedProperty().subscribe((before, now) -> throttle.request());
        votes.setId("draw-votes");
        votes.minWidthProperty()
                .bind(Bindings.createDoubleBinding(() -> Math.clamp(getWidth() - REST, 0, VOTES), widthProperty()));
        showVotes(false);
        verdict.setId("draw-verdict");
        note.setId("draw-note");
        bars.setId("draw-bars");
        seen.setId("draw-seen");
        seen.setAccessibleText(Texts.of("draw.seen"));
        HBox heading = new HBox(verdict, new Explanation("draw-about", "draw.about"));
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("confusion-heading");
        VBox words = new VBox(heading, together, bars, note);
        words.getStyleClass().add("draw-words");
        VBox picture = new VBox(seen, Controls.paragraph(Texts.of("draw.seen"), "text-muted", "draw-caption"));
        picture.getStyleClass().add("draw-picture");
        picture.setMaxWidth(ZOOM * DigitFrame.SIDE);
        picture.setMinWidth(ZOOM * DigitFrame.SIDE);
        HBox sight = new HBox(picture, words, votes);
        sight.getStyleClass().add("draw-sight");
        return sight;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// The drawings that were kept.
    public KeptDigits kept() {
        return kept;
    }

    /// What is drawn, as a network sees it: 28 × 28 pixels, 0 to 255, row by row; empty where nothing is.
    public Optional<byte[]> digit() {
        return drawing.blankProperty().get() ? Optional.empty() : Optional.of(drawing.framed());
    }

    /// A digit typed keeps the drawing as that digit.
    private void type(KeyEvent event) {
        if (event.getCharacter().length() == 1
                && Character.isDigit(event.getCharacter().charAt(0))) {
            keptView.keep(Character.digit(event.getCharacter().charAt(0), 10));
            event.consume();
        }
    }

    private void recognize() {
        byte[] framed = drawing.framed();
        seen.setImage(KeptTile.picture(framed, ZOOM));
        Optional<Graph> graph = watch.graph();
        if (asksEnsemble()) {
            ask(ensemble.get(), framed);
        } else if (graph.isEmpty() || watch.weights().isEmpty()) {
            say("draw.untrained", "draw.untrained.text");
        } else if (!takesDigits(graph.get())) {
            say("draw.other-input", "draw.other-input.text");
        } else if (drawing.blankProperty().get()) {
            say("draw.blank", "draw.blank.text");
        } else {
            described = NetworkInput.of(graph.get(), watch.weights().get(), data.getValue());
            float[] image = values(framed);
            described.normalization().apply(image, 0, described.shape());
            reader.read(graph.get(), watch.weights().get(), image, false);
        }
    }

    private boolean asksEnsemble() {
        return ensemble.isPresent() && together.isSelected();
    }

    private void ask(Combined asked, byte[] framed) {
        if (drawing.blankProperty().get()) {
            say("draw.blank", "draw.blank.text");
        } else {
            ensembleReader.read(asked.networks(), asked.ensemble().how(), values(framed));
        }
    }

    private static float[] values(byte[] framed) {
        float[] image = new float[framed.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = (framed[i] & 0xff) * (1 / 255f);
        }
        return image;
    }

    private void show(EnsembleReader.Answer answer) {
        if (drawing.blankProperty().get() || !asksEnsemble()) {
            return;
        }
        List<String> classes = ensemble.get().ensemble().members().getFirst().classes();
        show(classes, answer.combined());
        votes.show(answer.votes(), classes, MemberVotes.UNKNOWN);
        showVotes(true);
    }

    private void showVotes(boolean shown) {
        votes.setVisible(shown);
        votes.setManaged(shown);
    }

    private static boolean takesDigits(Graph graph) {
        Shape shape = new Shape(1, DigitFrame.SIDE, DigitFrame.SIDE);
        return graph.nodes().stream()
                .anyMatch(node ->
                        node.block() instanceof Input input && input.shape().equals(shape));
    }

    private void show(Recognition sight) {
        if (drawing.blankProperty().get() || asksEnsemble()) {
            return;
        }
        float[] probabilities = new float[sight.probabilities().size()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = sight.probabilities().get(k);
        }
        show(
                IntStream.range(0, probabilities.length)
                        .mapToObj(described::className)
                        .toList(),
                probabilities);
        showVotes(false);
    }

    private void show(List<String> classes, float[] probabilities) {
        int guess = 0;
        for (int k = 1; k < probabilities.length; k++) {
            guess = probabilities[k] > probabilities[guess] ? k : guess;
        }
        verdict.setText(Texts.of("draw.verdict", classes.get(guess), probabilities[guess]));
        bars.show(classes, probabilities, ProbabilityBars.UNKNOWN);
        bars.setVisible(true);
        bars.setManaged(true);
        note.setText("");
        note.setManaged(false);
    }

    private void say(String title, String text) {
        verdict.setText(Texts.of(title));
        note.setText(Texts.of(text));
        note.setManaged(true);
        showVotes(false);
        bars.setVisible(false);
        bars.setManaged(false);
    }

    private void fail(Exception failure) {
        say("draw.failed", "draw.failed.text");
    }
}
