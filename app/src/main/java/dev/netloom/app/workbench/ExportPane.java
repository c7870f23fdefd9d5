package dev.netloom.app.workbench;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// What the network can be exported as, and what each format is good for; one is chosen.
final class ExportPane extends VBox {
    private static final double WIDTH = 480;

    private final ToggleGroup formats = new ToggleGroup();
    private final CheckBox preprocessing = new CheckBox(Texts.of("network-export.preprocessing"));

    /// @param weights says which weights go with it
    /// @param computes whether the network is whole; else only drawings can be had
    ExportPane(String weights, boolean computes) {
        setId("network-export");
        getStyleClass().add("export-pane");
        setPrefWidth(WIDTH);
        Label with = Controls.paragraph(weights, "setting-note");
        with.setId("network-export-weights");
        getChildren().add(with);
        for (ExportFormat format : ExportFormat.values()) {
            getChildren().add(choice(format, computes || format.isDrawn()));
        }
        preprocessing.setId("network-export-preprocessing");
        preprocessing
                .disableProperty()
                .bind(formats.selectedToggleProperty().map(chosen -> format(chosen) != ExportFormat.ONNX));
        getChildren().add(2, preprocessing);
    }

    private VBox choice(ExportFormat format, boolean possible) {
        String key = format.name().toLowerCase(Locale.ROOT);
        RadioButton button = new RadioButton(Texts.of("network-export." + key));
        button.setId("network-export-" + key);
        button.setToggleGroup(formats);
        button.setUserData(format);
        Label about = Controls.paragraph(Texts.of("network-export." + key + ".about"), "setting-note");
        button.setAccessibleHelp(about.getText());
        VBox choice = new VBox(button, about);
        choice.getStyleClass().add("export-choice");
        choice.setDisable(!possible);
        if (possible && formats.getSelectedToggle() == null) {
            button.setSelected(true);
        }
        return choice;
    }

    private static ExportFormat format(Toggle toggle) {
        return (ExportFormat) toggle.getUserData();
    }

    ExportFormat chosen() {
        return format(formats.getSelectedToggle());
    }

    boolean withPreprocessing() {
        return preprocessing.isSelected() && chosen() == ExportFormat.ONNX;
    }
}
