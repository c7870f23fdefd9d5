package dev.netloom.app.compare;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;

/// Everything about comparing that the window shows: the view, the button that opens it, and what the canvas offers.
public final class CompareDesk {
    /// From this width on the toolbar has room.
    private static final double WIDE = 1300;

    private final CompareModel model;
    private final DiagramModel diagram;
    private final CompareView view;
    private final Prepared.Source source;
    private boolean read;

    /// @param keeping enters the runs of an experiment into the history
    public CompareDesk(TrainingSession session, DiagramModel diagram, CompareModel.Keeping keeping) {
        this(session, diagram, keeping, Prepared.Source.SAMPLES);
    }

    CompareDesk(TrainingSession session, DiagramModel diagram, CompareModel.Keeping keeping, Prepared.Source source) {
        this.diagram = diagram;
        this.source = source;
        model = new CompareModel(session, keeping);
        view = new CompareView(model, session.dataProperty());
        view.openProperty().subscribe(open -> {
            if (open) {
                prepare();
            }
        });
    }

    /// Asks the canvas what it has, and reads the prepared experiments; again, where some could not be read.
    private void prepare() {
        view.offerOwn(questions().all());
        view.takeKeyboard();
        if (!read) {
            read = true;
            Background.run(
                    () -> Prepared.read(source),
                    this::offer,
                    failure -> offer(new Prepared(List.of(), List.of(FileReason.of(failure)))));
        }
    }

    private void offer(Prepared prepared) {
        read = prepared.unread().isEmpty();
        view.offer(prepared);
    }

    private CanvasQuestions questions() {
        return new CanvasQuestions(diagram.diagram(), diagram.selection());
    }

    public CompareModel model() {
        return model;
    }

    public CompareView view() {
        return view;
    }

    /// Opens and closes the view, and tells how far a comparison is while one goes on. For the toolbar of a wide
    /// window.
    public ToggleButton button() {
        return button("compare", true);
    }

    /// The same for the status bar of a narrow window, whose toolbar has no room.
    public ToggleButton smallButton() {
        return button("compare-small", false);
    }

    private ToggleButton button(String id, boolean inWide) {
        ToggleButton button = new ToggleButton(Texts.of("compare.button"), Icons.of("mdi2c-compare"));
        button.setId(id);
        button.getStyleClass().addAll("flat", "compare-button");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setTooltip(Controls.tooltip(Controls.withKeys(Shortcut.COMPARE)));
        button.setAccessibleText(Shortcut.COMPARE.text());
        button.sceneProperty().flatMap(Scene::widthProperty).subscribe(width -> {
            boolean wide = width == null || width.doubleValue() >= WIDE;
            button.setVisible(wide == inWide);
            button.setManaged(wide == inWide);
        });
        button.selectedProperty().bindBidirectional(view.openProperty());
        model.progressProperty().subscribe(() -> name(button));
        model.stateProperty().subscribe(() -> name(button));
        return button;
    }

    private void name(ToggleButton button) {
        double done = Math.floor(model.progressProperty().get() * 100) / 100;
        button.setText(
                model.stateProperty().get().isActive()
                        ? Texts.of("compare.button.busy", done)
                        : Texts.of("compare.button"));
    }

    /// What keys do in the whole window.
    public Map<Shortcut, Runnable> keys() {
        return Map.of(
                Shortcut.COMPARE,
                () -> view.openProperty().set(!view.openProperty().get()));
    }

    /// Gives the canvas the A/B of its skips, in its menu and on keys.
    public void meet(DiagramCanvas canvas) {
        MenuItem one = item(Shortcut.WITHOUT_SKIP, this::withoutSkip);
        MenuItem all = item(Shortcut.WITHOUT_SKIPS, this::withoutSkips);
        canvas.extendMenu(List.of(one, all));
        canvas.shortcuts().on(Shortcut.WITHOUT_SKIP, this::withoutSkip);
        canvas.shortcuts().on(Shortcut.WITHOUT_SKIPS, this::withoutSkips);
        Runnable follow = () -> {
            one.setDisable(
                    questions().skip(diagram.selectedWireProperty().get()).isEmpty());
            all.setDisable(diagram.diagram().graph().nodes().stream()
                    .noneMatch(node -> node.block() instanceof dev.netloom.engine.block.Add));
        };
        diagram.selectionProperty().subscribe(follow);
        diagram.selectedWireProperty().subscribe(follow);
        diagram.diagramProperty().subscribe(follow);
        follow.run();
    }

    private static MenuItem item(Shortcut shortcut, Runnable action) {
        MenuItem item = new MenuItem(shortcut.text(), Icons.of("mdi2c-compare"));
        item.setId("menu-" + shortcut.key());
        item.setAccelerator(shortcut.keys().getFirst());
        item.setOnAction(event -> action.run());
        return item;
    }

    private void withoutSkip() {
        if (diagram.checkProperty().get().ok()) {
            compare(questions().withoutSkip(diagram.selectedWireProperty().get()));
        }
    }

    private void withoutSkips() {
        if (diagram.checkProperty().get().ok()) {
            compare(questions().withoutSkips());
        }
    }

    /// Asks, opens the view, and begins.
    private void compare(Optional<Question> question) {
        question.ifPresent(asked -> {
            model.choose(asked);
            view.openProperty().set(true);
            model.start();
        });
    }
}
