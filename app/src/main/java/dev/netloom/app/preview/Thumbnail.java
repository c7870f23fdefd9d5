package dev.netloom.app.preview;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.Response;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// A block's output in a strip as high as a digit, and how much more of it there is.
public final class Thumbnail extends HBox {
    private static final PseudoClass UNTRAINED = PseudoClass.getPseudoClass("untrained");
    /// Where classes are called by words, which take more room than digits.
    private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");

    private final ImageView picture = new ImageView();
    private final Label more = Controls.label("", "thumbnail-more");
    private final boolean decides;
    private Optional<Preview> shown = Optional.empty();

    /// @param decides whether the output is what the network decides by: probabilities of classes
    public Thumbnail(boolean decides) {
        this.decides = decides;
        getStyleClass().add("thumbnail");
        more.setMinWidth(USE_PREF_SIZE);
        picture.setFitHeight(MapPicture.HEIGHT);
        picture.setPreserveRatio(true);
        setMinHeight(MapPicture.HEIGHT + 8);
        getChildren().addAll(picture, more);
        Tips.install(this, () -> shown.map(this::words).orElse(Texts.of("preview.waiting")));
    }

    /// @param preview empty while it is being computed
    public void show(Optional<Preview> preview) {
        if (preview.equals(shown)) {
            return;
        }
        shown = preview;
        Optional<Response> map = preview.flatMap(Preview::map);
        picture.setImage(map.map(MapPicture::of).orElse(null));
        picture.setVisible(map.isPresent());
        picture.setManaged(map.isPresent());
        more.pseudoClassStateChanged(UNTRAINED, !preview.map(Preview::trained).orElse(false));
        boolean tooLarge = preview.isPresent() && map.isEmpty();
        boolean named = decides
                && preview.filter(Preview::trained).isPresent()
                && hasWords(preview.get().classes());
        more.pseudoClassStateChanged(NAMED, named);
        more.setMinWidth(named ? 0 : USE_PREF_SIZE); // the tooltip has a long name whole
        more.setText(preview.flatMap(this::rest).orElse(tooLarge ? Texts.of("preview.too-large") : ""));
    }

    private static boolean hasWords(List<String> classes) {
        return classes.stream().anyMatch(name -> name.length() > 2);
    }

    private Optional<String> rest(Preview preview) {
        return preview.map().map(map -> decides ? decision(map, preview) : hidden(map));
    }

    /// What untrained weights say is no prediction, and must not look like one.
    private static String decision(Response map, Preview preview) {
        return preview.trained() ? preview.className(mostProbable(map)) : Texts.of("preview.class.untrained");
    }

    private static String hidden(Response map) {
        int hidden = map.shape().channels() - MapPicture.shown(map.shape());
        return hidden == 0 ? "" : Texts.of("preview.more", LargeNumbers.brief(hidden));
    }

    private String words(Preview preview) {
        if (preview.map().isEmpty()) {
            return Texts.of("preview.too-large.about");
        }
        Response map = preview.map().get();
        String weights = Texts.of(preview.trained() ? "preview.trained" : "preview.untrained");
        if (decides) {
            int best = mostProbable(map);
            return Texts.of("preview.decides", preview.className(best), map.value(best, 0, 0), weights);
        }
        Shape shape = map.shape();
        String what = shape.isVector() ? "preview.values" : "preview.channels";
        return Texts.of(what, MapPicture.shown(shape), shape.channels(), weights);
    }

    private static int mostProbable(Response map) {
        int best = 0;
        for (int k = 1; k < map.shape().channels(); k++) {
            best = map.value(k, 0, 0) > map.value(best, 0, 0) ? k : best;
        }
        return best;
    }
}
