package dev.netloom.app.rate;

import atlantafx.base.theme.Styles;
import dev.netloom.app.plot.RatePlot;
import dev.netloom.app.training.SettingText;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.RateFinder;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFields;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Finds a learning rate before one's eyes: the loss while the rate grows, the rate that it suggests and why, and a
/// button that takes it.
public final class RateFinderPane extends VBox {
    private final RateSearch search;
    private final TrainingSettings settings;
    private final RatePlot plot = new RatePlot(RateFinder.LOWEST, RateFinder.HIGHEST, RateFinderPane::plain);
    private final Label about = Controls.paragraph("", "setting-note");
    private final Label words = Controls.paragraph("");
    private final ProgressBar progress = new ProgressBar();
    private final Button start = button("rate-start", "rate.start");
    private final Button stop = button("rate-stop", "rate.stop");
    private final Button take = button("rate-take", "rate.take");
    private OptionalDouble suggestion = OptionalDouble.empty();

    /// Begins at once, unless it has looked before.
    ///
    /// @param settings take the rate over
    public RateFinderPane(RateSearch search, TrainingSettings settings) {
        this.search = search;
        this.settings = settings;
        setId("rate-finder");
        getStyleClass().add("rate-finder");
        words.setId("rate-words");
        progress.setMaxWidth(Double.MAX_VALUE);
        start.setOnAction(event -> search.start());
        stop.setOnAction(event -> search.stop());
        take.setOnAction(event -> take());
        take.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(take, start, stop);
        buttons.getStyleClass().add("rate-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(about, plot, progress, words, buttons);
        search.tried().forEach(this::add);
        search.tried().addListener(this::follow);
        search.busyProperty().subscribe(busy -> tell());
        search.noticeProperty().subscribe(notice -> tell());
        settings.typed(TrainingFields.LEARNING_RATE).subscribe(typed -> tell());
        if (search.tried().isEmpty()) {
            search.start();
        }
    }

    private static Button button(String id, String key) {
        Button button = new Button(Texts.of(key, ""));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private void follow(ListChangeListener.Change<? extends RateFinder.Tried> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                plot.clear();
            }
            change.getAddedSubList().forEach(this::add);
        }
        progress.setProgress((double) search.tried().size() / RateFinder.STEPS);
    }

    private void add(RateFinder.Tried one) {
        plot.add(one.rate(), one.loss(), one.smooth());
    }

    private void tell() {
        boolean busy = search.busyProperty().get();
        Optional<RateFinder.Found> found = search.foundProperty().get();
        suggestion = found.map(RateFinder.Found::rounded).orElse(OptionalDouble.empty());
        about.setText(search.askedProperty().get().map(RateFinderPane::about).orElse(""));
        show(about, !about.getText().isEmpty());
        show(progress, busy);
        progress.setProgress((double) search.tried().size() / RateFinder.STEPS);
        stop.setVisible(busy);
        start.setVisible(!busy);
        start.setText(Texts.of(search.tried().isEmpty() ? "rate.start" : "rate.again"));
        take.setVisible(suggestion.isPresent());
        words.setText(found.map(RateFinderPane::explanation)
                .orElseGet(() -> search.noticeProperty().get()));
        plot.setSpoken(words.getText());
        suggestion.ifPresent(rate -> {
            String text = plain(rate);
            take.setText(Texts.of("rate.take", text));
            take.setDisable(
                    text.equals(settings.typed(TrainingFields.LEARNING_RATE).get()));
            plot.suggest(rate, text);
        });
    }

    private static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    /// Whose rate it is: another optimiser, or batches of another size, want another.
    private static String about(TrainingConfig plan) {
        String optimizer = SettingText.choice(
                TrainingFields.OPTIMIZER, TrainingFields.name(plan.optimizer().kind()));
        return Texts.of("rate.about", optimizer, plan.batchSize());
    }

    private static String explanation(RateFinder.Found found) {
        if (found.suggestion().isEmpty()) {
            return Texts.of("rate.none", plain(RateFinder.LOWEST), plain(RateFinder.HIGHEST));
        }
        double lowest = found.tried().stream()
                .min(Comparator.comparingDouble(RateFinder.Tried::smooth))
                .orElseThrow()
                .rate();
        return Texts.of("rate.found", plain(found.rounded().getAsDouble()), plain(RateFinder.rounded(lowest)));
    }

    private void take() {
        suggestion.ifPresent(
                rate -> settings.typed(TrainingFields.LEARNING_RATE).set(plain(rate)));
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(RateFinder.rounded(rate)).stripTrailingZeros().toPlainString();
    }
}
