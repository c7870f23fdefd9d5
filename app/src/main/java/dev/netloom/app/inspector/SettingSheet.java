package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.SettingSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import org.controlsfx.control.PropertySheet;

/// The settings that a type of block declares, of one block or of several at once.
final class SettingSheet extends PropertySheet {
    private final DiagramModel model;
    private final BlockType type;
    private final Supplier<Set<String>> ids;
    private final Map<String, SettingEditor> editors = new HashMap<>();
    private List<Map<String, Object>> shown = List.of();

    /// @param ids of the blocks that are changed
    SettingSheet(DiagramModel model, BlockType type, Supplier<Set<String>> ids) {
        this.model = model;
        this.type = type;
        this.ids = ids;
        setId("settings");
        setFocusTraversable(false);
        setModeSwitcherVisible(false);
        setSearchBoxVisible(false);
        setMode(Mode.NAME);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> undo(event, model, editors.values().stream().anyMatch(SettingEditor::isTyping)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::explain);
        setPropertyEditorFactory(item -> editor((SettingItem) item));
        type.settings().stream().map(SettingItem::new).forEach(getItems()::add);
    }

    /// @param blocks the settings of each block by name
    void show(List<Map<String, Object>> blocks) {
        shown = List.copyOf(blocks);
        editors.values().forEach(this::refresh);
    }

    /// The key for help explains the setting that has the keyboard.
    private void explain(KeyEvent event) {
        if (Shortcut.HELP.matches(event)) {
            editors.values().stream().filter(Node::isFocusWithin).findFirst().ifPresent(editor -> {
                String name = Texts.of(
                        "setting." + type.key() + "." + editor.setting().name());
                Explanation.show(editor, name, about(editor.setting()));
                event.consume();
            });
        }
    }

    /// Forgets what was typed, and what was wrong with it: other blocks are shown from now on.
    void forget() {
        editors.values().forEach(SettingEditor::restore);
    }

    /// In a text field, too, Undo takes back the last edit of the network, unless something is typed there.
    static void undo(KeyEvent event, DiagramModel model, boolean typing) {
        boolean undo = Shortcut.UNDO.matches(event);
        if (!typing && (undo || Shortcut.REDO.matches(event))) {
            event.consume();
            if (undo) {
                model.undo();
            } else {
                model.redo();
            }
        }
    }

    /// The sheet itself counts on a single line of words below a field.
    @Override
    protected double computePrefHeight(double width) {
        double height = super.computePrefHeight(width);
        return editors.values().stream()
                .map(Node::getParent)
                .filter(parent -> parent instanceof GridPane grid && grid.getWidth() > 0)
                .map(GridPane.class::cast)
                .findFirst()
                .map(grid -> height + grid.prefHeight(grid.getWidth()) - grid.prefHeight(-1))
                .orElse(height);
    }

    private SettingEditor editor(SettingItem item) {
        SettingEditor editor = SettingEditor.of(type.key(), item.setting, item::setValue, model::settle);
        editors.put(item.setting.name(), editor);
        editor.parentProperty().subscribe(() -> {
            label(editor).ifPresent(name -> {
                GridPane.setValignment(name, VPos.TOP);
                name.getStyleClass().add("setting-label");
                Tips.install(name, () -> about(item.setting));
            });
            refresh(editor);
        });
        return editor;
    }

    private void refresh(SettingEditor editor) {
        SettingSpec setting = editor.setting();
        List<Object> values = values(setting);
        editor.setValue(values.size() == 1 ? values.getFirst() : null);
        editor.explain(values);
        boolean matters = matters(setting);
        label(editor).ifPresent(name -> {
            show(name, matters);
        });
        show(editor, matters);
    }

    private List<Object> values(SettingSpec setting) {
        return shown.stream().map(block -> block.get(setting.name())).distinct().toList();
    }

    /// The deviation of the first weights is a choice only where the initialisation does not derive it.
    private boolean matters(SettingSpec setting) {
        return !setting.name().equals("deviation")
                || shown.stream().anyMatch(block -> block.get("initialization") == Initialization.FIXED);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// The name beside the editor: the sheet has made it.
    private static Optional<Label> label(SettingEditor editor) {
        return editor.getParent() instanceof GridPane grid
                ? grid.getChildren().stream()
                        .filter(Label.class::isInstance)
                        .filter(node -> Objects.equals(GridPane.getRowIndex(node), GridPane.getRowIndex(editor)))
                        .map(Label.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /// What the setting means, and the values that it takes.
    private String about(SettingSpec setting) {
        String stem = type.key() + "." + setting.name();
        List<String> words = new ArrayList<>(List.of(Texts.of("setting." + stem + ".about") + "."));
        if (setting.isNumber()) {
            String unit = "unit." + stem;
            words.add(Texts.of(
                    "setting.allowed",
                    SettingEditor.plain(setting.min()),
                    SettingEditor.plain(setting.max()),
                    Texts.has(unit) ? " " + Texts.of(unit) : "",
                    SettingEditor.plain(((Number) setting.preset()).doubleValue())));
        }
        return String.join(" ", words);
    }

    /// One line of the sheet.
    private final class SettingItem implements Item {
        private final SettingSpec setting;

        SettingItem(SettingSpec setting) {
            this.setting = setting;
        }

        @Override
        public Class<?> getType() {
            return setting.type();
        }

        @Override
        public String getCategory() {
            return Texts.of("inspector.settings");
        }

        @Override
        public String getName() {
            return Texts.of("setting." + type.key() + "." + setting.name());
        }

        @Override
        public String getDescription() {
            return about(setting);
        }

        @Override
        public Object getValue() {
            List<Object> values = values(setting);
            return values.size() == 1 ? values.getFirst() : null;
        }

        @Override
        public void setValue(Object value) {
            model.change(ids.get(), setting.name(), value);
        }

        @Override
        public Optional<ObservableValue<?>> getObservableValue() {
            return Optional.empty();
        }
    }
}
