package dev.netloom.app.gallery;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// One mistake, larger, with the likeliest classes and when it was recognised.
final class MistakePreview extends StackPane {
    private static final int SMALLEST = 84;
    private static final int LARGEST = 420;

    /// What stands below the picture.
    private static final double OTHERS = 60;

    private static final double BAR = 130;
    private static final double SMALL_BAR = 80;
    private static final double WORDS = 274;
    private static final double SMALL_WORDS = 226;
    private static final int TOP = 5;

    /// As many, where the height is less than this.
    private static final int FEW = 3;

    private static final double LOW = 130;

    private final ImageView image = new ImageView();
    private final Label title = new Label();
    private final Label verdict = new Label();
    private final Label note = new Label();
    private final ProbabilityBars bars = new ProbabilityBars(BAR);
    private final Label disputed = new Label();
    private final ResultsModel results;
    private final KeptVerdicts verdicts;
    private final FlipStrip strip;
    private final HBox content;
    private final Label hint = new Label(Texts.of("mistakes.choose"));
    private int top = TOP;
    private int side = SMALLEST;
    private Runnable draw = () -> {};

    MistakePreview(ResultsModel results, KeptVerdicts verdicts) {
        this.results = results;
        this.verdicts = verdicts;
        strip = new FlipStrip(results);
        setId("mistake-preview");
        getStyleClass().add("mistake-preview");
        hint.setWrapText(true);
        hint.getStyleClass().add("text-muted");
        hint.setAlignment(Pos.CENTER);
        hint.setTextAlignment(TextAlignment.CENTER);
        title.getStyleClass().add("text-muted");
        note.getStyleClass().add("text-muted");
        note.setWrapText(true);
        verdict.getStyleClass().add("mistake-verdict");
        disputed.setWrapText(true);
        disputed.setMinHeight(USE_PREF_SIZE);
        disputed.getStyleClass().add("disputed");
        VBox words = new VBox(verdict, disputed, bars, note, title);
        words.getStyleClass().add("mistake-preview-words");
        VBox picture = new VBox(image, strip);
        picture.getStyleClass().add("mistake-preview-words");
        picture.setAlignment(Pos.TOP_CENTER);
        content = new HBox(picture, words);
        content.getStyleClass().add("mistake-preview-content");
        getChildren().addAll(hint, content);
        clear();
    }

    /// As large as there is room, and most of it left to the other mistakes.
    void fit(double width, double height, boolean small) {
        bars.setBarWidth(small ? SMALL_BAR : BAR);
        top = height < LOW ? FEW : TOP;
        side = Math.clamp((long) Math.min(height - OTHERS, width / 4), SMALLEST, LARGEST);
        double all = side + (small ? SMALL_WORDS : WORDS);
        setMinWidth(all);
        setMaxWidth(all);
        draw.run();
    }

    void clear() {
        draw = () -> {};
        content.setVisible(false);
        hint.setVisible(true);
    }

    /// @param probabilities of every class; empty where they were not kept
    void show(Dataset data, Mistake mistake, float[] probabilities) {
        content.setVisible(true);
        hint.setVisible(false);
        draw = () -> draw(data, mistake, probabilities);
        draw.run();
        title.setText(Texts.of("mistakes.index", mistake.image()));
        verdict.setText(verdict(data, mistake));
        tellDispute(disputed, results, mistake.image());
        verdicts.find(mistake.image())
                .ifPresent(own -> title.setText(
                        title.getText() + ". " + Texts.of("verdict.yours", VerdictButtons.words(own, data.classes()))));
        note.setText(
                probabilities.length > 0 ? "" : Texts.of("mistakes.not-kept", mistake.confidence(), mistake.loss()));
        note.setVisible(probabilities.length == 0);
        note.setManaged(note.isVisible());
    }

    private void draw(Dataset data, Mistake mistake, float[] probabilities) {
        bars.showTop(data.classes(), probabilities, mistake.label(), top);
        image.setImage(Pictures.of(data.test(), mistake.image(), side));
        strip.show(mistake.image(), data.classes(), side);
    }

    /// Says what people made of an image whose label is in dispute; of others, nothing.
    static void tellDispute(Label words, ResultsModel results, int image) {
        List<String> classes = results.dataProperty().get().classes();
        words.setText(results.disputed()
                .find(image)
                .map(dispute -> Texts.of(
                        "mistakes.disputed.raters",
                        dispute.raters().all(),
                        dispute.raters().label(),
                        classes.get(dispute.label()),
                        dispute.raters().other(),
                        classes.get(dispute.other()),
                        dispute.raters().neither()))
                .orElse(""));
        words.setVisible(!words.getText().isEmpty());
        words.setManaged(words.isVisible());
    }

    static String verdict(Dataset data, Mistake mistake) {
        String is = data.classes().get(mistake.label());
        String taken = data.classes().get(mistake.taken());
        if (mistake.isFixed()) {
            return Texts.of("mistakes.verdict.fixed", is, taken);
        }
        return Texts.of(mistake.isRight() ? "mistakes.verdict.right" : "mistakes.verdict", is, taken);
    }
}
