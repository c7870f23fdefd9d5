package dev.netloom.app.data;

import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Colour;
import dev.netloom.engine.data.DataOrigin;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Fit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// How files become images, as fields: size, fit and colours of pictures, how many are kept for testing and how many
/// learned from, and whether they are normalised. A value is taken when it is whole; one that cannot be is told.
final class DataSettingsPane extends VBox {
    private static final Pattern SIZE = Pattern.compile("\\s*(\\d{1,4})\\s*[xX\u00d7]\\s*(\\d{1,4})\\s*");
    private static final List<String> SIZES =
            List.of("28 x 28", "32 x 32", "64 x 64", "96 x 96", "128 x 128", "224 x 224");
    private static final int MOST_PER_CLASS = 1_000_000;

    private final ComboBox<String> size = new ComboBox<>();
    private final Chips<Fit> fit = new Chips<>("open-fit", "data.fit", List.of(Fit.values()), this::changed);
    private final Chips<Colour> colour =
            new Chips<>("open-colour", "data.colours", List.of(Colour.values()), this::changed);
    private final TextField share = new TextField();
    private final TextField perClass = new TextField();
    private final CheckBox normalized = new CheckBox(Texts.of("data.open.normalized"));
    private final Label wrong = Controls.paragraph("", "bad");
    private final VBox pictures = new VBox(row("size", size), row("fit", fit), row("colour", colour));
    private final VBox splitting = new VBox(row("share", share));
    private final Consumer<DataSettings> changed;
    private DataSettings shown = DataSettings.PLAIN;
    private boolean filling;

    /// @param changed is told of other settings than those that are shown
    DataSettingsPane(Consumer<DataSettings> changed) {
        this.changed = changed;
        wrong.setId("open-wrong");
        getChildren().addAll(pictures, splitting, row("per-class", perClass), normalized, wrong);
        List.of(pictures, splitting, this).forEach(box -> box.getStyleClass().add("open-settings"));
        List.of(pictures, splitting, wrong)
                .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        fill();
    }

    private static VBox row(String key, Node field) {
        Label label = Controls.label(Texts.of("data.open." + key));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        VBox row = new VBox(label, field);
        row.getStyleClass().add("open-row");
        return row;
    }

    private void fill() {
        size.setId("open-size");
        size.setEditable(true);
        size.setMaxWidth(Double.MAX_VALUE);
        size.getItems().add(Texts.of("data.open.own-size"));
        size.getItems().addAll(SIZES);
        size.valueProperty().subscribe(this::changed);
        share.setId("open-share");
        perClass.setId("open-per-class");
        perClass.setPromptText(Texts.of("data.open.all"));
        for (TextField field : List.of(share, perClass)) {
            field.setOnAction(event -> changed());
            field.focusedProperty().subscribe((before, now) -> {
                if (!now) {
                    changed();
                }
            });
        }
        normalized.setId("open-normalized");
        normalized.setWrapText(true);
        normalized.selectedProperty().subscribe(this::changed);
    }

    /// Shows these.
    void show(DataSettings settings) {
        filling = true;
        shown = settings;
        write(settings);
        filling = false;
    }

    /// Shows what can be set of files in this form.
    void suit(DataOrigin origin) {
        pictures.setVisible(origin != null && origin.form() == DataOrigin.Form.PICTURES);
        splitting.setVisible(origin != null && origin.splitHere());
    }

    private void write(DataSettings settings) {
        size.setValue(
                settings.size().isOfPictures()
                        ? size.getItems().getFirst()
                        : settings.size().width() + " x " + settings.size().height());
        fit.choose(settings.fit());
        colour.choose(settings.colour());
        share.setText(Math.round(100 * settings.testShare()) + "%");
        perClass.setText(settings.perClass() == 0 ? "" : Integer.toString(settings.perClass()));
        normalized.setSelected(settings.normalized());
    }

    private void changed() {
        if (!filling) {
            settings().filter(read -> !read.equals(shown)).ifPresent(read -> {
                shown = read;
                changed.accept(read);
            });
        }
    }

    /// What the fields say; empty where one cannot be meant, and that is said.
    private Optional<DataSettings> settings() {
        wrong.setText("");
        Optional<DataSettings.Size> pixels = size();
        Optional<Double> part = number(share.getText().replace("%", ""), 1, 90).map(percent -> percent / 100);
        Optional<Double> most =
                perClass.getText().isBlank() ? Optional.of(0.0) : number(perClass.getText(), 1, MOST_PER_CLASS);
        if (pixels.isEmpty()) {
            wrong.setText(Texts.of("data.open.wrong-size", size.getValue(), DataSettings.LARGEST_SIDE));
        } else if (part.isEmpty()) {
            wrong.setText(Texts.of("data.open.wrong-share", share.getText()));
        } else if (most.isEmpty()) {
            wrong.setText(Texts.of("data.open.wrong-per-class", perClass.getText()));
        }
        wrong.setVisible(!wrong.getText().isEmpty());
        if (wrong.isVisible()) {
            return Optional.empty();
        }
        return Optional.of(new DataSettings(
                pixels.get(),
                shown.otherwise(),
                fit.chosen(),
                colour.chosen(),
                part.get(),
                most.get().intValue(),
                normalized.isSelected(),
                shown.seed()));
    }

    private Optional<DataSettings.Size> size() {
        String text = String.valueOf(size.getValue());
        if (text.isBlank() || text.equals(size.getItems().getFirst())) {
            return Optional.of(DataSettings.Size.OF_PICTURES);
        }
        Matcher sides = SIZE.matcher(text);
        if (!sides.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(sides.group(1));
        int height = Integer.parseInt(sides.group(2));
        return width < 1 || height < 1 || Math.max(width, height) > DataSettings.LARGEST_SIDE
                ? Optional.empty()
                : Optional.of(new DataSettings.Size(width, height));
    }

    private static Optional<Double> number(String text, double from, double to) {
        try {
            double value = Double.parseDouble(text.strip());
            return value >= from && value <= to ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
