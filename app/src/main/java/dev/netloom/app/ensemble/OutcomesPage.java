package dev.netloom.app.ensemble;

import dev.netloom.app.gallery.ProbabilityBars;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.image.VerdictTile;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.ensemble.Ensemble;
import dev.netloom.engine.ensemble.ImageOutcome;
import dev.netloom.engine.metric.Predictions;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The images that are rescued, made wrong, or wrong in all, and of the selected one what every member says.
final class OutcomesPage extends VBox {
    private static final int LARGE = 140;
    private static final double BAR = 90;
    private static final int CLASSES = 5;
    private static final List<ImageOutcome> SHOWN =
            List.of(ImageOutcome.RESCUED, ImageOutcome.MADE, ImageOutcome.WRONG_IN_ALL);

    private record Item(Combined combined, int image) {}

    private final Chips<ImageOutcome> outcomes = new Chips<>("ensemble-outcome", "ensemble.outcome", SHOWN, this::draw);
    private final Label words = Controls.paragraph("", "text-muted");
    private final TileGrid<Item> grid = new TileGrid<>(VerdictTile.WIDTH, VerdictTile.HEIGHT, Tile::new);
    private final ImageView large = new ImageView();
    private final Label title = Controls.paragraph("", "ensemble-head");
    private final ProbabilityBars bars = new ProbabilityBars(BAR);
    private final MemberVotes votes = new MemberVotes(BAR);
    private final VBox detail = new VBox(
            title,
            large,
            Controls.label(Texts.of("ensemble.together"), "text-muted"),
            bars,
            Controls.label(Texts.of("ensemble.each"), "text-muted"),
            votes);
    private Combined combined;
    private List<Integer> images = List.of();

    OutcomesPage() {
        getStyleClass().add("ensemble-page");
        grid.setId("ensemble-images");
        grid.setMinWidth(120);
        detail.getStyleClass().add("ensemble-detail");
        ScrollPane scroll = new ScrollPane(detail);
        scroll.getStyleClass().addAll("edge-to-edge", "run-page");
        scroll.setFitToWidth(true);
        scroll.setMinWidth(330);
        scroll.setPrefWidth(350);
        HBox.setHgrow(grid, Priority.ALWAYS);
        HBox both = new HBox(grid, scroll);
        both.setMinHeight(0);
        VBox.setVgrow(both, Priority.ALWAYS);
        grid.selectedProperty().subscribe(place -> look(place.intValue()));
        getChildren().addAll(outcomes, words, both);
    }

    void show(Combined next) {
        combined = next;
        draw();
    }

    private void draw() {
        if (combined == null) {
            return;
        }
        Ensemble ensemble = combined.ensemble();
        for (ImageOutcome outcome : SHOWN) {
            outcomes.chip(outcome)
                    .setText(Texts.of(
                            "ensemble.outcome.chip",
                            Texts.of("ensemble.outcome." + outcome.key()),
                            ensemble.images(outcome).size()));
        }
        images = ensemble.images(outcomes.chosen());
        words.setText(Texts.of(
                images.isEmpty()
                        ? "ensemble.outcome.none"
                        : "ensemble.outcome." + outcomes.chosen().key() + ".tip"));
        grid.show(images.stream().map(image -> new Item(combined, image)).toList());
        if (images.isEmpty()) {
            look(-1);
        } else {
            grid.select(0);
        }
    }

    private void look(int place) {
        detail.setVisible(place >= 0);
        if (place < 0 || place >= images.size()) {
            return;
        }
        int image = images.get(place);
        Predictions together = combined.ensemble().combined();
        List<String> classes = combined.data().classes();
        int label = together.label(image);
        title.setText(Texts.of(
                "ensemble.image",
                image,
                classes.get(label),
                combined.ensemble().membersRight(image),
                combined.ensemble().members().size()));
        large.setImage(Pictures.of(combined.data().test(), image, LARGE));
        bars.showTop(classes, together.probabilities(image), label, Math.min(CLASSES, together.classes()));
        votes.show(
                combined.ensemble().members().stream()
                        .map(member -> new MemberVotes.Vote(
                                member.name(),
                                member.predictions().guess(image),
                                member.predictions().confidence(image)))
                        .toList(),
                classes,
                label);
    }

    /// The true class, and what the members that are wrong take it for.
    private static final class Tile extends VerdictTile<Item> {
        Tile() {
            arrow.setText("\u2260");
        }

        @Override
        protected void show(Item item) {
            Combined combined = item.combined();
            List<String> classes = combined.data().classes();
            Ensemble ensemble = combined.ensemble();
            showImage(combined.data().test(), item.image());
            String is = classes.get(ensemble.combined().label(item.image()));
            String taken = ensemble.members().stream()
                    .filter(member -> !member.predictions().isRight(item.image()))
                    .map(member -> classes.get(member.predictions().guess(item.image())))
                    .distinct()
                    .collect(Collectors.joining(", "));
            label.setText(is);
            guess.setText(taken);
            setAccessibleText(Texts.of("runs.digits.tile", item.image(), is, taken));
        }
    }
}
