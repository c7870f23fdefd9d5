package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.compare.CompareModel;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.diagram.Padlocks;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.looks.InterpretabilityPage;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.template.Template;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Draws the window's main states into files, with no window and no display: a real run on all digits fills them. The
/// rooms and the groups of the dock have the names that docs/window.md shows them by.
public final class Screenshots {
    private static final int EPOCHS = 5;
    private static final double ABOVE = 40;
    private static final String DRAWN = "0:0.2,0.12:0.9,0.25:1,0.4:0.82,0.5:0.35,0.6:0.6,0.8:0.2,1:0.01";

    /// "Convolutional network".
    private static final String HANGUL = "합성곱 신경망";

    private enum Size {
        WIDE(1440, 900),
        SMALL(1000, 700);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Path folder;
    /// Its runs are no user's.
    private final Path own;
    private final List<Path> written = new ArrayList<>();
    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Scene scene;
    private boolean scrolled;
    private Optional<String> raised = Optional.empty();

    private Screenshots(Path folder) throws IOException {
        this.folder = folder;
        this.own = Files.createTempDirectory("netloom-screenshots");
    }

    /// Starts the toolkit where it does not run yet: set `glass.platform` and `prism.order` before, to do without a
    /// display.
    ///
    /// @return the files, all PNG
    /// @throws IOException where a file cannot be written or read
    /// @throws FileProblem where the samples are not what they should be
    public static List<Path> write(Path folder) throws IOException, FileProblem, InterruptedException {
        OffScreen.start();
        return new Screenshots(folder).draw();
    }

    private List<Path> draw() throws IOException, FileProblem, InterruptedException {
        Dataset all = Mnist.load(Samples.mnist());
        Diagram deep = Diagram.of(ProjectFile.read(Samples.network("deep-convnet")));
        Diagram simple = Diagram.of(ProjectFile.read(Samples.network("simple-convnet")));
        OffScreen.run(() -> {
            model = new DiagramModel(Documents.blank());
            desk = new TrainingDesk(() -> all, TrainingDesk.engine(), model, null, UserFolder.in(own));
            workbench = new Workbench(model, desk.parts());
            workbench.building().foldWhenNarrow();
            scene = OffScreen.scene(workbench, Size.WIDE.width, Size.WIDE.height);
            model.open(deep, Optional.empty());
        });
        inEveryDress("workbench");
        beforeTraining(deep);
        largeNetwork(deep);
        withShippedWeights();
        OffScreen.run(() -> panelOpen().set(true));
        inEveryDress("training-panel");
        scheduleAndRate();
        OffScreen.run(() -> panelOpen().set(false));
        startTraining();
        inEveryDress("learning");
        OffScreen.run(() -> workbench.dock().show("flow"));
        OffScreen.settle(scene);
        OffScreen.await(() -> desk.session().stateProperty().get() == TrainingState.IDLE
                || workbench.lookup("#flow-bars").isVisible());
        inEveryDress("training-flow");
        OffScreen.await(() -> desk.session().stateProperty().get() == TrainingState.IDLE);
        OffScreen.run(() -> workbench.dock().show("mistakes"));
        OffScreen.settle(scene);
        OffScreen.run(() -> press("#mistakes-grid", KeyCode.RIGHT));
        inEveryDress("mistakes");
        OffScreen.run(() -> workbench.dock().show("confusion"));
        inEveryDress("training-confusion");
        OffScreen.run(() -> workbench.dock().show("maps"));
        OffScreen.settle(scene);
        OffScreen.await(() -> workbench.lookup("#maps-grid") != null);
        OffScreen.run(() -> model.select(Set.of("conv2")));
        inEveryDress("inside");
        OffScreen.run(() -> model.select(Set.of()));
        lookDeeper();
        OffScreen.run(() -> workbench.dock().show("draw"));
        OffScreen.settle(scene);
        OffScreen.run(this::drawOne);
        inEveryDress("try-it");
        OffScreen.run(() -> workbench.dock().show("filters"));
        OffScreen.run(() -> model.select(Set.of("conv2")));
        OffScreen.run(() -> ((ToggleButton) workbench.lookup("#filters-both")).fire());
        inEveryDress("training-filters");
        OffScreen.run(() -> {
            workbench.dock().show("fields");
            model.select(Set.of("conv4"));
        });
        OffScreen.settle(scene);
        OffScreen.await(() -> workbench.lookup("#field-trained").getParent().isVisible());
        inEveryDress("receptive-field");
        OffScreen.run(() -> workbench.dock().show("layers"));
        inEveryDress("table");
        OffScreen.run(() -> {
            workbench.dock().show("curves");
            model.open(simple, Optional.empty());
            model.select(Set.of("conv1"));
            scrolled = true;
        });
        inEveryDress("stacked-3x3");
        compareRuns();
        compare();
        desk.session().close().join();
        Dataset few =
                new Dataset(all.name(), all.train().first(2000), all.test().first(500), all.classes());
        written.addAll(ContactSheet.write(folder, few, simple, UserFolder.in(own)));
        return written;
    }

    /// A schedule that was drawn, and a learning rate that was found.
    private void scheduleAndRate() throws IOException, InterruptedException {
        StringProperty kind = desk.settings().typed(TrainingFields.SCHEDULE);
        OffScreen.run(() -> {
            kind.set("points");
            desk.settings().typed(TrainingFields.SCHEDULE_POINTS).set(DRAWN);
            raised = Optional.of("#training-schedule");
        });
        inEveryDress("schedule");
        OffScreen.run(() -> {
            kind.set("one-cycle");
            ((Hyperlink) workbench.lookup("#training-find-rate")).fire();
            raised = Optional.of("#training-learning-rate");
        });
        OffScreen.await(() -> !desk.session().guests().isHosting());
        inEveryDress("rate-finder");
        OffScreen.run(() -> {
            ((Hyperlink) workbench.lookup("#training-find-rate")).fire();
            raised = Optional.empty();
            desk.settings().take(TrainingSettings.usual());
        });
    }

    /// Brings a row of the panel to its top, which is opened where the window is too narrow for it.
    private void raise(String row) {
        panelOpen().set(false);
        panelOpen().set(true);
        workbench.applyCss();
        workbench.layout();
        ScrollPane scroll = (ScrollPane) workbench.lookup("#training-panel .scroll-pane");
        Node content = scroll.getContent();
        Node node = workbench.lookup(row);
        double above =
                content.sceneToLocal(node.localToScene(node.getLayoutBounds())).getMinY() - ABOVE;
        double rest = content.getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(Math.clamp(above / rest, 0, 1));
    }

    private BooleanProperty panelOpen() {
        return desk.parts().training().orElseThrow().openProperty();
    }

    /// Every deeper look, once it has found what it looks for.
    private void lookDeeper() throws IOException, InterruptedException {
        for (String look : List.of("saliency", "dream", "plane", "nearest", "depth")) {
            OffScreen.run(() -> workbench.dock().show(look));
            OffScreen.settle(scene);
            OffScreen.await(((InterpretabilityPage)
                    workbench.dock().shownProperty().get().content())::isComplete);
            if (look.equals("plane")) {
                OffScreen.run(() -> press("#plane-points", KeyCode.RIGHT));
            }
            inEveryDress("training-looks-" + look);
        }
    }

    /// The long run against a short one of the network that is on the canvas now.
    private void compareRuns() throws IOException, InterruptedException {
        OffScreen.run(() -> {
            workbench.experiments().showRuns();
            workbench.rooms().open(Room.EXPERIMENTS);
            desk.session().train(model.diagram().graph(), TrainingConfig.of(2), PrecisionChoice.AUTO);
        });
        OffScreen.await(() -> desk.session().stateProperty().get() == TrainingState.IDLE);
        OffScreen.settle(scene);
        TableView<?> table = (TableView<?>) workbench.lookup("#runs-table");
        OffScreen.await(() -> table.getItems().size() == 2);
        Thread.sleep(2_000); // until the table has the end of the run
        OffScreen.run(() -> table.getSelectionModel().clearAndSelect(1));
        inEveryDress("runs-one");
        OffScreen.run(() -> table.getSelectionModel().selectIndices(0, 1));
        OffScreen.await(() -> workbench.lookup("#overlay-plot") != null);
        inEveryDress("runs-curves");
        for (String page : List.of("cost", "digits")) {
            OffScreen.run(() -> ((ToggleButton) workbench.lookup("#runs-page-" + page)).fire());
            inEveryDress("runs-" + page);
        }
    }

    /// A network that cannot be trained, with a name in Hangul, and views that have nothing to show yet.
    private void beforeTraining(Diagram deep) throws IOException, InterruptedException {
        OffScreen.run(() -> {
            model.open(Edits.delete(deep, List.of("flatten1")).named(HANGUL), Optional.empty());
            workbench.dock().show("mistakes");
        });
        inEveryDress("problem");
        OffScreen.run(() -> {
            model.open(deep, Optional.empty());
            workbench.dock().show("filters");
        });
        inEveryDress("filters-empty");
    }

    /// GoogLeNet in its modules, and with all of its blocks.
    private void largeNetwork(Diagram after) throws IOException, InterruptedException {
        Diagram folded = Diagram.of(Template.named("googlenet").orElseThrow().project());
        OffScreen.run(() -> {
            model.open(folded, Optional.empty());
            workbench.dock().show("curves");
        });
        inEveryDress("googlenet-folded");
        OffScreen.run(() -> model.open(GroupEdits.foldAll(folded, false), Optional.empty()));
        inEveryDress("googlenet-unfolded");
        OffScreen.run(() -> {
            model.open(after, Optional.empty());
            workbench.dock().show("filters");
        });
    }

    /// Before anything is asked, and when a short comparison is done.
    private void compare() throws IOException, InterruptedException {
        CompareModel compared = desk.compare().model();
        OffScreen.run(() -> desk.compare().open());
        OffScreen.await(() -> !((ListView<?>) workbench.lookup("#compare-prepared"))
                .getItems()
                .isEmpty());
        inEveryDress("compare-empty");
        OffScreen.run(() -> {
            ((ListView<?>) workbench.lookup("#compare-prepared"))
                    .getSelectionModel()
                    .select(0);
            compared.digitsProperty().set(2000);
            compared.start();
        });
        OffScreen.await(() -> compared.stateProperty().get() == CompareModel.State.IDLE
                && workbench.lookup("#compare-drawing-first") != null);
        inEveryDress("experiments");
        OffScreen.run(() -> workbench.rooms().open(Room.WORKBENCH));
    }

    /// What a newcomer sees.
    private void withShippedWeights() throws IOException, InterruptedException {
        OffScreen.run(desk.session()::load);
        OffScreen.await(() -> desk.shipped().shownProperty().get() != null);
        inEveryDress("shipped-filters");
        OffScreen.run(() -> workbench.rooms().open(Room.DATA));
        inEveryDress("data");
        transfer();
        OffScreen.run(() -> workbench.rooms().open(Room.WORKBENCH));
        OffScreen.run(() -> workbench.dock().show("mistakes"));
        inEveryDress("shipped-mistakes");
        OffScreen.run(() -> workbench.dock().show("curves"));
        inTheLibrary();
    }

    /// Padlocks on the lower half of the network, and the page about going on from trained weights.
    private void transfer() throws IOException, InterruptedException {
        OffScreen.run(() -> desk.parts().data().orElseThrow().openTransfer());
        OffScreen.await(() -> workbench.lookup("#transfer-layers") instanceof TableView<?> layers
                && !layers.getItems().isEmpty());
        inEveryDress("transfer");
        OffScreen.run(() -> {
            workbench.rooms().open(Room.WORKBENCH);
            model.edit("freeze", before -> Padlocks.turn(before, List.of("conv1", "conv2", "conv3", "conv4")));
            model.select(Set.of("conv2"));
        });
        inEveryDress("padlocks");
        OffScreen.run(model::undo);
    }

    private void inTheLibrary() throws IOException, InterruptedException {
        LibraryModel library = desk.parts().library().orElseThrow().model();
        OffScreen.run(library::readStart);
        inEveryDress("learn");
        OffScreen.run(library::readHistory);
        inEveryDress("library-contest");
        OffScreen.run(() -> library.readAboutNetwork("googlenet"));
        inEveryDress("library-network");
        OffScreen.run(() -> library.readAboutBlock("conv"));
        inEveryDress("library-block");
        OffScreen.run(library::readAboutTopFive);
        inEveryDress("library-top-five");
        OffScreen.run(library::close);
    }

    /// Returns within the last epoch, while it goes on.
    private void startTraining() throws IOException, InterruptedException {
        OffScreen.run(
                () -> desk.session().train(model.diagram().graph(), TrainingConfig.of(EPOCHS), PrecisionChoice.AUTO));
        OffScreen.await(() -> desk.session().progress().fractionProperty().get() > (EPOCHS - 0.8) / EPOCHS);
    }

    private void inEveryDress(String name) throws IOException, InterruptedException {
        for (Theme theme : Theme.values()) {
            for (Size size : Size.values()) {
                OffScreen.run(() -> {
                    workbench.wear(theme);
                    // Before it moves: JavaFX mixes up styles of the old dress with those of the new one otherwise.
                    workbench.applyCss();
                    scene = OffScreen.scene(workbench, size.width, size.height);
                });
                OffScreen.settle(scene);
                OffScreen.run(this::fit);
                if (raised.isPresent()) {
                    OffScreen.run(() -> raise(raised.get()));
                    OffScreen.settle(scene);
                    OffScreen.run(() -> raise(raised.get()));
                }
                String file = "%s-%s-%dx%d.png"
                        .formatted(name, theme.name().toLowerCase(Locale.ROOT), size.width, size.height);
                written.add(OffScreen.draw(scene, folder.resolve(file)));
            }
        }
    }

    /// The whole network, and the notes on a selected convolution.
    private void fit() {
        DiagramCanvas canvas = (DiagramCanvas) workbench.lookup("#canvas");
        if (canvas == null) {
            return; // networks are compared in its place
        }
        canvas.view().fit();
        ScrollPane inspector = (ScrollPane) workbench.lookup("#inspector");
        if (inspector == null) {
            return; // the panel of a training has its place
        }
        Node notes = workbench.lookup("#stacked-convs");
        inspector.setVvalue(notes != null && scrolled ? inspector.getVmax() : 0);
    }

    /// A one, with the keyboard.
    private void drawOne() {
        press("#draw-pad", KeyCode.SPACE);
        for (int i = 0; i < 14; i++) {
            press("#draw-pad", KeyCode.DOWN);
        }
        press("#draw-pad", KeyCode.SPACE);
    }

    private void press(String id, KeyCode key) {
        Node node = workbench.lookup(id);
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
