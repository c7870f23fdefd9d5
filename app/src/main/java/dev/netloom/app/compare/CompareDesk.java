package dev.netloom.app.compare;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;

/// Everything about comparing that the window shows: the view, the button that opens it, and what the canvas offers.
public final class CompareDesk {
    private final CompareModel model;
    private final DiagramModel diagram;
    private final Supplier<CompareView> making;
    private Optional<CompareView> view = Optional.empty();
    private final Prepared.Source source;
    private boolean read;
    private List<Question> prepared = List.of();
    private String wanted = "";
    private Runnable open = () -> {};

    /// @param keeping enters the runs of an experiment into the history
    /// @param saver asks where pictures and tables go
    public CompareDesk(TrainingSession session, DiagramModel diagram, CompareModel.Keeping keeping, FileSaver saver) {
        this(session, diagram, keeping, saver, Prepared.Source.SAMPLES);
    }

    CompareDesk(
            TrainingSession session,
            DiagramModel diagram,
            CompareModel.Keeping keeping,
            FileSaver saver,
            Prepared.Source source) {
        this.diagram = diagram;
        this.source = source;
        model = new CompareModel(session, keeping);
        making = () -> new CompareView(model, session.dataProperty(), saver);
    }

    /// @param address of the cluster that is trained on; blank for this computer. Asked on the training thread
    public void trainOn(Supplier<String> address) {
        model.trainOn(address);
    }

    /// Asks the canvas what it has, and reads the prepared experiments; again, where some could not be read.
    private void prepare() {
        view().offerOwn(questions().all());
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
        this.prepared = prepared.questions();
        view().offer(prepared);
        askWanted();
    }

    private void askWanted() {
        prepared.stream()
                .filter(question -> question.experiment().name().equals(wanted))
                .findFirst()
                .ifPresent(question -> {
                    wanted = "";
                    model.choose(question);
                });
    }

    private CanvasVariants questions() {
        return new CanvasVariants(diagram.diagram(), diagram.selection());
    }

    public CompareModel model() {
        return model;
    }

    /// Made when it is first asked for, since most sessions never show it.
    public CompareView view() {
        if (view.isEmpty()) {
            view = Optional.of(making.get());
            view.get().activeProperty().subscribe(active -> {
                if (active) {
                    prepare();
                }
            });
        }
        return view.get();
    }

    /// Tells in the status bar how far a comparison is, while one goes on; a click opens the view.
    public Button progressButton() {
        Button button = new Button(null, Icons.of("mdi2c-compare"));
        button.setId("compare-progress");
        button.getStyleClass().addAll("flat", "compare-button");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setTooltip(Controls.tooltip(Controls.withKeys(Shortcut.COMPARE)));
        button.setOnAction(event -> open());
        model.progressProperty().subscribe(() -> name(button));
        model.stateProperty().subscribe(state -> name(button));
        return button;
    }

    private void name(Button button) {
        double done = Math.floor(model.progressProperty().get() * 100) / 100;
        button.setText(Texts.of("compare.button.busy", done));
        button.setVisible(model.stateProperty().get().isActive());
        button.setManaged(button.isVisible());
    }

    /// Shows the view.
    public void open() {
        open.run();
    }

    /// Shows the prepared experiment of this name, as soon as it is read; while another one runs, that stays.
    public void openPrepared(String name) {
        wanted = name;
        open();
        askWanted();
    }

    /// @param open shows the view
    public void setOnOpen(Runnable open) {
        this.open = open;
    }

    /// What keys do in the whole window.
    public Map<Shortcut, Runnable> keys() {
        return Map.of(Shortcut.COMPARE, this::open);
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
            open();
            model.start();
        });
    }
}
