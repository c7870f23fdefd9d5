package dev.netloom.app.workbench;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The views below the canvas, in five groups; one is shown, and only that one works. A double-click on the strip gives
/// it the whole room, and back.
public final class Dock extends BorderPane {
    /// Around the buttons of the head, and between them.
    private static final double HEAD_MARGIN = 22;

    private final List<DockView> views = new ArrayList<>();
    private final Map<DockGroup, DockView> last = new EnumMap<>(DockGroup.class);
    private final Map<DockGroup, ToggleButton> groupButtons = new EnumMap<>(DockGroup.class);
    private final ReadOnlyObjectWrapper<DockView> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final BooleanProperty awake = new SimpleBooleanProperty(this, "awake", true);
    private final BooleanProperty maximized = new SimpleBooleanProperty(this, "maximized");
    private final BooleanProperty detached = new SimpleBooleanProperty(this, "detached");
    private final HBox groups = new HBox();
    private final HBox choices = new HBox();
    private final Button maximize = Controls.iconButton("dock-maximize", "mdi2a-arrow-expand", null, this::maximize);
    private final Button detach = Controls.iconButton("dock-detach", "mdi2o-open-in-new", null, this::detach);

    Dock() {
        setId("dock");
        setAccessibleText(Texts.of("dock.about"));
        setMinHeight(0);
        setTop(head());
    }

    private HBox head() {
        groups.getStyleClass().add("dock-groups");
        choices.getStyleClass().add("dock-views");
        FlowPane flow = new FlowPane(groups, choices);
        flow.getStyleClass().add("dock-choice");
        flow.setMinWidth(0);
        HBox.setHgrow(flow, Priority.ALWAYS);
        HBox ends = new HBox(maximize, detach);
        ends.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(flow, ends);
        head.setId("dock-head");
        head.getStyleClass().add("dock-head");
        flow.prefWrapLengthProperty()
                .bind(widthProperty().subtract(ends.widthProperty()).subtract(HEAD_MARGIN));
        head.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                maximize();
            }
        });
        maximized.subscribe(large -> say(maximize, large ? "dock-restore" : "dock-maximize"));
        maximized.subscribe(
                large -> maximize.setGraphic(Icons.of(large ? "mdi2a-arrow-collapse" : "mdi2a-arrow-expand")));
        detached.subscribe(away -> {
            say(detach, away ? "dock-attach" : "dock-detach");
            detach.setGraphic(Icons.of(away ? "mdi2d-dock-bottom" : "mdi2o-open-in-new"));
            maximize.setVisible(!away);
        });
        return head;
    }

    private static void say(Button button, String command) {
        String text = Texts.of("command." + command);
        button.setAccessibleText(text);
        button.getTooltip().setText(text);
    }

    void add(DockView view) {
        views.add(view);
        groupButtons.computeIfAbsent(view.group(), this::groupButton);
        view.active().bind(shown.isEqualTo(view).and(awake));
        last.putIfAbsent(view.group(), view);
        if (shown.get() == null) {
            show(view);
        } else if (shown.get().group() == view.group()) {
            offer(view.group());
        }
    }

    private ToggleButton groupButton(DockGroup group) {
        ToggleButton button = choice("group-" + group.key(), group.about(), () -> show(last.get(group)));
        button.setText(group.title());
        button.getStyleClass().add("dock-group");
        shown.subscribe(view -> button.setSelected(view != null && view.group() == group));
        groups.getChildren().add(button);
        return button;
    }

    private ToggleButton viewButton(DockView view, ToggleGroup group) {
        ToggleButton button = choice("tab-" + view.key(), Texts.of(view.key() + ".tab.tip"), () -> show(view));
        button.textProperty().bind(view.title());
        button.getStyleClass().add("dock-view");
        button.setToggleGroup(group);
        button.setSelected(view == shown.get());
        return button;
    }

    /// A click on what is chosen already chooses it again.
    private static ToggleButton choice(String id, String tip, Runnable action) {
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(Controls.tooltip(tip));
        button.setOnAction(event -> {
            action.run();
            button.setSelected(true);
        });
        return button;
    }

    private void show(DockView view) {
        boolean turned = shown.get() == null || shown.get().group() != view.group();
        shown.set(view);
        last.put(view.group(), view);
        setCenter(view.content());
        if (turned) {
            offer(view.group());
        } else {
            choices.lookupAll(".dock-view").stream()
                    .map(ToggleButton.class::cast)
                    .forEach(button -> button.setSelected(button.getId().equals("tab-" + view.key())));
        }
    }

    private void offer(DockGroup group) {
        List<DockView> members =
                views.stream().filter(view -> view.group() == group).toList();
        ToggleGroup toggles = new ToggleGroup();
        choices.getChildren()
                .setAll(members.stream().map(view -> viewButton(view, toggles)).toList());
        choices.setVisible(members.size() > 1);
        choices.setManaged(members.size() > 1);
    }

    /// Shows the view of this key, where there is one.
    public void show(String key) {
        views.stream().filter(view -> view.key().equals(key)).findFirst().ifPresent(this::show);
    }

    /// All views, in their order.
    public List<DockView> views() {
        return List.copyOf(views);
    }

    public ReadOnlyObjectProperty<DockView> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// False while nobody can see the dock: then no view works.
    BooleanProperty awakeProperty() {
        return awake;
    }

    /// True while the dock has the whole room.
    public BooleanProperty maximizedProperty() {
        return maximized;
    }

    /// True while the dock is in a window of its own.
    public BooleanProperty detachedProperty() {
        return detached;
    }

    private void maximize() {
        if (!detached.get()) {
            maximized.set(!maximized.get());
        }
    }

    private void detach() {
        maximized.set(false);
        detached.set(!detached.get());
    }
}
