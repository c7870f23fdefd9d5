package dev.netloom.app.gallery;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.Misclassified;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// One mistake, large, with the probability that the network gave to every class.
final class MistakePreview extends StackPane {
    private static final int SIDE = 168;
    private static final int SMALL_SIDE = 112;
    private static final double BAR = 110;
    private static final double SMALL_BAR = 70;
    private static final PseudoClass SMALL = PseudoClass.getPseudoClass("small");

    private final ImageView image = new ImageView();
    private final Label title = new Label();
    private final Label verdict = new Label();
    private final GridPane bars = new GridPane();
    private final ColumnConstraints barColumn = new ColumnConstraints(BAR);
    private final HBox content;
    private final Label hint = new Label(Texts.of("mistakes.choose"));

    MistakePreview() {
        setId("mistake-preview");
        getStyleClass().add("mistake-preview");
        hint.setWrapText(true);
        hint.getStyleClass().add("text-muted");
        hint.setAlignment(Pos.CENTER);
        hint.setTextAlignment(TextAlignment.CENTER);
        title.getStyleClass().add("text-muted");
        verdict.getStyleClass().add("mistake-verdict");
        bars.getStyleClass().add("mistake-bars");
        bars.getColumnConstraints().addAll(right(), barColumn, right());
        image.setPreserveRatio(true);
        image.setSmooth(false);
        VBox words = new VBox(verdict, bars);
        words.getStyleClass().add("mistake-preview-words");
        VBox picture = new VBox(image, title);
        picture.getStyleClass().add("mistake-preview-words");
        picture.setAlignment(Pos.TOP_CENTER);
        content = new HBox(picture, words);
        content.getStyleClass().add("mistake-preview-content");
        getChildren().addAll(hint, content);
        clear();
    }

    /// Leaves more of a narrow dock to the other mistakes.
    void makeSmall(boolean small) {
        pseudoClassStateChanged(SMALL, small);
        image.setFitWidth(small ? SMALL_SIDE : SIDE);
        barColumn.setPrefWidth(small ? SMALL_BAR : BAR);
    }

    void clear() {
        content.setVisible(false);
        hint.setVisible(true);
    }

    void show(Dataset data, Misclassified mistake) {
        content.setVisible(true);
        hint.setVisible(false);
        image.setImage(Pictures.of(
                data.test(), mistake.index(), Pictures.zoom(data.test().shape(), SIDE)));
        title.setText(Texts.of("mistakes.index", mistake.index()));
        String is = data.classes().get(mistake.label());
        String taken = data.classes().get(mistake.predicted());
        verdict.setText(Texts.of("mistakes.verdict", is, taken));
        bars.getChildren().clear();
        for (int i = 0; i < mistake.probabilities().size(); i++) {
            String style = i == mistake.label() ? "right" : i == mistake.predicted() ? "wrong" : "other";
            addBar(i, data.classes().get(i), mistake.probabilities().get(i), style);
        }
    }

    private void addBar(int row, String name, double probability, String style) {
        Label label = new Label(name);
        label.getStyleClass().add(style);
        Region bar = new Region();
        bar.getStyleClass().addAll("mistake-bar", style);
        bar.setManaged(false);
        Pane track = new Pane(bar);
        track.widthProperty()
                .subscribe(width -> bar.resizeRelocate(0, 1, Math.max(1, probability * width.doubleValue()), 10));
        track.getStyleClass().add("mistake-track");
        track.setMinHeight(12);
        track.setMaxHeight(12);
        Label value = new Label(Texts.of("mistakes.probability", probability));
        value.getStyleClass().add("text-muted");
        bars.addRow(row, label, track, value);
    }

    private static ColumnConstraints right() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }
}
