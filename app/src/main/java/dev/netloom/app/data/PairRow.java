package dev.netloom.app.data;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.PicturePreview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Some pictures of a class, each beside what the network will see of it.
final class PairRow extends FlowPane {
    private static final int SIDE = 150;

    private final Latest<List<Pair>> pairs =
            new Latest<>(this::show, failure -> getChildren().clear());

    private record Pair(String name, Optional<Image> before, Image after) {}

    PairRow() {
        getStyleClass().add("pair-row");
        setId("open-pairs");
    }

    /// @param images of one class
    void show(LabelledImages images, List<Integer> places) {
        pairs.ask(() -> {
            List<Pair> read = new ArrayList<>();
            for (int place : places) {
                Optional<Path> file = images.file(place).map(Path::of);
                Optional<Image> before = Optional.empty();
                if (file.isPresent()) {
                    LabelledImages original = PicturePreview.of(file.get(), SIDE);
                    before = Optional.of(Pictures.of(original, 0, SIDE));
                }
                String name = file.map(path -> path.getFileName().toString()).orElse("");
                read.add(new Pair(name, before, Pictures.of(images, place, SIDE)));
            }
            return read;
        });
    }

    private void show(List<Pair> read) {
        getChildren().setAll(read.stream().map(PairRow::node).toList());
    }

    private static VBox node(Pair pair) {
        HBox both = new HBox();
        both.getStyleClass().add("pair");
        both.setAlignment(Pos.CENTER_LEFT);
        pair.before.ifPresent(before -> both.getChildren().add(view(before, Texts.of("data.open.in-file"))));
        both.getChildren().add(view(pair.after, Texts.of("data.open.as-seen")));
        VBox all = new VBox(both);
        if (!pair.name.isEmpty()) {
            all.getChildren().addFirst(Controls.label(pair.name, "image-tile-label"));
        }
        all.setAccessibleText(pair.name);
        return all;
    }

    private static VBox view(Image image, String words) {
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setFitWidth(Math.min(SIDE, image.getWidth()));
        view.setFitHeight(Math.min(SIDE, image.getHeight()));
        return new VBox(view, Controls.label(words, "text-muted", "pair-words"));
    }
}
