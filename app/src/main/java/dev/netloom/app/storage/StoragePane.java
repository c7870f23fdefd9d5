package dev.netloom.app.storage;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.netloom.app.training.PowerSource;
import dev.netloom.app.training.ResourceSettings;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a training may take of this computer; and where everything lies, how large it is, with what deletes it.
public final class StoragePane extends VBox {
    private static final Background.Lane MEASURING = new Background.Lane("storage");
    private static final double SIZE = 84;
    private static final int ADDRESS_COLUMNS = 16;

    private final ObservableBooleanValue busy;
    private final BiPredicate<String, String> asking;
    private final Label outcome = Controls.paragraph("", "setting-note");

    /// @param busy whether a training goes on, which needs its kernels
    /// @param asking shows a question, with what it means, and tells whether the user agrees
    public StoragePane(
            List<StoragePlace> places,
            ResourceSettings resources,
            PowerSource power,
            ObservableBooleanValue busy,
            BiPredicate<String, String> asking) {
        this.busy = busy;
        this.asking = asking;
        setId("storage");
        getStyleClass().add("storage-pane");
        outcome.setId("storage-outcome");
        outcome.managedProperty().bind(outcome.textProperty().isNotEmpty());
        VBox content = new VBox(heading("storage.training"));
        content.getStyleClass().add("storage-content");
        content.getChildren().addAll(choice("spare-core", resources.spareCoreProperty()), battery(resources, power));
        content.getChildren().add(cluster(resources));
        content.getChildren().add(heading("storage.places"));
        places.forEach(place -> content.getChildren().add(row(place)));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, outcome);
        setPrefSize(720, 480);
    }

    private static Label heading(String key) {
        return Controls.label(Texts.of(key), "setting-heading");
    }

    private static HBox choice(String key, BooleanProperty chosen) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId(key);
        toggle.setAccessibleText(Texts.of("storage." + key));
        toggle.selectedProperty().bindBidirectional(chosen);
        return line(words(key, Texts.of("storage." + key + ".about")), toggle);
    }

    /// Where nothing is known of the power, it cannot be chosen, and says so.
    private HBox battery(ResourceSettings resources, PowerSource power) {
        HBox line = choice("pause-on-battery", resources.pauseOnBatteryProperty());
        Node toggle = line.lookup("#pause-on-battery");
        toggle.setDisable(true);
        Label about = (Label) line.lookup("#pause-on-battery-about");
        MEASURING.run(
                power::onBattery,
                known -> {
                    toggle.setDisable(known.isEmpty());
                    about.setText(Texts.of(
                            known.isEmpty() ? "storage.pause-on-battery.unknown" : "storage.pause-on-battery.about"));
                },
                problem -> about.setText(Texts.of("storage.pause-on-battery.unknown")));
        return line;
    }

    private static HBox cluster(ResourceSettings resources) {
        TextField url = new TextField();
        url.setId("cluster");
        url.setPromptText(Texts.of("storage.cluster.prompt"));
        url.setAccessibleText(Texts.of("storage.cluster"));
        url.setPrefColumnCount(ADDRESS_COLUMNS);
        url.setMinWidth(Region.USE_PREF_SIZE);
        url.textProperty().bindBidirectional(resources.clusterProperty());
        return line(words("cluster", Texts.of("storage.cluster.about")), url);
    }

    private HBox row(StoragePlace place) {
        Label path = Controls.paragraph(place.folder().toString(), "storage-path");
        VBox words = words(place.key(), Texts.of("storage." + place.key() + ".about"));
        words.getChildren().add(path);
        Label size = Controls.label(Texts.of("storage.measuring"), "storage-size");
        size.setId("storage-" + place.key() + "-size");
        size.setMinWidth(SIZE);
        Button open = button("open", place, () -> open(place.folder()));
        Button delete = button("delete", place, () -> {});
        delete.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        delete.setVisible(place.deletion().isPresent()); // its place stays, so that columns are aligned
        HBox line = line(words, size, open, delete);
        BooleanProperty empty = new SimpleBooleanProperty(true);
        boolean needed = place.key().equals("kernels");
        delete.disableProperty().bind(needed ? empty.or(Bindings.createBooleanBinding(busy::get, busy)) : empty);
        Runnable measure = () -> MEASURING.run(
                () -> Files.isDirectory(place.folder()) ? Optional.of(place.measure()) : Optional.<Long>empty(),
                bytes -> {
                    size.setText(bytes.map(LargeNumbers::bytes).orElseGet(() -> Texts.of("storage.nothing")));
                    open.setDisable(bytes.isEmpty());
                    empty.set(bytes.orElse(0L) == 0);
                },
                problem -> size.setText(Texts.of("storage.unknown")));
        place.deletion().ifPresent(deletion -> delete.setOnAction(event -> delete(place, deletion, measure)));
        measure.run();
        return line;
    }

    private void delete(StoragePlace place, StoragePlace.Deletion deletion, Runnable measure) {
        String key = "storage." + place.key();
        if (asking.test(Texts.of(key + ".question"), Texts.of(key + ".means"))) {
            Background.run(
                    () -> {
                        deletion.run();
                        return Texts.of("storage.deleted", Texts.of(key));
                    },
                    told -> {
                        outcome.setText(told);
                        measure.run();
                    },
                    problem -> outcome.setText(Texts.of("storage.failed", FileReason.of(problem))));
        }
    }

    private Button button(String verb, StoragePlace place, Runnable action) {
        Button button = new Button(Texts.of("storage." + verb));
        button.setId("storage-" + place.key() + "-" + verb);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.of("storage." + verb) + ": " + Texts.of("storage." + place.key()));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static VBox words(String key, String about) {
        Label text = Controls.paragraph(about, "setting-note");
        text.setId(key + "-about");
        VBox words = new VBox(Controls.paragraph(Texts.of("storage." + key), "storage-name"), text);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(parts);
        line.getStyleClass().add("storage-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Shows a folder as the desktop does; where there is none that would, its path can be pasted.
    private void open(Path folder) {
        MEASURING.run(
                () -> shown(folder),
                shown -> {
                    if (!shown) {
                        copy(folder);
                    }
                },
                problem -> copy(folder));
    }

    private static boolean shown(Path folder) throws IOException {
        boolean possible = Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN);
        if (possible) {
            Desktop.getDesktop().open(folder.toFile());
        }
        return possible;
    }

    private void copy(Path folder) {
        ClipboardContent content = new ClipboardContent();
        content.putString(folder.toString());
        Clipboard.getSystemClipboard().setContent(content);
        outcome.setText(Texts.of("storage.copied", folder));
    }
}
