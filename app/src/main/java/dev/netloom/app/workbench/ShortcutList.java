package dev.netloom.app.workbench;

import atlantafx.base.controls.CustomTextField;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcut.Section;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Every shortcut with its keys, to be searched by what it does or by its keys.
final class ShortcutList extends VBox {
    private final CustomTextField search = new CustomTextField();
    private final ListView<Line> list = new ListView<>();

    /// @param shortcut null for the heading of its section
    private record Line(Section section, Shortcut shortcut) {}

    ShortcutList() {
        getStyleClass().add("shortcut-list");
        search.setId("shortcut-search");
        search.setPromptText(Texts.of("shortcuts.search"));
        search.setAccessibleText(Texts.of("shortcuts.search"));
        search.setTooltip(Controls.tooltip(Texts.of("shortcuts.search.tip")));
        search.setLeft(Icons.of("mdi2m-magnify"));
        search.textProperty().subscribe(this::find);
        list.setId("shortcuts");
        list.setAccessibleText(Texts.of("shortcuts.title"));
        list.setCellFactory(view -> new Row());
        list.getStyleClass().add("edge-to-edge");
        list.setPlaceholder(Controls.label(Texts.of("shortcuts.none"), "text-muted"));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label standard = Controls.paragraph(Texts.of("shortcuts.standard"), "shortcut-standard");
        getChildren().addAll(search, list, standard);
        setPrefSize(520, 560);
    }

    private void find(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        List<Line> found = new ArrayList<>();
        for (Section section : Section.values()) {
            List<Line> lines = Arrays.stream(Shortcut.values())
                    .filter(shortcut -> shortcut.section() == section)
                    .filter(shortcut -> (shortcut.text() + " " + shortcut.keyText())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .map(shortcut -> new Line(section, shortcut))
                    .toList();
            if (!lines.isEmpty()) {
                found.add(new Line(section, null));
                found.addAll(lines);
            }
        }
        list.getItems().setAll(found);
    }

    private static final class Row extends ListCell<Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(null);
            if (empty || line == null) {
                setAccessibleText(null);
            } else if (line.shortcut() == null) {
                String heading = Texts.of("shortcuts." + line.section().key());
                setGraphic(Controls.label(heading, "shortcut-heading"));
                setAccessibleText(heading);
            } else {
                Label what = Controls.label(line.shortcut().text());
                what.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(what, Priority.ALWAYS);
                Label keys = Controls.label(line.shortcut().keyText(), "shortcut-keys");
                keys.setMinWidth(USE_PREF_SIZE);
                HBox row = new HBox(what, keys);
                row.getStyleClass().add("shortcut-row");
                row.setPrefWidth(0);
                setGraphic(row);
                setAccessibleText(
                        line.shortcut().text() + ", " + line.shortcut().keyText());
            }
        }
    }
}
