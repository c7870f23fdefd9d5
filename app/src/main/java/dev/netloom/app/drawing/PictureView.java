package dev.netloom.app.drawing;

import dev.netloom.app.gallery.ProbabilityBars;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.results.DigitReader;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.PastedImage;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.PicturePreview;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Recognition;
import dev.netloom.engine.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Any picture, dropped, pasted or opened: how the network sees it, and what it takes it for.
public final class PictureView extends HBox {
    private static final double BAR = 160;
    private static final int SIDE = 180;
    private static final int MOST = 10;

    private final LiveWeights watch;
    private final ObservableValue<Dataset> data;
    private final Supplier<Optional<Path>> files;
    private final Latest<Read> reading = new Latest<>(this::take, this::fail);
    private final DigitReader reader = new DigitReader(this::show, failure -> say("draw.failed", ""));
    private final ImageView original = view("picture-original");
    private final ImageView seen = view("picture-seen");
    private final VBox pair = new VBox();
    private final Label verdict = Controls.label("", "draw-verdict");
    private final Label note = Controls.paragraph("", "text-muted");
    private final ProbabilityBars bars = new ProbabilityBars(BAR);
    private final Throttle throttle = new Throttle(Duration.millis(100), this::recognize);
    private Callable<Path> picture;
    private Read read;

    /// A picture, and the image that a network is shown of it.
    ///
    /// @param source what was read
    /// @param pixels 0 to 1
    private record Read(Callable<Path> source, String name, InputDescription input, Image original, float[] pixels) {
        float[] asSeen() {
            float[] values = pixels.clone();
            input.normalization().apply(values, 0, input.shape());
            return values;
        }
    }

    /// @param watch this view's own: it is asked while somebody looks
    /// @param data the images in use; null while there are none
    /// @param files asks for a file
    public PictureView(LiveWeights watch, ObservableValue<Dataset> data, Supplier<Optional<Path>> files) {
        this.watch = watch;
        this.data = data;
        this.files = files;
        setId("picture");
        getStyleClass().addAll("draw", "picture-view");
        setMinHeight(0);
        setFocusTraversable(true);
        getChildren().addAll(choosing(), pair, words());
        pair.setId("picture-pair");
        pair.getStyleClass().add("picture-pair");
        pair.getChildren().setAll(new HBox(captioned(original, "picture.original"), captioned(seen, "draw.seen")));
        pair.getChildren().getFirst().getStyleClass().add("picture-both");
        pair.managedProperty().bind(pair.visibleProperty());
        setOnDragOver(this::accept);
        setOnDragDropped(this::drop);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.PASTE.matches(event)) {
                take(Clipboard.getSystemClipboard());
                event.consume();
            }
        });
        watch.activeProperty().bind(throttle.activeProperty());
        watch.subscribe(throttle::request);
        data.subscribe(throttle::request);
        throttle.request();
    }

    private static ImageView view(String id) {
        ImageView view = new ImageView();
        view.setId(id);
        view.setPreserveRatio(true);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        return view;
    }

    private static VBox captioned(ImageView view, String key) {
        view.setAccessibleText(Texts.of(key));
        VBox box = new VBox(view, Controls.label(Texts.of(key), "text-muted", "draw-caption"));
        box.getStyleClass().add("draw-picture");
        return box;
    }

    private FlowPane choosing() {
        FlowPane buttons = new FlowPane(
                button(
                        "picture-open",
                        "mdi2f-folder-open-outline",
                        () -> files.get().ifPresent(this::open)),
                button("picture-paste", "mdi2c-content-paste", () -> take(Clipboard.getSystemClipboard())));
        buttons.getStyleClass().add("picture-buttons");
        return buttons;
    }

    private static Button button(String id, String icon, Runnable action) {
        Button button = new Button(Texts.of("command." + id), Icons.of(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(Controls.tooltip(Texts.of("command." + id + ".tip")));
        button.setOnAction(event -> action.run());
        return button;
    }

    private VBox words() {
        verdict.setId("picture-verdict");
        note.setId("picture-note");
        bars.setId("picture-bars");
        HBox heading = new HBox(verdict, new Explanation("picture-about", "picture.about"));
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("confusion-heading");
        VBox words = new VBox(heading, bars, note);
        words.getStyleClass().addAll("draw-words", "picture-words");
        return words;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// Shows the network this picture.
    public void open(Path file) {
        take(() -> file);
    }

    private void take(Callable<Path> source) {
        picture = source;
        read = null;
        throttle.request();
    }

    private void take(Clipboard clipboard) {
        if (clipboard.hasFiles()) {
            open(clipboard.getFiles().getFirst().toPath());
        } else if (clipboard.hasImage()) {
            PastedImage pasted = new PastedImage(clipboard.getImage());
            take(pasted::toFile);
        } else {
            say("picture.nothing", "picture.nothing.text");
        }
    }

    private void accept(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        take(event.getDragboard());
        event.setDropCompleted(true);
        event.consume();
    }

    private void recognize() {
        Optional<Graph> graph = watch.graph();
        Optional<Weights> weights = watch.weights();
        if (graph.isEmpty() || weights.isEmpty()) {
            say("draw.untrained", "picture.untrained.text");
        } else if (picture == null) {
            say("picture.none", "picture.none.text");
        } else {
            InputDescription input = NetworkInput.of(graph.get(), weights.get(), data.getValue());
            if (read != null && read.source() == picture && read.input().equals(input)) {
                reader.read(graph.get(), weights.get(), read.asSeen(), false);
            } else {
                Callable<Path> source = picture;
                reading.ask(() -> read(source, input));
            }
        }
    }

    private static Read read(Callable<Path> source, InputDescription input) throws Exception {
        Path file = source.call();
        InputDescription plain =
                new InputDescription(input.shape(), input.fit(), ChannelNormalization.NONE, input.classes());
        Image original = Pictures.of(PicturePreview.of(file, 2 * SIDE), 0, 2 * SIDE);
        return new Read(source, file.getFileName().toString(), input, original, plain.read(file));
    }

    private void take(Read next) {
        if (next.source() == picture) {
            read = next;
            original.setImage(next.original());
            seen.setImage(Pictures.of(
                    next.input().shape(),
                    next.pixels(),
                    Pictures.zoom(next.input().shape(), SIDE)));
            pair.setVisible(true);
            recognize();
        }
    }

    private void fail(Exception failure) {
        picture = null;
        say("picture.unread", "");
        tell(FileReason.of(failure));
    }

    private void show(Recognition sight) {
        if (read == null) {
            return;
        }
        float[] probabilities = new float[sight.probabilities().size()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = sight.probabilities().get(k);
        }
        List<String> names = IntStream.range(0, probabilities.length)
                .mapToObj(read.input()::className)
                .toList();
        verdict.setText(Texts.of("draw.verdict", names.get(sight.guess()), sight.confidence()));
        bars.showTop(names, probabilities, ProbabilityBars.UNKNOWN, MOST);
        bars.setVisible(true);
        bars.setManaged(true);
        tell(read.name());
    }

    private void say(String title, String text) {
        verdict.setText(Texts.of(title));
        bars.setVisible(false);
        bars.setManaged(false);
        pair.setVisible(false);
        tell(text.isEmpty() ? "" : Texts.of(text));
    }

    private void tell(String words) {
        note.setText(words);
        note.setManaged(!words.isEmpty());
    }
}
