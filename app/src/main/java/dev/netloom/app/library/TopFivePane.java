package dev.netloom.app.library;

import atlantafx.base.theme.Styles;
import dev.netloom.app.gallery.ProbabilityBars;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.Predictions;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One test digit beside the five classes that a network finds likeliest, and what that counts as.
final class TopFivePane extends HBox {
    private static final int SIDE = 168;

    /// Which digits to leaf through.
    private enum Kind {
        SECOND_GUESS,
        LOST,
        ALL;

        boolean takes(int rank) {
            return switch (this) {
                case ALL -> true;
                case SECOND_GUESS -> rank > 0 && rank < TopFiveTable.MOST;
                case LOST -> rank >= TopFiveTable.MOST;
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final ImageView image = new ImageView();
    private final ProbabilityBars bars = new ProbabilityBars(220);
    private final Label verdict = Controls.paragraph("", "guess-verdict");
    private final Label place = Controls.label("", "text-muted");
    private final Label none = Controls.paragraph("", "text-muted");
    private final ToggleGroup kinds = new ToggleGroup();
    private final Random random = new Random();
    private Dataset data;
    private Predictions predictions = Predictions.NONE;
    private List<Integer> digits = List.of();
    private int index;

    TopFivePane() {
        setId("guess-pane");
        getStyleClass().add("guess-pane");
        verdict.setId("guess-verdict");
        place.setId("guess-place");
        bars.setId("guess-bars");
        HBox chips = new HBox();
        chips.getStyleClass().add("guess-kinds");
        for (Kind kind : Kind.values()) {
            chips.getChildren().add(chip(kind));
        }
        kinds.selectedToggleProperty().subscribe(toggle -> {
            if (toggle != null) {
                leafThrough((Kind) toggle.getUserData());
            }
        });
        HBox steps = new HBox(
                step("guess-previous", "mdi2c-chevron-left", () -> go(-1)),
                step("guess-next", "mdi2c-chevron-right", () -> go(1)),
                step("guess-random", "mdi2s-shuffle-variant", () -> go(1 + random.nextInt(Math.max(1, digits.size())))),
                place);
        steps.getStyleClass().add("guess-steps");
        VBox left = new VBox(image, steps);
        left.getStyleClass().add("guess-digit");
        VBox right = new VBox(chips, bars, verdict, none);
        right.getStyleClass().add("guess-words");
        getChildren().addAll(left, right);
    }

    private ToggleButton chip(Kind kind) {
        ToggleButton chip = new ToggleButton(Texts.of("library.guess." + kind.key()));
        chip.setId("guess-" + kind.key());
        chip.getStyleClass().add("chip");
        chip.setUserData(kind);
        chip.setTooltip(Controls.tooltip(Texts.of("library.guess." + kind.key() + ".tip")));
        chip.setToggleGroup(kinds);
        chip.setSelected(kind == Kind.SECOND_GUESS);
        chip.setOnAction(event -> chip.setSelected(true)); // one is always chosen
        return chip;
    }

    private static Button step(String id, String icon, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(Controls.tooltip(Texts.of("library." + id.replace('-', '.'))));
        button.setAccessibleText(Texts.of("library." + id.replace('-', '.')));
        button.setOnAction(event -> action.run());
        return button;
    }

    void show(Dataset data, Predictions predictions) {
        this.data = data;
        this.predictions = predictions;
        leafThrough((Kind) kinds.getSelectedToggle().getUserData());
    }

    private void leafThrough(Kind kind) {
        int before = digits.isEmpty() ? 0 : digits.get(index);
        digits = IntStream.range(0, predictions.size())
                .filter(image -> kind.takes(predictions.rank(image)))
                .boxed()
                .toList();
        index = Math.max(0, digits.indexOf(before));
        describe();
    }

    private void go(int way) {
        if (!digits.isEmpty()) {
            index = Math.floorMod(index + way, digits.size());
            describe();
        }
    }

    private void describe() {
        boolean some = !digits.isEmpty();
        bars.setVisible(some);
        image.setVisible(some);
        verdict.setVisible(some);
        none.setText(some ? "" : Texts.of("library.guess.none"));
        place.setText(some ? Texts.of("library.guess.place", index + 1, digits.size()) : "");
        if (!some) {
            return;
        }
        int digit = digits.get(index);
        image.setImage(Pictures.of(data.test(), digit, SIDE));
        float[] probabilities = predictions.probabilities(digit);
        int label = predictions.label(digit);
        if (probabilities.length == 0) {
            bars.setVisible(false);
            none.setText(Texts.of("mistakes.not-kept", predictions.confidence(digit), predictions.loss(digit)));
        } else {
            bars.showTop(data.classes(), probabilities, label, TopFiveTable.MOST);
        }
        verdict.setText(verdict(predictions.rank(digit), data.classes().get(label)));
    }

    private static String verdict(int rank, String label) {
        if (rank == 0) {
            return Texts.of("library.guess.right", label);
        }
        return rank < TopFiveTable.MOST
                ? Texts.of("library.guess.later", label, rank + 1)
                : Texts.of("library.guess.lost.words", label, rank + 1);
    }
}
