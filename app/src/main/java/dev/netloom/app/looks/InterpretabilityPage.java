package dev.netloom.app.looks;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// What the deeper looks have in common: a line of controls, a content or the reason why there is none,
/// and that nothing is computed while nobody looks.
public abstract class InterpretabilityPage extends StackPane {
    /// Everything that takes seconds waits for its turn here.
    static final Background.Lane LANE = new Background.Lane("looks");

    /// What the way to the explanation takes, with all gaps.
    private static final double ABOUT = 70;

    private final String key;
    private final Source source;
    private final List<Node> controls = new ArrayList<>();
    private final BorderPane content = new BorderPane();
    private final EmptyState empty = new EmptyState("looks.empty");
    private final Throttle throttle;
    /// Whether there is something to look at, or a way to it.
    private final BooleanProperty there = new SimpleBooleanProperty(this, "there");

    /// @param key `looks.KEY`: name of the texts and the id
    /// @param source asked while somebody looks
    /// @param apart milliseconds between two refreshes
    InterpretabilityPage(String key, Source source, double apart) {
        this.key = key;
        this.source = source;
        throttle = new Throttle(Duration.millis(apart), this::refresh);
        activeProperty().set(false);
        source.watch().activeProperty().bind(activeProperty());
        setId("looks-" + key);
        setMinHeight(0);
        getStyleClass().add("looks");
        content.setMinHeight(0);
        BorderPane page = new BorderPane(content);
        page.setMinHeight(0);
        page.setTop(head());
        getChildren().addAll(page, empty);
    }

    /// The controls, where there is something to control, and the explanation at the end of the line.
    private HBox head() {
        FlowPane line = new FlowPane();
        line.getStyleClass().add("looks-controls");
        line.prefWrapLengthProperty().bind(widthProperty().subtract(ABOUT)); // for its height as well
        line.setMinHeight(FlowPane.USE_PREF_SIZE);
        HBox.setHgrow(line, Priority.ALWAYS);
        there.subscribe(now -> line.getChildren().setAll(now ? controls : List.of()));
        HBox head = new HBox(line, new Explanation("looks-about-" + key, "looks." + key + ".about"));
        head.getStyleClass().add("looks-head");
        head.setMinHeight(FlowPane.USE_PREF_SIZE);
        return head;
    }

    public final String key() {
        return key;
    }

    /// True while somebody looks.
    public final BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// Refreshes soon, if somebody looks.
    final void request() {
        throttle.request();
    }

    /// Refreshes from now on whenever there may be something else to look at: the last thing that a page does as it is
    /// made.
    final void watch() {
        source.subscribe(this::request);
        activeProperty().subscribe(active -> {
            if (active) {
                request();
            } else {
                leave();
            }
        });
    }

    final Source source() {
        return source;
    }

    /// Shows what there is now.
    final void refresh() {
        Optional<InspectedNetwork> network = source.subject();
        if (network.isEmpty()) {
            lose();
            miss(source.absence().get());
        } else {
            showNetwork(network.get());
        }
    }

    /// Shows what there is to see in a network.
    abstract void showNetwork(InspectedNetwork now);

    /// Nobody looks any more: ends what goes on.
    abstract void leave();

    /// There is no network any more.
    void lose() {
        leave();
    }

    /// Whether everything that was looked for has been found.
    public abstract boolean isComplete();

    final void control(Node... nodes) {
        controls.addAll(List.of(nodes));
    }

    final void fill(Node middle) {
        content.setCenter(middle);
    }

    /// Shows why there is nothing to look at.
    final void miss(String why) {
        empty.say(why);
        empty.setVisible(true);
        content.setVisible(false);
        there.set(why.equals("looks.undrawn")); // the controls lead out of that
    }

    final void found() {
        empty.setVisible(false);
        content.setVisible(true);
        there.set(true);
    }

    /// A box to choose from, with its tip from `ID` with dots for dashes.
    static <T> ComboBox<T> choice(String id) {
        ComboBox<T> box = new ComboBox<>();
        box.getStyleClass().add("looks-choice");
        return prepared(box, id);
    }

    static <C extends Control> C prepared(C control, String id) {
        String tip = Texts.of(id.replace('-', '.') + ".tip");
        control.setId(id);
        control.setTooltip(Controls.tooltip(tip));
        control.setAccessibleText(tip);
        control.setMinWidth(USE_PREF_SIZE);
        return control;
    }

    static Button button(String id, Runnable action) {
        Button button = prepared(new Button(Texts.of(id.replace('-', '.'))), id);
        button.getStyleClass().add("looks-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    /// Shows how far something is, while it goes on.
    static HBox progress(String id, String what, ReadOnlyDoubleProperty progress) {
        ProgressBar bar = new ProgressBar(0);
        bar.setId(id);
        bar.setPrefWidth(120);
        bar.setAccessibleText(Texts.of(what));
        Label words = Controls.label(Texts.of(what), "looks-words");
        HBox box = new HBox(words, bar);
        box.getStyleClass().add("looks-progress");
        box.setVisible(false);
        box.managedProperty().bind(box.visibleProperty());
        progress.subscribe(done -> {
            box.setVisible(done.doubleValue() >= 0);
            bar.setProgress(Math.max(0, done.doubleValue()));
        });
        return box;
    }

    /// Keeps what is chosen where it is still offered.
    static <T> void offer(ComboBox<T> box, List<T> items, T usual) {
        if (!box.getItems().equals(items)) {
            T last = box.getValue();
            box.getItems().setAll(items);
            box.setValue(items.contains(last) ? last : usual);
        }
    }
}
