package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.compare.CompareDesk;
import dev.netloom.app.data.DataRoom;
import dev.netloom.app.ensemble.EnsembleView;
import dev.netloom.app.flow.GradientWires;
import dev.netloom.app.library.Library;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.runs.RunsView;
import dev.netloom.app.sweep.SweepView;
import dev.netloom.app.training.TrainingPanel;
import dev.netloom.app.ui.Shortcut;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;

/// What other parts of the program put into the window.
///
/// @param tools in the toolbar of the Workbench, to the right of undo and redo
/// @param views in the dock, before its own
/// @param status in the status bar, to the left of the totals
/// @param closing is told that the window is about to close, and runs what it is given once that is all right
/// @param previews what blocks put out, for the canvas to show
/// @param wires how wide the canvas's wires are
/// @param keys what shortcuts do in the whole window, besides its own
/// @param meeting is shown the canvas, once it is there
/// @param filing is shown what opens and saves documents, once it is there
/// @param compare the experiments
/// @param ensembles makes the page of networks that answer together, once it is to be seen
/// @param sweeps makes the page of many settings of one network, once it is to be seen
/// @param runs makes the history of all runs, once it is to be seen
/// @param dock is shown the dock, once it is there
/// @param library the pages, where others lead to some of them
/// @param data the images in use
/// @param training stands in place of the inspector while it is open
/// @param weights of the run, for the table of layers
/// @param filed what else can be done with files, for a menu
public record WorkbenchParts(
        List<Node> tools,
        List<DockView> views,
        List<Node> status,
        Consumer<Runnable> closing,
        Optional<Previews> previews,
        Optional<GradientWires> wires,
        Map<Shortcut, Runnable> keys,
        Consumer<DiagramCanvas> meeting,
        Consumer<Documents> filing,
        Optional<CompareDesk> compare,
        Optional<Supplier<EnsembleView>> ensembles,
        Optional<Supplier<SweepView>> sweeps,
        Optional<Supplier<RunsView>> runs,
        Consumer<Dock> dock,
        Optional<Library> library,
        Optional<DataRoom> data,
        Optional<TrainingPanel> training,
        Optional<LiveWeights> weights,
        List<MenuItem> filed) {
    public static final WorkbenchParts NONE = new WorkbenchParts(
            List.of(),
            List.of(),
            List.of(),
            Runnable::run,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            canvas -> {},
            documents -> {},
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            dock -> {},
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
}
