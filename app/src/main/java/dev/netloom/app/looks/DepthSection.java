package dev.netloom.app.looks;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.Raster;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import dev.netloom.engine.inspect.look.FilterStudy;
import dev.netloom.engine.network.Weights;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What one convolution has learned: sentences, and some of its filters with the digits that excite
/// them.
final class DepthSection extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int SIDE = 56;
    private static final int DIGIT = 56;
    private static final int DIGITS = 4;
    private static final int FRAME = 0xff808890;

    private final InspectedNetwork subject;
    private final LabelledImages digits;
    private final FilterStudy study;
    private final InsideChoice choice;
    private final FlowPane cards = new FlowPane();

    /// @param place of the convolution in the network, from 1
    /// @param choice told which filter was clicked
    DepthSection(InspectedNetwork subject, LabelledImages digits, FilterStudy study, int place, InsideChoice choice) {
        this.choice = choice;
        this.subject = subject;
        this.digits = digits;
        this.study = study;
        setId("depth-" + study.conv());
        getStyleClass().add("depth-section");
        getChildren()
                .add(Controls.paragraph(
                        Texts.of("depth.section", place, study.conv(), Texts.of("depth.stage." + stage())),
                        "depth-title"));
        sentences().forEach(text -> getChildren().add(Controls.paragraph(text, "looks-sentences")));
        cards.getStyleClass().add("depth-cards");
        for (int i = 0; i < study.maximized().channels().size(); i++) {
            cards.getChildren().add(card(i));
        }
        getChildren().add(cards);
    }

    String conv() {
        return study.conv();
    }

    /// How many filters there are, though some are shown only.
    int filters() {
        return study.shape().channels();
    }

    /// @param filter the chosen one; -1 where it is none of these
    void mark(int filter) {
        List<Integer> shown = study.maximized().channels();
        for (int i = 0; i < shown.size(); i++) {
            cards.getChildren().get(i).pseudoClassStateChanged(CHOSEN, shown.get(i) == filter);
        }
    }

    /// By how much of the image one of its values sees: what the chapter lets expect of it.
    private String stage() {
        Shape image = digits.shape();
        ReceptiveField field = study.field();
        double share = (double) Math.max(field.height(), field.width()) / Math.max(image.height(), image.width());
        if (study.edges().isPresent() && share < 0.5) {
            return "edges";
        }
        return share < 0.6 ? "textures" : "shapes";
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(Texts.of("depth.expect." + stage()));
        sentences.add(Texts.of(
                "depth.field",
                study.shape().channels(),
                study.field().height(),
                study.field().width(),
                digits.shape().height(),
                digits.shape().width()));
        study.edges().ifPresent(edges -> sentences.add(edges(edges)));
        sentences.add(Texts.of("depth.class", FilterStudy.TOP, study.sameClass(), study.byChance()));
        if (study.silent() > 0) {
            sentences.add(Texts.of("depth.silent", study.silent(), study.shape().channels(), digits.size()));
        }
        return sentences;
    }

    /// With what random filters do, and whether these differ by more than two standard errors of their
    /// share.
    private static String edges(FilterStudy.Edges edges) {
        double share = (double) edges.edges() / edges.filters();
        double error = Math.sqrt(edges.randomEdges() * (1 - edges.randomEdges()) / edges.filters());
        String outcome = share > edges.randomEdges() + 2 * error
                ? "depth.edges.more"
                : share < edges.randomEdges() - 2 * error ? "depth.edges.fewer" : "depth.edges.chance";
        return Texts.of(
                        "depth.edges",
                        edges.edges(),
                        edges.filters(),
                        edges.randomEdges(),
                        edges.blobs(),
                        edges.randomBlobs())
                + " "
                + Texts.of(outcome);
    }

    /// One filter: its kernel where it sees the image itself, what it would like best to see, and real
    /// digits.
    private Node card(int place) {
        int filter = study.maximized().channels().get(place);
        HBox pictures = new HBox();
        pictures.getStyleClass().add("depth-pictures");
        if (study.edges().isPresent()) {
            pictures.getChildren().add(titled("depth.kernel", kernel(filter)));
        }
        Shape image = study.maximized().shape();
        pictures.getChildren()
                .add(titled(
                        "depth.dream",
                        Pictures.of(image, study.maximized().bright(place), DigitCard.zoom(image, SIDE))));
        TopActivationStrip strip = new TopActivationStrip("depth-" + study.conv() + "-" + filter, DIGIT);
        strip.setPrefWrapLength(DIGITS * (DIGIT + 6.0));
        strip.show(
                subject,
                study.conv(),
                digits,
                study.topActivations().get(filter).stream().limit(DIGITS).toList());
        VBox real = new VBox(strip);
        pictures.getChildren().add(real);
        VBox card = new VBox(Controls.label(Texts.of("dream.filter", filter + 1), "looks-card-title"), pictures);
        card.getStyleClass().add("depth-card");
        card.setOnMouseClicked(event -> {
            choice.blockProperty().set(study.conv());
            choice.unitProperty().set(filter);
        });
        return card;
    }

    private static VBox titled(String key, WritableImage picture) {
        ImageView view = new ImageView(picture);
        view.setAccessibleText(Texts.of(key));
        VBox titled = new VBox(view, Controls.label(Texts.of(key), "looks-words"));
        titled.getStyleClass().add("looks-tile");
        return titled;
    }

    /// The mean over its channels, blue below 0, red above.
    private WritableImage kernel(int filter) {
        Weights.Values weight = subject.weights().find(study.conv() + ".weight").orElseThrow();
        int channels = weight.dims().get(1);
        int rows = weight.dims().get(2);
        int columns = weight.dims().get(3);
        float[] mean = new float[rows * columns];
        for (int i = 0; i < channels * mean.length; i++) {
            mean[i % mean.length] += weight.values()[filter * channels * mean.length + i] / channels;
        }
        Shading shading = Shading.of(ColourMap.DIVERGING, mean);
        int zoom = Math.max(1, SIDE / Math.max(rows, columns));
        Raster raster = new Raster(columns * zoom + 2, rows * zoom + 2);
        raster.outline(0, 0, columns * zoom + 2, rows * zoom + 2, FRAME);
        raster.squares(1, 1, rows, columns, zoom, place -> shading.colour(mean[place]));
        return raster.image();
    }
}
