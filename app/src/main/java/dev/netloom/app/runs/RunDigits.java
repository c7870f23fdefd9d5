package dev.netloom.app.runs;

import dev.netloom.app.image.TileGrid;
import dev.netloom.app.plot.OverlayPlot;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.Mistakes;
import dev.netloom.engine.history.OnlyRight;
import dev.netloom.engine.history.OnlyRight.Digit;
import dev.netloom.engine.history.RunDetails;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The digits that only one of the chosen runs gets right, after the best epoch of each.
final class RunDigits extends VBox {
    private final ObservableValue<Dataset> data;
    private final FlowPane chips = new FlowPane();
    private final TileGrid<DigitTile.Item> grid = new TileGrid<>(DigitTile.WIDTH, DigitTile.HEIGHT, DigitTile::new);
    private final Label words = Controls.paragraph("", "text-muted", "run-words");
    private List<RunDetails> runs = List.of();
    private int chosen;

    RunDigits(ObservableValue<Dataset> data) {
        this.data = data;
        setId("run-digits");
        getStyleClass().add("run-curves");
        chips.getStyleClass().addAll("chips", "chip-line");
        grid.setId("run-digits-grid");
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(chips, words, grid);
    }

    void show(List<RunDetails> next) {
        boolean same = ids(next).equals(ids(runs));
        runs = next;
        chosen = same ? chosen : 0;
        draw();
    }

    private static List<Long> ids(List<RunDetails> runs) {
        return runs.stream().map(run -> run.summary().id()).toList();
    }

    private void draw() {
        Optional<String> obstacle = obstacle();
        boolean free = obstacle.isEmpty();
        obstacle.ifPresent(words::setText);
        chips.setVisible(free);
        chips.setManaged(free);
        grid.setVisible(free);
        grid.setManaged(free);
        if (!free) {
            return;
        }
        List<List<Digit>> digits = OnlyRight.of(
                runs.stream().map(run -> run.mistakes().orElseThrow()).toList());
        chips.getChildren().clear();
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < runs.size(); i++) {
            chips.getChildren().add(chip(i, digits.get(i).size(), group));
        }
        List<Digit> own = digits.get(chosen);
        words.setText(Texts.of("runs.digits.only", runs.get(chosen).summary().name(), own.size(), runs.size() - 1));
        Dataset images = data.getValue();
        grid.show(own.stream().map(digit -> new DigitTile.Item(images, digit)).toList());
        grid.setAccessibleText(words.getText());
    }

    /// Why there is nothing to compare.
    private Optional<String> obstacle() {
        if (runs.stream().anyMatch(run -> run.mistakes().isEmpty())) {
            return Optional.of(Texts.of("runs.digits.unmeasured"));
        }
        Dataset images = data.getValue();
        boolean same = runs.stream().map(RunDigits::content).distinct().count() == 1;
        List<Integer> sizes = runs.stream()
                .map(run -> run.mistakes().map(Mistakes::images).orElse(0))
                .distinct()
                .toList();
        if (!same || sizes.size() > 1) {
            return Optional.of(Texts.of("runs.digits.other-data"));
        }
        boolean here = images != null
                && HistoryWords.isOf(images, runs.getFirst().summary().data())
                && images.test().size() == sizes.getFirst()
                && runs.stream()
                        .allMatch(run -> haveClasses(run, images.classes().size()));
        return here ? Optional.empty() : Optional.of(Texts.of("runs.digits.no-images"));
    }

    /// A damaged byte may be a class that there is not.
    private static boolean haveClasses(RunDetails run, int classes) {
        return run.mistakes().stream()
                .flatMap(mistakes -> mistakes.all().stream())
                .allMatch(one -> one.label() < classes && one.guess() < classes);
    }

    /// By what it is where that was taken down; in earlier runs only by its name.
    private static String content(RunDetails run) {
        DataIdentity data = run.summary().data();
        return data.isKnown() ? data.hash() : data.name();
    }

    private ToggleButton chip(int place, int count, ToggleGroup group) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("plot-swatch", OverlayPlot.style(place));
        String name = runs.get(place).summary().name();
        ToggleButton chip = new ToggleButton(Texts.of("number", count), swatch);
        chip.setAccessibleText(Texts.of("runs.digits.chip", name, count));
        chip.setId("run-digits-" + place);
        chip.getStyleClass().add("chip");
        chip.setTooltip(Controls.tooltip(Texts.of("runs.digits.chip.tip", name)));
        chip.setToggleGroup(group);
        chip.setSelected(place == chosen);
        chip.setOnAction(event -> {
            chosen = place;
            draw();
            chips.getChildren().get(place).requestFocus();
        });
        return chip;
    }
}
